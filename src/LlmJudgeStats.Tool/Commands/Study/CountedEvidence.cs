namespace LlmJudgeStats.Tool.Commands.Study;

/// <summary>Counts from the command line.</summary>
internal sealed record CountedEvidence(StudyCounts Counts, Calibration Calibration);
