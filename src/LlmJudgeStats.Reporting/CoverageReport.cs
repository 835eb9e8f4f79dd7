using LlmJudgeStats.Simulation;

namespace LlmJudgeStats.Reporting;

/// <summary>What one <c>coverage</c> found: how often an interval contains the pass rate in studies of one size.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record CoverageReport
{
    /// <summary>The counts whose sizes were asked about.</summary>
    public required ReportCounts Counts { get; init; }

    /// <summary>How the labelled items are chosen; <see langword="null"/> when there are none.</summary>
    public CalibrationDesign? Design { get; init; }

    /// <summary>The method and its interval.</summary>
    public required EstimationMethod Method { get; init; }

    /// <summary>The level of the interval.</summary>
    public required double Level { get; init; }

    /// <summary>How many outcomes were enumerated.</summary>
    public required long Outcomes { get; init; }

    /// <summary>The coverage at every point of the grid.</summary>
    public required CoverageMap Map { get; init; }

    /// <summary>What looked wrong.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The coverage in a few numbers; low means below the level.</summary>
    /// <param name="side">One limit alone; both by default.</param>
    public CoverageSummary Summary(IntervalSide? side = null) => Map.Summary(Level, side);
}
