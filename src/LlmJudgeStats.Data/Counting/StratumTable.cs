namespace LlmJudgeStats.Data;

/// <summary>Counts by the value of the stratum column.</summary>
internal sealed class StratumTable
{
    /// <summary>The most values of a stratum column: more are ids.</summary>
    public const int MostValues = 200;

    private readonly List<StratumCounter> _strata = [];

    /// <summary>The counts of a value; <see langword="null"/> when there are too many values.</summary>
    public StratumCounter? Find(ReadOnlySpan<char> value)
    {
        foreach (var stratum in _strata)
        {
            if (value.SequenceEqual(stratum.Value)) return stratum;
        }
        if (_strata.Count == MostValues) return null;
        _strata.Add(new(value.ToString()));
        return _strata[^1];
    }

    /// <summary>Strata by verdict and value, those without an item left out.</summary>
    public IReadOnlyList<JudgmentStratum> ToStrata() =>
    [
        .. _strata.SelectMany(one => one.ToStrata()).Where(stratum => stratum.Labels.Count + stratum.Unlabelled > 0)
            .OrderBy(stratum => stratum.Verdict),
    ];
}

/// <summary>The counts of one value.</summary>
internal sealed class StratumCounter(string value)
{
    private CellCounts _cells;

    public string Value => value;

    public void Add(Outcome verdict, Outcome label, long items) => _cells.Add(verdict, label, items);

    public IEnumerable<JudgmentStratum> ToStrata() =>
    [
        Stratum(JudgmentVerdict.Pass, Outcome.Pass), Stratum(JudgmentVerdict.Fail, Outcome.Fail),
        Stratum(JudgmentVerdict.None, Outcome.Missing),
    ];

    private JudgmentStratum Stratum(JudgmentVerdict verdict, Outcome outcome) =>
        new(verdict, value, _cells.LabelsOf(outcome), _cells.Of(outcome, Outcome.Missing));
}
