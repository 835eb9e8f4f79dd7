namespace LlmJudgeStats.Audit;

/// <summary>One system at its step: audit.md 9.</summary>
internal readonly record struct SuspectedSystem(MeanContrast Excess, double PRaw, double PLogit, double AdjustedP, bool IsFlagged)
{
    /// <summary>The larger of the two: a harder split moves strong and weak systems by different amounts.</summary>
    public double P => Math.Max(PRaw, PLogit);
}
