namespace LlmJudgeStats.Reporting;

/// <summary>The judge on two systems, each with a calibration of its own.</summary>
/// <param name="A">On A.</param>
/// <param name="B">On B.</param>
public readonly record struct ComparedJudges(JudgeQuality A, JudgeQuality B);
