using System.Collections.Concurrent;

namespace LlmJudgeStats.Coverage;

/// <summary>
/// Another estimator, asked at the smallest nominal level whose exact coverage in studies of this size is at least the level that was asked
/// for.
/// </summary>
/// <remarks>
/// <code>nominal = min { level + .0025 j : coverage(θ, Se, Sp) ≥ level at every point of the grid }</code>
/// <para>Most intervals have something to spare at most sizes: at 30 test items with 5 + 5 labels the guarded score at .92 still covers
/// with .952. Where an interval does not reach its level, the nominal one is higher. The promise is for the sizes of the study and the
/// points of
/// the grid, and says nothing between them.</para>
/// <para>Counts of whole items only, at most <see cref="MaxOutcomes"/> outcomes: about ten enumerations, a second at 50 + 10 + 10 items and
/// up to half a minute at the bound; each size is computed once and remembered. Unlike other estimators it refuses, with an exception, a
/// study that it cannot calibrate: <see cref="CanCalibrate"/> tells before. Thread-safe. Source: pass-rates.md 3.14.</para>
/// </remarks>
public sealed class DesignCalibrated : IJudgeEstimator
{
    /// <summary>The largest number of outcomes of a study that is calibrated to its design.</summary>
    public const long MaxOutcomes = 100_000;

    private readonly ConcurrentDictionary<(StudyDesign Design, double Level), CalibratedLevel?> _levels = new();
    private readonly ConcurrentDictionary<(StudyDesign Design, double Level), CalibratedLevel?> _limitLevels = new();

    /// <summary>An estimator that is to be calibrated.</summary>
    /// <param name="inner">
    /// Any estimator whose intervals are nested in the level and quick: a closed form, or a few equations.
    /// </param>
    /// <exception cref="ArgumentException">
    /// Intervals that are not nested, or take milliseconds each, or are for <see cref="Target.Items"/>.
    /// </exception>
    public DesignCalibrated(IJudgeEstimator inner)
    {
        Inner = PopulationTarget.Of(inner);
        var interval = inner.Method.Traits;
        if (interval is { IsNested: false })
        {
            throw new ArgumentException($"{interval.Id} is not nested in its level: a higher one need not cover more often; take an "
                + "interval that is, such as guarded-score", nameof(inner));
        }
        if (interval is { Cost: > IntervalCost.Equations })
        {
            throw new ArgumentException($"{interval.Id} takes milliseconds or more for each of thousands of outcomes; take a closed form "
                + "or equations, such as guarded-score", nameof(inner));
        }
    }

    /// <summary>The estimator that answers.</summary>
    public IJudgeEstimator Inner { get; }

    /// <summary>The points at which the level is reached: <see cref="ParameterGrid.Fine"/> by default.</summary>
    /// <exception cref="ArgumentNullException">No grid.</exception>
    public ParameterGrid Grid { get; init => field = Check.NotNull(value); } = ParameterGrid.Fine;

    /// <inheritdoc/>
    public EstimationMethod Method => Inner.Method;

    /// <summary>
    /// Whether a study can be calibrated to its design: whole sizes, independent items, at most <see cref="MaxOutcomes"/> outcomes.
    /// </summary>
    /// <param name="study">A study: only its sizes are read.</param>
    public static bool CanCalibrate(in JudgeStudy study) => ReasonAgainst(in study, out _) is null;

    /// <summary>The nominal level for a design.</summary>
    /// <param name="design">The sizes.</param>
    /// <param name="level">The level that is to be reached, strictly between 0 and 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The smallest nominal level, or <see langword="null"/> when none below 1 reaches the level.</returns>
    /// <exception cref="ArgumentException">More than <see cref="MaxOutcomes"/> outcomes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public CalibratedLevel? LevelFor(StudyDesign design, double level, CancellationToken cancellationToken = default)
    {
        Check.Level(level, nameof(level));
        if (TooMany(design) is { } reason) throw new ArgumentException(reason, nameof(design));
        if (_levels.TryGetValue((design, level), out var known)) return known;
        // Two threads that ask the same at once compute the same.
        var found = new NominalLevels(Inner, design, level, Grid).Smallest(cancellationToken);
        _levels[(design, level)] = found;
        return found;
    }

    /// <summary>The nominal level for the sizes of a study.</summary>
    /// <param name="study">A study: only its sizes are read.</param>
    /// <param name="level">The level that is to be reached, strictly between 0 and 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The smallest nominal level, or <see langword="null"/> when none below 1 reaches the level.</returns>
    /// <exception cref="ArgumentException">A study that cannot be calibrated: <see cref="CanCalibrate"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public CalibratedLevel? LevelFor(in JudgeStudy study, double level, CancellationToken cancellationToken = default) =>
        ReasonAgainst(in study, out var design) is { } reason
            ? throw new ArgumentException(reason, nameof(study))
            : LevelFor(design, level, cancellationToken);

    /// <summary>
    /// The nominal level at which each one-sided limit of <see cref="Inner"/> reaches a level by itself, in studies of the size of this
    /// one.
    /// </summary>
    /// <remarks>It is not that of the interval: what two ends have to spare says nothing about one.</remarks>
    /// <param name="study">A study: only its sizes are read.</param>
    /// <param name="level">The level that each limit is to reach, strictly between 0.5 and 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The smallest nominal level above 0.5, or <see langword="null"/> when none below 1 reaches the level.</returns>
    /// <exception cref="ArgumentException">
    /// A study that cannot be calibrated (<see cref="CanCalibrate"/>), or an estimator without one-sided limits.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0.5, 1).</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public CalibratedLevel? LimitLevelFor(in JudgeStudy study, double level, CancellationToken cancellationToken = default)
    {
        Check.OneSidedLevel(level, nameof(level));
        if (Inner is not IIntervalEstimator)
            throw new ArgumentException($"{Inner.Method.Id} has no one-sided limits that could be calibrated to the design");
        if (ReasonAgainst(in study, out var design) is { } reason) throw new ArgumentException(reason, nameof(study));
        if (_limitLevels.TryGetValue((design, level), out var known)) return known;
        var levels = new NominalLevels(Inner, design, level, Grid) { AreOneSided = true };
        var found = levels.Smallest(cancellationToken);
        _limitLevels[(design, level)] = found;
        return found;
    }

    /// <summary>The estimate of <see cref="Inner"/> at the nominal level, stated at the level that it reaches.</summary>
    /// <param name="study">The data.</param>
    /// <param name="level">Exact coverage of the interval on the grid, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">A study that cannot be calibrated, or an interval that reaches the level at no nominal one.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public JudgeEstimate Estimate(in JudgeStudy study, double level)
    {
        if (LevelFor(in study, level) is not { } calibrated) throw NeverReached(level, nameof(study));
        var estimate = Inner.Estimate(in study, calibrated.Nominal);
        var (lower, upper) = estimate.Interval;
        return estimate with { Interval = new(lower, upper, level, estimate.Interval.Kind) };
    }

    /// <summary>What is thrown where no nominal level below 1 reaches the level.</summary>
    internal ArgumentException NeverReached(double level, string parameter) => new(
        Invariant($"{Method.Traits?.Id ?? Method.Id} reaches {level} at no nominal level in studies of this size; take another interval"),
        parameter);

    private static string? ReasonAgainst(in JudgeStudy study, out StudyDesign design)
    {
        design = default;
        if (study.InverseFreedom > 0)
            return "items belong together in clusters or are weighted: other studies of this size would have other clusters, which are not "
                + "enumerated; leave the calibration of the level out";
        return StudyDesign.TryOf(in study, out design)
            ? TooMany(design)
            : "only whole numbers of items are enumerated, below a million, with a measured test rate; leave the calibration of the level "
                + "out";
    }

    private static string? TooMany(StudyDesign design) => design.Outcomes <= MaxOutcomes
        ? null
        : Invariant($"the design has {design.Outcomes} outcomes; the level is calibrated for at most ")
            + Invariant($"{MaxOutcomes}: leave it out, intervals of larger studies have less to spare");
}
