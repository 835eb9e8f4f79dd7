namespace LlmJudgeStats.JudgeConfidence;

/// <summary>What the expected calibration error would be if every confidence were right: chance alone makes it larger than 0.</summary>
/// <remarks>The default value is no answer. Immutable, thread-safe.</remarks>
/// <param name="Mean">The mean over redrawn labels.</param>
/// <param name="Quantile95">What it exceeds once in twenty times.</param>
/// <param name="PValue">How often it is as large as the one that was observed, or larger: the p-value of perfect calibration.</param>
public readonly record struct PerfectCalibration(double Mean, double Quantile95, double PValue);
