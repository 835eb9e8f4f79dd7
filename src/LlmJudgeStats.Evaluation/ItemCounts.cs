namespace LlmJudgeStats.Evaluation;

/// <summary>Items counted by what the judge and a human said of them.</summary>
internal sealed class ItemCounts
{
    private readonly long[] _pairs = new long[4];    // label and verdict: two bits, pass is 1
    private readonly long[] _test = new long[2];
    private readonly long[] _unjudged = new long[2];
    private long _unlabelled;

    public long JudgeErrors { get; private set; }

    public long WithoutMetric { get; private set; }

    public JudgeTally Test => new() { Positives = _test[1], Negatives = _test[0] };

    public ConfusionCounts Labelled => new()
    {
        TruePositive = _pairs[3],
        FalseNegative = _pairs[2],
        FalsePositive = _pairs[1],
        TrueNegative = _pairs[0],
    };

    public UnjudgedItems Unjudged => new()
    {
        Labels = new() { Positives = _unjudged[1], Negatives = _unjudged[0] },
        Unlabelled = _unlabelled,
    };

    public void Add(MetricOutcome outcome, bool? label)
    {
        if (outcome is MetricOutcome.Pass or MetricOutcome.Fail)
        {
            AddJudged(outcome is MetricOutcome.Pass ? 1 : 0, label);
            return;
        }
        if (outcome is MetricOutcome.JudgeError) JudgeErrors++;
        if (outcome is MetricOutcome.Absent) WithoutMetric++;
        AddUnjudged(label);
    }

    private void AddJudged(int verdict, bool? label)
    {
        if (label is { } said) _pairs[(said ? 2 : 0) + verdict]++;
        else _test[verdict]++;
    }

    private void AddUnjudged(bool? label)
    {
        if (label is { } said) _unjudged[said ? 1 : 0]++;
        else _unlabelled++;
    }
}
