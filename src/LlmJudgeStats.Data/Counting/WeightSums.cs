namespace LlmJudgeStats.Data;

/// <summary>The weights of one group.</summary>
internal sealed class WeightSums
{
    private readonly List<double> _weights = [];
    private readonly List<bool> _verdicts = [];
    private WeightedTally _test;
    private WeightedTally _passes;
    private WeightedTally _fails;
    private double _unlabelled;
    private double _labelled;

    /// <summary>Counts an item that stands alone.</summary>
    public void Add(Outcome verdict, Outcome label, double weight)
    {
        ref var part = ref PartOf(label);
        part += WeightedTally.OfCluster([weight], [verdict is Outcome.Pass]);
    }

    /// <summary>Counts the items of one cluster.</summary>
    public void Add(ReadOnlySpan<KeptRow> rows)
    {
        foreach (var label in (ReadOnlySpan<Outcome>)[Outcome.Missing, Outcome.Pass, Outcome.Fail])
        {
            _weights.Clear();
            _verdicts.Clear();
            foreach (ref readonly var row in rows)
            {
                if (row.IsTest ? label is not Outcome.Missing : row.Label != label) continue;
                _weights.Add(row.Weight);
                _verdicts.Add(row.Verdict is Outcome.Pass);
            }
            ref var part = ref PartOf(label);
            part += WeightedTally.OfCluster([.. _weights], [.. _verdicts]);
        }
    }

    /// <summary>Counts an item without a verdict.</summary>
    public void AddUnjudged(bool isLabelled, double weight)
    {
        if (isLabelled) _labelled += weight;
        else _unlabelled += weight;
    }

    public JudgmentWeights ToWeights() => new()
    {
        Test = _test,
        PassLabels = _passes,
        FailLabels = _fails,
        UnlabelledWithoutVerdict = _unlabelled,
        LabelledWithoutVerdict = _labelled,
    };

    private ref WeightedTally PartOf(Outcome label)
    {
        if (label is Outcome.Pass) return ref _passes;
        if (label is Outcome.Fail) return ref _fails;
        return ref _test;
    }
}
