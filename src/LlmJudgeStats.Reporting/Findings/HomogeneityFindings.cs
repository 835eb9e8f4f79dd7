namespace LlmJudgeStats.Reporting;

/// <summary>Whether one calibration may serve several systems, as far as their labels tell. Immutable, thread-safe.</summary>
/// <param name="Test">The test of equal error rates.</param>
/// <param name="Systems">How many systems have labels.</param>
/// <param name="YoudenDifference">The difference of Youden's J of two systems; <see langword="null"/> for more.</param>
public sealed record HomogeneityFindings(CalibrationHomogeneity Test, int Systems, JudgeEstimate? YoudenDifference);
