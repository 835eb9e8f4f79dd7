namespace LlmJudgeStats.Data;

/// <summary>The weights of one group.</summary>
internal sealed class WeightSums
{
    private readonly Part _test = new();
    private readonly Part _passes = new();
    private readonly Part _fails = new();
    private double _unlabelled;
    private double _labelled;

    /// <summary>Counts an item of the cluster that is open: it ends with <see cref="EndCluster"/>.</summary>
    public void Add(Outcome verdict, Outcome label, double weight) => PartOf(label).Add(verdict, weight);

    /// <summary>Ends a cluster.</summary>
    public void EndCluster()
    {
        _test.EndCluster();
        _passes.EndCluster();
        _fails.EndCluster();
    }

    /// <summary>Counts an item without a verdict.</summary>
    public void AddUnjudged(Outcome label, double weight)
    {
        if (label is Outcome.Missing) _unlabelled += weight;
        else _labelled += weight;
    }

    public JudgmentWeights ToWeights() => new()
    {
        Test = _test.Sum,
        PassLabels = _passes.Sum,
        FailLabels = _fails.Sum,
        UnlabelledWithoutVerdict = _unlabelled,
        LabelledWithoutVerdict = _labelled,
    };

    private Part PartOf(Outcome label) => label switch
    {
        Outcome.Pass => _passes,
        Outcome.Fail => _fails,
        _ => _test,
    };

    private sealed class Part
    {
        private readonly List<double> _weights = [];
        private readonly List<bool> _verdicts = [];

        public WeightedTally Sum { get; private set; }

        public void Add(Outcome verdict, double weight)
        {
            _weights.Add(weight);
            _verdicts.Add(verdict is Outcome.Pass);
        }

        public void EndCluster()
        {
            if (_weights.Count == 0) return;
            Sum += WeightedTally.OfCluster([.. _weights], [.. _verdicts]);
            _weights.Clear();
            _verdicts.Clear();
        }
    }
}
