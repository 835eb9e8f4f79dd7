using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Reporting;

/// <summary>
/// What was found about an interval, before anything is said about it: <see cref="CoverageReport.Of"/> makes a report of it.
/// </summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record CoverageFindings
{
    /// <summary>The counts whose sizes were asked about.</summary>
    public required StudyCounts Counts { get; init; }

    /// <summary>How the labelled items are chosen; <see langword="null"/> when there are none.</summary>
    public CalibrationDesign? Design { get; init; }

    /// <summary>
    /// The sensitivity that the interval takes for known, in [0, 1]; a point of the map may have another. <see langword="null"/> when it
    /// takes none for known.
    /// </summary>
    public double? KnownSensitivity { get; init; }

    /// <summary>
    /// The specificity that the interval takes for known, in [0, 1]; a point of the map may have another. <see langword="null"/> when it
    /// takes none for known.
    /// </summary>
    public double? KnownSpecificity { get; init; }

    /// <summary>The method and its interval.</summary>
    public required EstimationMethod Method { get; init; }

    /// <summary>The level of the interval.</summary>
    public required double Level { get; init; }

    /// <summary>How many outcomes a study of this size can have; 2^63 - 1 when there are more.</summary>
    public required long Outcomes { get; init; }

    /// <summary>The coverage at every point of the grid.</summary>
    public required CoverageMap Map { get; init; }

    /// <summary>How the map was simulated; <see langword="null"/> when it is exact.</summary>
    public CoverageSimulation? Simulation { get; init; }
}
