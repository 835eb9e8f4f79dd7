
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Reporting;

/// <summary>What one <c>coverage</c> found: how often an interval contains the pass rate in studies of one size.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record CoverageReport
{
    private const double OneGridIn = 0.001;

    /// <summary>The counts whose sizes were asked about.</summary>
    public required StudyCounts Counts { get; init; }

    /// <summary>How the labelled items are chosen; <see langword="null"/> when there are none.</summary>
    public CalibrationDesign? Design { get; init; }

    /// <summary>The sensitivity that the interval takes for known, in [0, 1]; a point of the map may have another. <see langword="null"/> when it takes none for known.</summary>
    public double? KnownSensitivity { get; init; }

    /// <summary>The specificity that the interval takes for known, in [0, 1]; a point of the map may have another. <see langword="null"/> when it takes none for known.</summary>
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

    /// <summary>Whether the map is one pass rate and one judge.</summary>
    public bool IsOnePoint => Map.Points.Count == 1;

    /// <summary>The Monte Carlo standard error of the lowest coverage of the map; 0 when it is exact.</summary>
    public double StandardError =>
        Simulation is { } simulation && Map.Points.Min(point => point.Coverage) is var lowest ? Math.Sqrt(lowest * (1 - lowest) / simulation.Replications) : 0;

    /// <summary>What looked wrong.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>
    /// The coverage in a few numbers; low means below the level, of simulated points by so much that chance shows it on one grid in a thousand (Clopper and Pearson's upper limit).
    /// </summary>
    /// <param name="side">One limit alone; both by default.</param>
    public CoverageSummary Summary(IntervalSide? side = null) => Map.Summary(Simulation is { } simulation ? Lowest(simulation.Replications) : Level, side);

    // The smallest share of the draws that is no evidence against the level.
    private double Lowest(int replications)
    {
        var (low, high) = (0, replications);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var upper = BinomialInterval.ClopperPearson.Of(Proportion.FromCounts(middle, replications), 1 - (2 * OneGridIn / Map.Points.Count)).Upper;
            if (upper < Level) low = middle + 1;
            else high = middle;
        }
        return (double)low / replications;
    }
}
