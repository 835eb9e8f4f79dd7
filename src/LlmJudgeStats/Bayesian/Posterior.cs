using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Bayesian;

/// <summary>The posterior distribution of a pass rate.</summary>
/// <remarks>
/// Computed once, by deterministic quadrature: no sampling, no seed. When the study holds nothing to learn from (no test items, or labels
/// chosen in a way that does not show the error rates) it is the prior, and <see cref="Warnings"/> says why. Where it is not found within
/// the work allowed (some counts far beyond ten thousand items), or counts are beyond what doubles can tell apart, <see cref="Warnings"/>
/// has <see cref="EstimateWarnings.NotConverged"/>, every interval is [0, 1], and there are no numbers: <see cref="Mean"/> and the others
/// are NaN. Immutable, thread-safe.
/// </remarks>
public sealed class Posterior
{
    private readonly IRateDensity _density;
    private readonly BoundarySnap _snap;

    internal Posterior(IRateDensity density, EstimateWarnings warnings, BoundarySnap snap)
    {
        _density = density;
        Warnings = density.IsConverged ? warnings : warnings | EstimateWarnings.NotConverged;
        _snap = snap;
    }

    /// <summary>Whether the density is that of 1 − θ.</summary>
    internal bool IsFlipped { private get; init; }

    /// <summary>What looked wrong.</summary>
    public EstimateWarnings Warnings { get; }

    /// <summary>The posterior mean; NaN where the posterior was not found.</summary>
    public double Mean => IsFlipped ? 1 - _density.Mean : _density.Mean;

    /// <summary>The posterior standard deviation; NaN where the posterior was not found.</summary>
    public double StandardDeviation => _density.StandardDeviation;

    /// <summary>The posterior median; NaN where the posterior was not found.</summary>
    public double Median => Quantile(0.5);

    /// <summary>
    /// The rate with the given posterior probability below it. Where the posterior was not found it is 0 for a probability below one
    /// half, 1 for one above, and NaN between.
    /// </summary>
    /// <param name="probability">Between 0 and 1; the ends give 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside [0, 1].</exception>
    public double Quantile(double probability)
    {
        Check.Unit(probability, nameof(probability));
        if (!HasNumbers) return probability < 0.5 ? 0 : probability > 0.5 ? 1 : double.NaN;
        return IsFlipped ? 1 - _density.Quantile(1 - probability) : _density.Quantile(probability);
    }

    /// <summary>P(pass rate &gt; threshold), given the data and the priors; NaN where the posterior was not found.</summary>
    /// <param name="threshold">A rate, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold outside [0, 1].</exception>
    public double ProbabilityAbove(double threshold)
    {
        Check.Unit(threshold, nameof(threshold));
        if (!HasNumbers) return double.NaN;
        return IsFlipped ? _density.Below(1 - threshold) : 1 - _density.Below(threshold);
    }

    /// <summary>P(this rate &gt; the other rate), given the data and the priors; NaN where a posterior was not found.</summary>
    /// <remarks>Of independent posteriors: two systems with a judge each, or with one judge that is known. Source: claims.md 8.</remarks>
    /// <param name="other">The posterior of the other rate.</param>
    /// <exception cref="ArgumentNullException">No posterior.</exception>
    public double ProbabilityAbove(Posterior other)
    {
        Check.NotNull(other, nameof(other));
        return PosteriorOrder.Above(this, other, 1, 0);
    }

    /// <summary>
    /// The posterior density at a rate; 0 at 0 and 1, where it may have poles; NaN where the posterior was not found.
    /// </summary>
    /// <param name="rate">A rate, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1].</exception>
    public double Density(double rate)
    {
        Check.Unit(rate, nameof(rate));
        if (!HasNumbers) return double.NaN;
        return _density.At(IsFlipped ? 1 - rate : rate);
    }

    /// <summary>The interval with as much probability below it as above it.</summary>
    /// <param name="level">Posterior probability inside, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public IntervalEstimate EqualTailed(double level)
    {
        Check.Level(level, nameof(level));
        if (!HasNumbers) return Interval(0, 1, level);
        var tail = (1 - level) / 2;
        // Nearly all at one point, both are it, and rounding may exchange them.
        var lower = _density.Quantile(tail);
        return Interval(lower, Math.Max(lower, _density.Quantile(1 - tail)), level);
    }

    /// <summary>
    /// The equal-tailed interval, moved to 0 or 1 where the data allow that rate. It then has more than the probability of the level.
    /// </summary>
    /// <remarks>
    /// The lower end is 0 when the score test of the level does not refute a pass rate of 0 (pass-rates.md 3.5); with labels sampled from
    /// the test population, when no labelled item is a pass. The upper end likewise. Source: pass-rates.md 4, 5.7.
    /// </remarks>
    /// <param name="level">Posterior probability inside before the move, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public IntervalEstimate EqualTailedSnap(double level)
    {
        var interval = EqualTailed(level);
        return HasNumbers ? _snap.Apply(interval) : interval;
    }

    /// <summary>The shortest interval with the given probability.</summary>
    /// <remarks>
    /// With one hill: the rates of highest density; it contains the most likely rate, though not always the mean, and grows with the level.
    /// With two hills, or poles at both ends, it lies on one of them, and need not contain that of a lower level. [0, 1] where the search
    /// would take more than the work allowed: some hostile counts of labels sampled from the test items.
    /// </remarks>
    /// <param name="level">Posterior probability inside, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public IntervalEstimate HighestDensity(double level)
    {
        Check.Level(level, nameof(level));
        return Shortest(level).Interval;
    }

    // And whether it was not found.
    private (IntervalEstimate Interval, bool IsLost) Shortest(double level)
    {
        // Without figures every quantile is 0 or 1, and the shortest of those intervals is a point.
        if (!HasNumbers || (_snap.IsFromTestItems && !_density.IsConverged)) return (Interval(0, 1, level), true);
        var density = Searched();
        var (lower, upper) = ShortestInterval.Of(density, level);
        return (Interval(lower, upper, level), density.IsExhausted);
    }

    // Of labels sampled from the test items a value takes a tenth of a millisecond or more, and a search hundreds of them.
    private IRateDensity Searched() => _density is StratifiedPosterior stratified ? new CountedPosterior(stratified) : _density;

    /// <summary>The summary of the posterior: mean, standard deviation, interval.</summary>
    /// <param name="level">Posterior probability inside the interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public JudgeEstimate ToEstimate(double level) => ToEstimate(level, PosteriorInterval.EqualTailed);

    /// <summary>The summary of the posterior: mean, standard deviation, interval.</summary>
    /// <param name="level">Posterior probability inside the interval, strictly between 0 and 1.</param>
    /// <param name="interval">Which interval.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1), or an undefined member.</exception>
    public JudgeEstimate ToEstimate(double level, PosteriorInterval interval)
    {
        Check.Level(level, nameof(level));
        if (!HasNumbers)
        {
            return StudyScreening.Unanswered(
                MethodOf(Check.Defined(interval, nameof(interval))), level,
                Warnings | EstimateWarnings.Unidentified | EstimateWarnings.NotConverged, IntervalKind.Credible);
        }
        var (estimate, isLost) = Check.Defined(interval, nameof(interval)) switch
        {
            PosteriorInterval.EqualTailed => (EqualTailed(level), false),
            PosteriorInterval.HighestDensity => Shortest(level),
            PosteriorInterval.EqualTailedSnap => (EqualTailedSnap(level), false),
        };
        return new()
        {
            Point = Mean,
            Unclamped = Mean,
            StandardError = StandardDeviation,
            Interval = estimate,
            Method = MethodOf(interval),
            Warnings = isLost || IsLost(in estimate) ? Warnings | EstimateWarnings.NotConverged : Warnings,
        };
    }

    private EstimationMethod MethodOf(PosteriorInterval interval) =>
        _snap.IsFromTestItems ? PosteriorMethod.OfTestItems(interval) : PosteriorMethod.OfErrorRates(interval);

    // A quantile far out that was not found is 0 or 1, where the interval may end for other reasons, too: then it is asked for again.
    private bool IsLost(in IntervalEstimate interval)
    {
        if (!_snap.IsFromTestItems || (interval.Lower > 0 && interval.Upper < 1)) return false;
        var tail = (1 - interval.Level) / 2;
        return _density.Quantile(tail) == 0 || _density.Quantile(1 - tail) == 1;
    }

    /// <summary>Whether there are figures, and they are good to 1e-7 or better: limits and p-values are taken from no others.</summary>
    internal bool IsReliable => _density.IsConverged && HasNumbers;

    private bool HasNumbers => double.IsFinite(Mean) && double.IsFinite(StandardDeviation);

    /// <summary>The rate above which, or below which, the rate lies with the probability of the level.</summary>
    internal double Limit(IntervalSide side, double level)
    {
        // The quantile of the density that was computed, so that the mirrored study has the mirrored limit.
        var lowest = side == IntervalSide.Lower != IsFlipped;
        var quantile = _density.Quantile(lowest ? 1 - level : level);
        return IsFlipped ? 1 - quantile : quantile;
    }

    /// <summary>The one-sided p-value: the probability of the other side of a rate; 1 where that reaches one half.</summary>
    internal double PValue(double rate, IntervalSide side) => Tail(rate, side) is < 0.5 and var tail ? tail : 1;

    /// <summary>The two-sided p-value: one minus the level at which an interval just contains a rate.</summary>
    internal double PValue(double rate, PosteriorInterval interval)
    {
        if (interval == PosteriorInterval.HighestDensity) return ShortestInterval.LargestError(Searched(), Place(rate));
        var below = Tail(rate, IntervalSide.Lower);
        var above = Tail(rate, IntervalSide.Upper);
        return interval == PosteriorInterval.EqualTailed
            ? Math.Min(1, 2 * Math.Min(below, above))
            : Inversion.LargestError(1, new SnappedIntervals(_snap, below, above));
    }

    /// <summary>The summary at the default level, in words.</summary>
    public override string ToString() => ToEstimate(IntervalEstimate.DefaultLevel).ToString();

    // P(rate ≤ r) against a lower limit, P(rate ≥ r) against an upper one; 1, which refutes nothing, where the quantile of the tail would
    // not be found.
    private double Tail(double rate, IntervalSide side)
    {
        var below = _density.Below(Place(rate));
        if (_snap.IsFromTestItems && below is > 0 and < 1 && _density.Quantile(below) is 0 or 1) return 1;
        return side == IntervalSide.Lower != IsFlipped ? below : 1 - below;
    }

    // On the scale of the density. A rate of 0 or 1 stands for all that rounds to it: a limit may do so, with a prior that has nearly all
    // of its mass there.
    private double Place(double rate)
    {
        var inside = Math.Clamp(rate, double.Epsilon, Math.BitDecrement(1.0));
        return IsFlipped ? Math.Min(1 - inside, Math.BitDecrement(1.0)) : inside;
    }

    private IntervalEstimate Interval(double lower, double upper, double level)
    {
        var interval = new IntervalEstimate(lower, upper, level, IntervalKind.Credible);
        return IsFlipped ? interval.Flip() : interval;
    }

    private readonly struct SnappedIntervals(BoundarySnap snap, double below, double above) : INestedIntervals
    {
        public bool Contains(double error)
        {
            var confidence = Confidence.TwoSidedError(error);
            return (below >= confidence.Tail || snap.AllowsZero(in confidence))
                && (above >= confidence.Tail || snap.AllowsOne(in confidence));
        }
    }
}
