namespace LlmJudgeStats.Data;

/// <summary>The running counts of one group.</summary>
internal sealed class GroupCounter(int index, IReadOnlyList<GroupKey> key)
{
    private CellCounts _cells;
    private long _revealedPass;
    private long _revealedFail;
    private long _hiddenPass;
    private long _hiddenFail;
    private long _unresolved;
    private StratumTable? _strata;

    public int Index => index;

    /// <summary>Rows whose id this group has seen before.</summary>
    public long Repeats { get; set; }

    public JudgeNames Judges { get; } = new();

    public IReadOnlyList<GroupKey> Key => key;

    /// <summary>Labelled items whose label is the verdict, and all that have both.</summary>
    public (Int128 Alike, Int128 Both) Agreement
    {
        get
        {
            var alike = (Int128)_cells.Of(Outcome.Pass, Outcome.Pass) + _cells.Of(Outcome.Fail, Outcome.Fail);
            return (alike, alike + _cells.Of(Outcome.Pass, Outcome.Fail) + _cells.Of(Outcome.Fail, Outcome.Pass));
        }
    }

    /// <summary>Counts an item of the population; without a verdict or a visible label, as one without.</summary>
    public void Add(Outcome verdict, Outcome label, long items) => _cells.Add(verdict, label, items);

    /// <summary>Counts it by the value of the stratum column, too.</summary>
    /// <returns>Whether there was room for the value.</returns>
    public bool AddToStratum(ReadOnlySpan<char> value, Outcome verdict, Outcome label, long items)
    {
        var stratum = (_strata ??= new()).Find(value);
        stratum?.Add(verdict, label, items);
        return stratum is not null;
    }

    /// <summary>Counts a test item whose label is hidden.</summary>
    public void AddHidden(Outcome verdict, Outcome label, long items)
    {
        if (verdict is Outcome.Pass) Add(ref _hiddenPass, items);
        else if (verdict is Outcome.Fail) Add(ref _hiddenFail, items);
        if (verdict is Outcome.Missing or Outcome.Unresolved) return;
        if (label is Outcome.Pass) Add(ref _revealedPass, items);
        else if (label is Outcome.Fail) Add(ref _revealedFail, items);
    }

    /// <summary>Counts an item that somebody could not label.</summary>
    public void AddUnresolved(long items) => Add(ref _unresolved, items);

    public JudgmentGroup ToGroup() => new()
    {
        Key = Key,
        Test = new() { Positives = _cells.Of(Outcome.Pass, Outcome.Missing), Negatives = _cells.Of(Outcome.Fail, Outcome.Missing) },
        Calibration = new()
        {
            TruePositive = _cells.Of(Outcome.Pass, Outcome.Pass),
            FalseNegative = _cells.Of(Outcome.Fail, Outcome.Pass),
            FalsePositive = _cells.Of(Outcome.Pass, Outcome.Fail),
            TrueNegative = _cells.Of(Outcome.Fail, Outcome.Fail),
        },
        Revealed = new() { Positives = _revealedPass, Negatives = _revealedFail },
        HiddenVerdicts = new() { Positives = _hiddenPass, Negatives = _hiddenFail },
        Unjudged = new() { Labels = _cells.LabelsOf(Outcome.Missing), Unlabelled = _cells.Of(Outcome.Missing, Outcome.Missing) },
        UnresolvedLabels = _unresolved,
        LabelledItems = (long)Int128.Min(Agreement.Both, long.MaxValue),
        Judges = Judges,
        OwnStrata = _strata?.ToStrata() ?? [],
    };

    private static void Add(ref long count, long items) => count = checked(count + items);
}
