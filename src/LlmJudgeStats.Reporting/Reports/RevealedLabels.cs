namespace LlmJudgeStats.Reporting;

/// <summary>The hidden labels of test items, shown for a back-test.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
/// <param name="Labels">How many of them are passes.</param>
/// <param name="Rate">The share of passes.</param>
public sealed record RevealedLabels(JudgeTally Labels, double Rate)
{
    internal static RevealedLabels? Of(JudgeTally? revealed)
    {
        if (revealed is not { } labels) return null;
        Proportion share = labels;
        return share.IsEmpty ? null : new(labels, share.Rate);
    }
}
