namespace LlmJudgeStats.Coverage;

/// <summary>The nominal levels that are tried, in steps from the level that is to be reached, and which of them reach it.</summary>
/// <remarks>
/// For intervals that are nested in their level: the coverage at every point then rises with the nominal level, so the smallest that
/// reaches is found by doubling steps and halving. A point at which one level failed is asked first of the next.
/// </remarks>
internal sealed class NominalLevels(IJudgeEstimator inner, StudyDesign design, double level, ParameterGrid grid)
{
    public const double Step = 0.0025;

    private readonly List<CoveragePoint> _failed = [];

    /// <summary>Whether each of two one-sided limits is to reach the level by itself, and not the interval of both ends.</summary>
    public bool AreOneSided { get; init; }

    // No one-sided limit has a level of one half or less.
    private double Room => AreOneSided ? level - 0.5 : level;

    /// <summary>The smallest that reaches the level; <see langword="null"/> where none does.</summary>
    public CalibratedLevel? Smallest(CancellationToken cancellationToken)
    {
        var best = Try(0, cancellationToken);
        return best is null ? SmallestAbove(cancellationToken) : SmallestBelow(best.Value, cancellationToken);
    }

    private CalibratedLevel? SmallestAbove(CancellationToken cancellationToken)
    {
        var failed = 0;
        for (var step = 1; ; step *= 2)
        {
            var last = Math.Min(step, Last(1 - level));
            if (last == failed) return null;
            if (Try(last, cancellationToken) is { } reached) return Between(failed, last, reached, cancellationToken);
            failed = last;
        }
    }

    private CalibratedLevel SmallestBelow(CalibratedLevel best, CancellationToken cancellationToken)
    {
        var reached = 0;
        for (var step = -1; ; step *= 2)
        {
            var next = Math.Max(step, -Last(Room));
            if (next == reached) return best;
            if (Try(next, cancellationToken) is not { } lower) return Between(next, reached, best, cancellationToken);
            reached = next;
            best = lower;
        }
    }

    private CalibratedLevel Between(int failed, int reached, CalibratedLevel best, CancellationToken cancellationToken)
    {
        while (reached - failed > 1)
        {
            var middle = failed + ((reached - failed) / 2);
            if (Try(middle, cancellationToken) is { } lower)
            {
                reached = middle;
                best = lower;
            }
            else
            {
                failed = middle;
            }
        }
        return best;
    }

    // How many steps fit strictly inside a distance.
    private static int Last(double room) => (int)Math.Ceiling((room / Step) - 1e-9) - 1;

    private CalibratedLevel? Try(int steps, CancellationToken cancellationToken)
    {
        // Written as people write it: .9425, not .94250000000000012.
        var nominal = steps == 0 ? level : Math.Round(level + (steps * Step), 12);
        var coverage = Enumerate(nominal, cancellationToken);
        if (_failed.Exists(point => Reached(coverage.At(point.Rate, point.Sensitivity, point.Specificity)) < level)) return null;
        var map = coverage.Over(grid.For(design), null, cancellationToken);
        var lowest = map.Points.MinBy(point => Reached(in point));
        if (Reached(in lowest) < level)
        {
            _failed.Insert(0, lowest);
            return null;
        }
        return new()
        {
            Level = level,
            Nominal = nominal,
            Minimum = Reached(in lowest),
            Lowest = lowest,
            MeanWidth = map.MeanWidth,
            GridPoints = map.Points.Count,
        };
    }

    private ExactCoverage Enumerate(double nominal, CancellationToken cancellationToken) => AreOneSided
        ? ExactCoverage.OneSided((IIntervalEstimator)inner, design, nominal, null, cancellationToken)
        : ExactCoverage.Enumerate(inner, design, nominal, null, cancellationToken);

    private double Reached(in CoveragePoint point) =>
        AreOneSided ? Math.Min(point.LowerCoverage, point.UpperCoverage) : point.Coverage;
}
