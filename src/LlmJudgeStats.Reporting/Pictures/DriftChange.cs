namespace LlmJudgeStats.Reporting;

/// <summary>A change of the judge, which ends the comparison with what was before.</summary>
/// <param name="Before">The index of the first period after it.</param>
/// <param name="Words">What changed.</param>
internal sealed record DriftChange(int Before, string Words);
