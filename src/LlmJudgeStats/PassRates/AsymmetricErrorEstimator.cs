using System.Runtime.CompilerServices;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats;

/// <summary>
/// Corrects a judged rate for error rates that are unequal and measured on labelled items, with an interval that carries their uncertainty.
/// </summary>
/// <remarks>
/// <code>θ = (p + Sp − 1) / (Se + Sp − 1)</code>
/// The point is Rogan and Gladen's, the standard error the delta method's at the unclamped point (pass-rates.md 3.1); the interval is
/// <see cref="Interval"/>.
/// One rate may be known. Valid when the labelled items were chosen by label, at random, or come from elsewhere and the error rates carry
/// over.
/// Unidentified, with the interval [0, 1], when Se + Sp ≤ 1; limits only when a label class is empty;
/// <see cref="EstimateWarnings.DesignMismatch"/> when labels
/// were chosen by verdict. Lang and Reiczigel's interval can miss the clipped point: reproduced as published. One-sided limits: those of
/// pass-rates.md 3.9b for the guarded and the averaged score; for the other intervals at level L the end of the two-sided one at 2L − 1.
/// Source: pass-rates.md section 3.
/// </remarks>
public sealed record AsymmetricErrorEstimator : IIntervalEstimator
{
    private static readonly EstimationMethod s_method =
        new("asymmetric-error", "asymmetric error",
            Assumptions.IndependentItems | Assumptions.ErrorRatesTransport | Assumptions.BetterThanChance, Citations.RoganGladen1978);
    private static readonly EstimationMethod[] s_methods =
        EstimationMethods.ForEach<AsymmetricErrorInterval>(s_method, interval => interval.Traits);
    private static readonly AsymmetricErrorEstimator s_projection = new() { Interval = AsymmetricErrorInterval.Projection };

    /// <summary>The estimator with its default interval.</summary>
    public static AsymmetricErrorEstimator Default { get; } = new();

    /// <summary>How the interval is formed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public AsymmetricErrorInterval Interval { get; init => field = Check.Defined(value); }

    /// <summary>How many studies <c>bootstrap</c> draws and from which seed; no other interval draws any.</summary>
    /// <exception cref="ArgumentNullException">No settings.</exception>
    public BootstrapSettings Resampling { get; init => field = Check.NotNull(value); } = BootstrapSettings.Default;

    /// <inheritdoc/>
    public EstimationMethod Method => s_methods[(int)Interval];

    /// <summary>
    /// Whether <see cref="AsymmetricErrorInterval.Exact"/> is computed for studies of these sizes; else its place is taken by the
    /// projection, and the answer's method says so.
    /// </summary>
    /// <remarks>
    /// <code>(n + 1)(m0 + 1)(m1 + 1) ≤ 50,000,  whole numbers;  a known error rate counts 1;  not for a known test rate</code>
    /// </remarks>
    /// <param name="study">A study: only its sizes are read.</param>
    public static bool IsEnumerable(in JudgeStudy study) => ExactScore.IsEnumerable(in study);

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in JudgeStudy study, double level)
    {
        Check.Level(level, nameof(level));
        if (study.InverseFreedom > 0) return OfClusters(in study, level);
        return Estimate(in study, Confidence.TwoSided(level));
    }

    // Not inlined: items are independent nearly always, and do without the copy that a change to the answer costs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private JudgeEstimate OfClusters(in JudgeStudy study, double level)
    {
        var confidence = Confidence.TwoSided(level, study.DegreesOfFreedom);
        return Estimate(in study, in confidence).WithFreedom(study.InverseFreedom);
    }

    /// <inheritdoc/>
    public double Limit(in JudgeStudy study, IntervalSide side, double level)
    {
        Check.Defined(side, nameof(side));
        var error = 1 - Check.OneSidedLevel(level, nameof(level));
        return study.InverseFreedom > 1
            ? Limits.Whole.On(side)
            : OneSided(in study, side, Confidence.OneSidedError(error, study.DegreesOfFreedom, OneSidedShare(in study)));
    }

    /// <inheritdoc/>
    public double PValue(in JudgeStudy study, double rate)
    {
        Check.Unit(rate, nameof(rate));
        var independent = Tails(in study, rate)?.TwoSided ?? Inversion.PValue(new Intervals(this, study), rate, Walk);
        return Confidence.PValue(independent, study.DegreesOfFreedom);
    }

    /// <inheritdoc/>
    public double PValue(in JudgeStudy study, double rate, Alternative alternative)
    {
        Check.Unit(rate, nameof(rate));
        var side = Check.Defined(alternative, nameof(alternative)).Side;
        var independent = Tails(in study, rate)?.On(side) ?? Inversion.PValue(new Intervals(this, study), rate, side, Walk);
        return Confidence.OneSidedPValue(independent, study.DegreesOfFreedom, OneSidedShare(in study));
    }

    // Where there is no answer, the interval that says so is inverted as all are.
    private HypothesisTails? Tails(in JudgeStudy study, double rate)
    {
        var raw = Correction.Of(in study);
        var isAnswered = IsAnswered(in study, in raw)
            || (!Interval.Traits.NeedsPoint && StudyScreening.IsAtOrBelowChance(in study, in raw));
        return isAnswered ? Interval.OwnTails(in study, in raw, rate) : null;
    }

    // Of limits that were made for gates; where there is no answer, they are ends of a two-sided interval.
    private double OneSidedShare(in JudgeStudy study)
    {
        var raw = Correction.Of(in study);
        return Interval.Traits.HasOwnLimits && IsAnswered(in study, in raw) ? Confidence.OneSidedShare : 1;
    }

    // Whatever the error: whether there is an answer does not depend on it.
    private bool IsAnswered(in JudgeStudy study, in Correction raw) =>
        !StudyScreening.IsUnanswerable(in study, in raw, Method, Confidence.OneSidedError(0.05), out _);

    // Two thousand closed forms are a tenth of a millisecond; as many bootstraps would be a second.
    private ErrorWalk Walk =>
        Interval.Traits is { IsNested: false, Cost: IntervalCost.ClosedForm } ? ErrorWalk.Fine : ErrorWalk.Squares;

    private double OneSided(in JudgeStudy study, IntervalSide side, double error) =>
        side == IntervalSide.Upper ? 1 - Lower(study.Flip(), error) : Lower(in study, error);

    private double Lower(in JudgeStudy study, double error)
    {
        var raw = Correction.Of(in study);
        var isAnswered = !StudyScreening.IsUnanswerable(in study, in raw, Method, Confidence.OneSidedError(error), out _);
        return isAnswered && Interval.OwnLowerLimit(in study, in raw, error) is { } own
            ? own
            : Estimate(in study, Confidence.TwoSidedError(2 * error)).Interval.Lower;
    }

    private JudgeEstimate Estimate(in JudgeStudy study, in Confidence confidence)
    {
        if (Interval == AsymmetricErrorInterval.Exact && !IsEnumerable(in study)) return s_projection.Estimate(in study, in confidence);
        var raw = Correction.Of(in study);
        if (StudyScreening.IsUnanswerable(in study, in raw, Method, in confidence, out var answer))
            return !Interval.Traits.NeedsPoint && StudyScreening.IsAtOrBelowChance(in study, in raw)
                ? WithoutPoint(in study, in raw, in answer, in confidence)
                : answer;
        var z = confidence.Quantile;
        var smooth = Correction.Smoothed(in study, z);
        var warnings = StudyScreening.SmallCalibration(in study) | StudyScreening.WeakJudge(in smooth, z);
        if (Interval == AsymmetricErrorInterval.Bootstrap && study.InverseFreedom > 0) warnings |= EstimateWarnings.NoDegreesOfFreedom;
        // Computed on the side where the rate is at most one half and mirrored: exchanging pass and fail exchanges the answer exactly.
        if (raw.IsComputed(in study))
        {
            return StudyScreening.Clipped(Method, in study, raw.Rate, raw.StandardError,
                Interval.Limits(in study, in raw, in smooth, in confidence, Resampling), confidence.Level, warnings);
        }
        var mirrored = raw.Flip();
        var mirroredSmooth = smooth.Flip();
        // Exchanging the study takes as long as a formula: those that read only its rates do without.
        var limits = Interval.IsOfRates
            ? Interval.Limits(in study, in mirrored, in mirroredSmooth, in confidence, Resampling)
            : Interval.Limits(study.Flip(), in mirrored, in mirroredSmooth, in confidence, Resampling);
        return StudyScreening.Clipped(
            Method, in study, mirrored.Rate, mirrored.StandardError, limits, confidence.Level, warnings, Orientation.Mirrored);
    }

    private JudgeEstimate WithoutPoint(in JudgeStudy study, in Correction raw, in JudgeEstimate answer, in Confidence confidence)
    {
        var smooth = Correction.Smoothed(in study, confidence.Quantile);
        var (lower, upper) = Interval.Limits(in study, in raw, in smooth, in confidence, Resampling);
        // Ends that are equal but for rounding can cross, here as elsewhere.
        return answer with { Interval = new(Math.Min(lower, upper), Math.Max(lower, upper), answer.Interval.Level) };
    }

    private readonly struct Intervals(AsymmetricErrorEstimator estimator, JudgeStudy study) : IInvertible
    {
        public Limits Interval(in Confidence confidence)
        {
            var interval = estimator.Estimate(in study, in confidence).Interval;
            return new(interval.Lower, interval.Upper);
        }

        public double Limit(IntervalSide side, double error) => estimator.OneSided(in study, side, error);
    }
}
