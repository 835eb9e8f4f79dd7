namespace LlmJudgeStats.Data;

/// <summary>The running counts of one group. There may be a million: what few groups have is made when it is there.</summary>
/// <param name="index">The place among the groups.</param>
/// <param name="names">The names of the columns by which rows are grouped.</param>
/// <param name="values">The values of them in this group.</param>
internal sealed class GroupCounter(int index, IReadOnlyList<string> names, string[] values)
{
    private static readonly JudgeNames s_nobody = new();
    private static readonly RareCounts s_none = new();
    private CellCounts _cells;
    private RareCounts? _rare;
    private StratumTable? _strata;
    private JudgeNames? _judges;
    private ClusterSums? _clusters;
    private RunTally? _runs;
    private WeightSums? _weights;

    public int Index => index;

    /// <summary>Rows that became items of the group, judged or not.</summary>
    public long Rows { get; set; }

    /// <summary>Rows whose id this group has seen before.</summary>
    public long Repeats
    {
        get => (_rare ?? s_none).Repeats;
        set => Rare.Repeats = value;
    }

    /// <summary>Who gave the verdicts.</summary>
    public JudgeNames Judges => _judges ?? s_nobody;

    public string[] Values => values;

    public IReadOnlyList<GroupKey> Key => [.. values.Select((value, i) => new GroupKey(names[i], value))];

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
    /// <returns>Its stratum; nothing where there was no room for the value.</returns>
    public StratumCounter? AddToStratum(ReadOnlySpan<char> value, Outcome verdict, Outcome label, long items)
    {
        _strata ??= new();
        var stratum = _strata.Find(value);
        stratum?.Add(verdict, label, items);
        return stratum;
    }

    /// <summary>The weights of the group, made when there are some.</summary>
    public WeightSums Weights => _weights ??= new();

    /// <summary>Counts a test item whose label is hidden.</summary>
    public void AddHidden(Outcome verdict, Outcome label, long items)
    {
        if (verdict is Outcome.Pass) Add(ref Rare.HiddenPass, items);
        else if (verdict is Outcome.Fail) Add(ref Rare.HiddenFail, items);
        if (verdict is Outcome.Missing or Outcome.Unresolved) return;
        if (label is Outcome.Pass) Add(ref Rare.RevealedPass, items);
        else if (label is Outcome.Fail) Add(ref Rare.RevealedFail, items);
    }

    /// <summary>Notes who gave a verdict.</summary>
    public void AddJudge(ReadOnlySpan<char> judge, ItemRoles role)
    {
        _judges ??= new();
        _judges.Add(judge, role);
    }

    /// <summary>The clusters of the group, made when there are some and all rows were counted.</summary>
    public ClusterSums Clusters => _clusters ??= new(keepsUnjudged: _cells.OfVerdict(Outcome.Missing) > 0);

    /// <summary>The runs of its items, made when there are some.</summary>
    public RunTally Runs => _runs ??= new();

    /// <summary>Counts an item that somebody could not label.</summary>
    public void AddUnresolved(long items) => Add(ref Rare.Unresolved, items);

    public JudgmentGroup ToGroup()
    {
        var rare = _rare ?? s_none;
        return new()
        {
            Key = Key,
            Rows = Rows,
            Test = _cells.Test,
            Calibration = _cells.Labelled,
            Revealed = new() { Positives = rare.RevealedPass, Negatives = rare.RevealedFail },
            HiddenVerdicts = new() { Positives = rare.HiddenPass, Negatives = rare.HiddenFail },
            Unjudged = new() { Labels = _cells.LabelsOf(Outcome.Missing), Unlabelled = _cells.Of(Outcome.Missing, Outcome.Missing) },
            UnresolvedLabels = rare.Unresolved,
            LabelledItems = (long)Int128.Min(Agreement.Both, long.MaxValue),
            Judges = Judges,
            OwnStrata = _strata?.ToStrata() ?? [],
            TestStrata = _strata?.ToTestStrata() ?? [],
            Weights = _weights?.ToWeights(),
            Runs = _runs?.ToRuns(),
            Clusters = _clusters?.ToClusters(in _cells),
        };
    }

    private RareCounts Rare => _rare ??= new();

    private static void Add(ref long count, long items) => count = checked(count + items);

    private sealed class RareCounts
    {
        public long RevealedPass;
        public long RevealedFail;
        public long HiddenPass;
        public long HiddenFail;
        public long Unresolved;
        public long Repeats;
    }
}
