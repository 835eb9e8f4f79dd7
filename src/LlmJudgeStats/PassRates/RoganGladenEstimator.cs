using System.Runtime.CompilerServices;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats;

/// <summary>Corrects a judged rate for known or plugged-in error rates, as published.</summary>
/// <remarks>
/// <code>θ = (p + Sp − 1) / (Se + Sp − 1)</code>
/// Known rates: a one-proportion interval of p is mapped through the same formula and clipped; where no pass rate fits them and nothing
/// would be left inside [0, 1], the guarded score of known rates answers, and the answer's method says so. Measured rates:
/// <see cref="RoganGladenInterval"/>; prefer
/// <see cref="AsymmetricErrorEstimator"/> there. The standard error is the delta method's at the unclamped point (pass-rates.md 3.1).
/// Valid when the error rates also hold on the test items and the judge beats chance; unidentified when Se + Sp ≤ 1, limits only when a
/// label class is empty, <see cref="EstimateWarnings.DesignMismatch"/> when labels were chosen by verdict. Source: Rogan &amp; Gladen 1978.
/// </remarks>
public sealed record RoganGladenEstimator : IIntervalEstimator
{
    private static readonly EstimationMethod s_measured =
        new("rogan-gladen", "Rogan–Gladen", Assumptions.IndependentItems | Assumptions.ErrorRatesTransport | Assumptions.BetterThanChance,
            Citations.RoganGladen1978);
    private static readonly EstimationMethod s_known =
        s_measured with { Assumptions = s_measured.Assumptions | Assumptions.KnownErrorRates };
    private static readonly EstimationMethod[] s_whenKnown =
        EstimationMethods.ForEach<BinomialInterval>(s_known, interval => OneProportion.TraitsOf(interval, BinomialInterval.Wilson));
    private static readonly EstimationMethod[] s_whenMeasured =
        EstimationMethods.ForEach<RoganGladenInterval>(s_measured, interval => interval.Traits);

    /// <summary>The method of an answer where no pass rate fits known rates: see the remarks.</summary>
    internal static EstimationMethod MethodWhenNothingFits { get; } =
        EstimationMethods.ForEach<AsymmetricErrorInterval>(s_known, interval => interval.Traits)[(int)AsymmetricErrorInterval.GuardedScore];

    /// <summary>The estimator with its default intervals.</summary>
    public static RoganGladenEstimator Default { get; } = new();

    /// <summary>The interval of the judged rate that is mapped when both error rates are known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public BinomialInterval IntervalWhenKnown { get; init => field = Check.Defined(value); } = BinomialInterval.Wilson;

    /// <summary>The interval when at least one error rate is measured.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public RoganGladenInterval Interval { get; init => field = Check.Defined(value); } = RoganGladenInterval.Delta;

    /// <summary>How many studies <c>bootstrap</c> draws and from which seed; no other interval draws any.</summary>
    /// <exception cref="ArgumentNullException">No settings.</exception>
    public BootstrapSettings Resampling { get; init => field = Check.NotNull(value); } = BootstrapSettings.Default;

    /// <inheritdoc/>
    public EstimationMethod Method => s_measured;

    /// <summary>Which error rates an interval was named for; a study with others has no answer then.</summary>
    internal ErrorRates NamedFor { get; init; }

    internal EstimationMethod MethodWhenKnown => s_whenKnown[(int)IntervalWhenKnown];

    internal EstimationMethod MethodWhenMeasured => s_whenMeasured[(int)Interval];

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in JudgeStudy study, double level)
    {
        Check.Level(level, nameof(level));
        if (study.InverseFreedom > 0) return OfClusters(in study, level);
        return Estimate(in study, Confidence.TwoSided(level), IntervalWhenKnown, KnownEnds.KeepWidth, endError: double.NaN);
    }

    // Not inlined: items are independent nearly always, and do without the copy that a change to the answer costs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private JudgeEstimate OfClusters(in JudgeStudy study, double level)
    {
        var confidence = Confidence.TwoSided(level, study.DegreesOfFreedom);
        return Estimate(in study, in confidence, IntervalWhenKnown, KnownEnds.KeepWidth, endError: double.NaN)
            .WithFreedom(study.InverseFreedom);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Known rates, default interval: Clopper and Pearson's one-sided limit of the judged rate, mapped; it holds its level. Any other
    /// interval gives the end of the two-sided one at 2 level − 1.
    /// </remarks>
    public double Limit(in JudgeStudy study, IntervalSide side, double level)
    {
        Check.OneSidedLevel(level, nameof(level));
        Check.Defined(side, nameof(side));
        return study.InverseFreedom > 1
            ? Limits.Whole.On(side)
            : OneSided(in study, side, Confidence.OneSidedError(1 - level, study.DegreesOfFreedom, share: 1));
    }

    /// <inheritdoc/>
    public double PValue(in JudgeStudy study, double rate) => Confidence.PValue(
        Inversion.PValue(new Intervals(this, study, EndError(in study, IntervalWhenKnown)), Check.Unit(rate, nameof(rate))),
        study.DegreesOfFreedom);

    /// <inheritdoc/>
    public double PValue(in JudgeStudy study, double rate, Alternative alternative)
    {
        var side = Check.Defined(alternative, nameof(alternative)).Side;
        var independent = Inversion.PValue(new Intervals(this, study, double.NaN), Check.Unit(rate, nameof(rate)), side);
        return Confidence.OneSidedPValue(independent, study.DegreesOfFreedom, share: 1);
    }

    private double OneSided(in JudgeStudy study, IntervalSide side, double error)
    {
        return Estimate(in study, Confidence.TwoSidedError(2 * error),
            OneProportion.OneSided(IntervalWhenKnown, Default.IntervalWhenKnown), KnownEnds.AsMapped, endError: double.NaN)
            .Interval.On(side);
    }

    private JudgeEstimate Estimate(
        in JudgeStudy study, in Confidence confidence, BinomialInterval whenKnown, KnownEnds ends, double endError)
    {
        if (NamedFor != ErrorRates.Any && IsMismatched(in study)) return Mismatched(in study, in confidence, whenKnown);
        var raw = Correction.Of(in study);
        var method = study.Judge.IsKnown ? s_whenKnown[(int)whenKnown] : MethodWhenMeasured;
        if (StudyScreening.IsUnanswerable(in study, in raw, method, in confidence, out var answer)) return answer;
        // Computed on the side where the rate is at most one half and mirrored: exchanging pass and fail exchanges the answer exactly.
        var orientation = raw.IsComputed(in study) ? Orientation.AsGiven : Orientation.Mirrored;
        if (orientation == Orientation.Mirrored) raw = raw.Flip();
        return study.Judge.IsKnown
            ? WhenKnown(in study, in raw, method, in confidence, whenKnown, ends, endError, orientation)
            : WhenMeasured(in study, in raw, method, in confidence, orientation);
    }

    private bool IsMismatched(in JudgeStudy study) => study.Judge.IsKnown != (NamedFor == ErrorRates.Known);

    // Named for the other kind of error rates. Not inlined: nobody asks so twice.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private JudgeEstimate Mismatched(in JudgeStudy study, in Confidence confidence, BinomialInterval whenKnown)
    {
        var raw = Correction.Of(in study);
        var method = NamedFor == ErrorRates.Known ? s_whenKnown[(int)whenKnown] : MethodWhenMeasured;
        return StudyScreening.IsUnanswerable(in study, in raw, method, in confidence, out var answer)
            ? answer
            : JudgeEstimate.Unanswered(method, confidence.Level, EstimateWarnings.IntervalMismatch);
    }

    // Of the study or of its mirror image, here and below; the study is as it was given, as exchanging all of it takes as long as a
    // formula, and its warnings are the same on either side.
    private static JudgeEstimate WhenKnown(in JudgeStudy study, in Correction raw, EstimationMethod method, in Confidence confidence,
        BinomialInterval whenKnown, KnownEnds ends, double endError, Orientation orientation)
    {
        var limits = Mapped(in study, in raw, whenKnown, in confidence, orientation);
        var rate = raw.Rate;
        // At a level next to 0 the map of a weak judge makes more of the rounding than there is of the interval.
        if (ends == KnownEnds.KeepWidth && whenKnown.Traits.ContainsPoint) limits = limits.Reach(rate);
        // Below 0 and not above one half, as computed: no pass rate fits the known rates.
        if (raw.Pass < 0 && ends == KnownEnds.KeepWidth && !study.Judged.IsKnown)
        {
            if (limits.Upper <= 0) method = MethodWhenNothingFits;
            limits = KeepWidth(in study, in raw, limits, in confidence, whenKnown, endError, orientation);
        }
        return StudyScreening.Clipped(
            method, in study, rate, raw.StandardError, limits, confidence.Level, EstimateWarnings.None, orientation);
    }

    private JudgeEstimate WhenMeasured(
        in JudgeStudy study, in Correction raw, EstimationMethod method, in Confidence confidence, Orientation orientation)
    {
        var rate = raw.Rate;
        var standardError = raw.StandardError;
        var z = confidence.Quantile;
        var limits = Interval switch
        {
            RoganGladenInterval.Delta => Delta.Of(rate, standardError, z),
            RoganGladenInterval.Bootstrap => Resampled(in study, confidence.Error, orientation),
        };
        return StudyScreening.Clipped(method, in study, rate, standardError, limits, confidence.Level,
            StudyScreening.SmallCalibration(in study) | StudyScreening.WeakJudge(in study, z), orientation);
    }

    /// <summary>
    /// The upper limit of the guarded score, for where the mapped interval leaves nothing above 0: pass-rates.md 2. At an error smaller
    /// than <see cref="EndError"/> it is taken of that one, so that intervals stay nested.
    /// </summary>
    // Not inlined, here and below: hardly any study needs it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Limits KeepWidth(in JudgeStudy study, in Correction raw, Limits limits, in Confidence confidence,
        BinomialInterval whenKnown, double endError, Orientation orientation)
    {
        var isGuarded = limits.Upper <= 0;
        if (!isGuarded && double.IsNaN(endError)) endError = EndError(in study, whenKnown);
        var error = isGuarded ? confidence.Error : Math.Max(confidence.Error, endError);
        return limits with { Upper = Math.Max(limits.Upper, Guarded(in study, in raw, error, orientation)) };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Guarded(in JudgeStudy study, in Correction raw, double error, Orientation orientation) =>
        1 - GuardedScoreInterval.Lower(
            orientation == Orientation.Mirrored ? StudyRates.Of(in study) : StudyRates.Of(in study).Flip(), raw.Flip(),
            Confidence.TwoSidedError(error));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Limits Resampled(in JudgeStudy study, double error, Orientation orientation) =>
        Bootstrap.Of(orientation == Orientation.Mirrored ? study.Flip() : study, error, Resampling);

    /// <summary>
    /// The largest error at which the interval of the judged rate reaches a rate that known error rates allow; NaN where the judged rate is
    /// one of those, or nothing is inverted.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double EndError(in JudgeStudy study, BinomialInterval whenKnown)
    {
        var raw = Correction.Of(in study);
        if (!study.Judge.IsKnown || study.Test.IsKnown || !(raw.Pass < 0 || raw.Fail < 0)) return double.NaN;
        var computed = raw.IsComputed(in study) ? study : study.Flip();
        return Inversion.PValue(
            new OneProportion(computed.Test, whenKnown, Default.IntervalWhenKnown), computed.Calibration.Specificity.FailWeight);
    }

    // The correction rises with the judged rate, so the ends of its interval are the ends of ours (Reiczigel, Földi & Ózsvári 2010).
    private static Limits Mapped(
        in JudgeStudy study, in Correction raw, BinomialInterval whenKnown, in Confidence confidence, Orientation orientation)
    {
        var judged = whenKnown.Limits(orientation == Orientation.Mirrored ? study.Judged.Flip() : study.Judged, in confidence);
        var falsePositiveRate = orientation == Orientation.Mirrored ? study.Judge.Se.FailWeight : study.Judge.Sp.FailWeight;
        return new((judged.Lower - falsePositiveRate) / raw.Youden, (judged.Upper - falsePositiveRate) / raw.Youden);
    }

    /// <summary>What is known of the judge.</summary>
    internal enum ErrorRates
    {
        Any,
        Known,
        Measured,
    }

    // What becomes of a mapped interval of which nothing is left inside [0, 1].
    private enum KnownEnds
    {
        AsMapped,
        KeepWidth,
    }

    private readonly struct Intervals(RoganGladenEstimator estimator, JudgeStudy study, double endError) : IInvertible
    {
        public Limits Interval(in Confidence confidence)
        {
            var interval = estimator.Estimate(
                in study, in confidence, estimator.IntervalWhenKnown, KnownEnds.KeepWidth, endError).Interval;
            return new(interval.Lower, interval.Upper);
        }

        public double Limit(IntervalSide side, double error) => estimator.OneSided(in study, side, error);
    }
}
