namespace LlmJudgeStats.Benchmarks;

/// <summary>The counts of one study, as a parameter of a benchmark.</summary>
public sealed record PosteriorData(JudgeTally Test, ConfusionCounts Counts)
{
    public override string ToString() =>
        $"n={Test.Count}, m={Counts.TruePositive + Counts.FalseNegative}+{Counts.FalsePositive + Counts.TrueNegative}";
}
