using LlmJudgeStats.JudgeConfidence;

namespace LlmJudgeStats.Reporting;

/// <summary>How sure a judge is, and how often that comes true.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed record JudgeConfidenceTable
{
    /// <summary>Bands of confidence.</summary>
    public required Reliability Reliability { get; init; }

    /// <summary>The level of each band's interval.</summary>
    public required double Level { get; init; }

    /// <summary>What the calibration error would be by chance.</summary>
    public required PerfectCalibration Chance { get; init; }

    /// <summary>The accuracy that was aimed at; <see langword="null"/> without.</summary>
    public double? Target { get; init; }

    /// <summary>The lowest threshold that is shown to reach it; <see langword="null"/> without one.</summary>
    public ShownThreshold? Threshold { get; init; }
}
