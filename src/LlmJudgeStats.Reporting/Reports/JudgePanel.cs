using LlmJudgeStats.Panels;

namespace LlmJudgeStats.Reporting;

/// <summary>What several judges have in common.</summary>
/// <param name="Judges">Their names.</param>
/// <param name="Best">The number of the one that was right most often.</param>
/// <param name="Errors">How their errors go together.</param>
internal sealed record JudgePanel(IReadOnlyList<string> Judges, int Best, ErrorCorrelation Errors)
{
    /// <summary>Pairs of judges and label classes in which one of them never errs, or always: they show no correlation.</summary>
    public int WithoutCorrelation => Errors.LeftOut;
}
