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

    /// <summary>Test items by value, those without any left out.</summary>
    public IReadOnlyList<JudgmentTestStratum> ToTestStrata() =>
        [.. _strata.Select(one => one.ToTestStratum()).Where(stratum => stratum.Test.Count > 0)];

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
    private ClusteredTally _clusters;
    private JudgeTally _inClusters;

    public string Value => value;

    public void Add(Outcome verdict, Outcome label, long items) => _cells.Add(verdict, label, items);

    /// <summary>Counts the test items of a cluster, which were counted before as if they stood alone.</summary>
    public void AddCluster(JudgeTally cluster)
    {
        _clusters += ClusteredTally.OfCluster(cluster);
        _inClusters += cluster;
    }

    public JudgmentTestStratum ToTestStratum()
    {
        var alone = new JudgeTally
        {
            Positives = _cells.Of(Outcome.Pass, Outcome.Missing) - _inClusters.Positives,
            Negatives = _cells.Of(Outcome.Fail, Outcome.Missing) - _inClusters.Negatives,
        };
        return new(value, _clusters + ClusteredCounts.FromItems(default, alone).Test);
    }

    public IEnumerable<JudgmentStratum> ToStrata() =>
    [
        Stratum(JudgmentVerdict.Pass, Outcome.Pass), Stratum(JudgmentVerdict.Fail, Outcome.Fail),
        Stratum(JudgmentVerdict.None, Outcome.Missing),
    ];

    private JudgmentStratum Stratum(JudgmentVerdict verdict, Outcome outcome) =>
        new(verdict, value, _cells.LabelsOf(outcome), _cells.Of(outcome, Outcome.Missing));
}
