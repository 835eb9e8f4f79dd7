namespace LlmJudgeStats.Data;

/// <summary>What an item is counted as: its verdict (pass, fail, none) and its visible label (pass, fail, none).</summary>
internal readonly record struct ItemKind
{
    /// <summary>How many kinds there are.</summary>
    public const int All = CellCounts.Verdicts * CellCounts.Labels;

    private readonly byte _number;    // from 1 on: 0 is no item

    private ItemKind(int number) => _number = (byte)number;

    /// <summary>Nothing: what has not been seen.</summary>
    public static ItemKind None => default;

    /// <summary>From 0 on.</summary>
    public int Place => _number - 1;

    /// <summary>Whether it is a calibration or a test item.</summary>
    public bool IsLabelled => this != None && Place % CellCounts.Labels < 2;

    /// <summary>Whether the labels of both are pass, or both fail, or both none.</summary>
    public bool HasSameLabel(ItemKind other) => Place % CellCounts.Labels == other.Place % CellCounts.Labels;

    /// <summary>Whether the verdict is pass.</summary>
    public bool Passes => this != None && Place / CellCounts.Labels == 0;

    /// <summary>Whether the label is pass.</summary>
    public bool HasPassLabel => this != None && Place % CellCounts.Labels == 0;

    /// <summary>A labelled and judged item as a table of one.</summary>
    public ConfusionCounts ToCounts() => new()
    {
        TruePositive = Passes && HasPassLabel ? 1 : 0,
        FalseNegative = !Passes && HasPassLabel ? 1 : 0,
        FalsePositive = Passes && !HasPassLabel ? 1 : 0,
        TrueNegative = !Passes && !HasPassLabel ? 1 : 0,
    };

    public static ItemKind Of(Outcome verdict, Outcome label) => new(CellCounts.PlaceOf(verdict, label) + 1);

    public static ItemKind FromNumber(uint number) => new((int)number);

    public uint ToNumber() => _number;
}
