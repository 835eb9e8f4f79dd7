namespace LlmJudgeStats.Reporting;

/// <summary>How many items have runs that disagree.</summary>
/// <param name="Flipping">Items whose runs disagree.</param>
/// <param name="Repeated">Items with two runs or more.</param>
public readonly record struct VerdictFlips(long Flipping, long Repeated);
