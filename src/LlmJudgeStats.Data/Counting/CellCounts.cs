using System.Runtime.CompilerServices;

namespace LlmJudgeStats.Data;

/// <summary>Items by verdict (pass, fail, none) and label (pass, fail, none).</summary>
[InlineArray(Verdicts * Labels)]
internal struct CellCounts
{
    public const int Verdicts = 3;
    public const int Labels = 3;
    private long _first;

    public readonly long Of(Outcome verdict, Outcome label) => this[PlaceOf(verdict, label)];

    public void Add(Outcome verdict, Outcome label, long items)
    {
        ref var count = ref this[PlaceOf(verdict, label)];
        count = checked(count + items);
    }

    /// <summary>Those with a verdict and a label.</summary>
    public readonly ConfusionCounts Labelled => new()
    {
        TruePositive = Of(Outcome.Pass, Outcome.Pass),
        FalseNegative = Of(Outcome.Fail, Outcome.Pass),
        FalsePositive = Of(Outcome.Pass, Outcome.Fail),
        TrueNegative = Of(Outcome.Fail, Outcome.Fail),
    };

    /// <summary>Those with a verdict and no label.</summary>
    public readonly JudgeTally Test =>
        new() { Positives = Of(Outcome.Pass, Outcome.Missing), Negatives = Of(Outcome.Fail, Outcome.Missing) };

    /// <summary>All of a verdict, with a label or without.</summary>
    public readonly long OfVerdict(Outcome verdict) => LabelsOf(verdict).Count + Of(verdict, Outcome.Missing);

    /// <summary>Counts of each kind, in the order of <see cref="PlaceOf"/>.</summary>
    public static CellCounts From(ReadOnlySpan<int> counts)
    {
        CellCounts cells = default;
        for (var i = 0; i < counts.Length; i++) cells[i] = counts[i];
        return cells;
    }

    public readonly JudgeTally LabelsOf(Outcome verdict) =>
        new() { Positives = Of(verdict, Outcome.Pass), Negatives = Of(verdict, Outcome.Fail) };

    public static int PlaceOf(Outcome verdict, Outcome label) => (Place(verdict) * Labels) + Place(label);

    private static int Place(Outcome outcome) => outcome switch
    {
        Outcome.Pass => 0,
        Outcome.Fail => 1,
        _ => 2,
    };
}
