using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats;

/// <summary>Corrects a judged rate for known or plugged-in error rates, as published.</summary>
/// <remarks>
/// <code>θ = (p + Sp − 1) / (Se + Sp − 1)</code>
/// Known rates: a one-proportion interval of p is mapped through the same formula and clipped. Measured rates:
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
        EstimationMethods.ForEach<BinomialInterval>(s_known, interval => interval.Traits);
    private static readonly EstimationMethod[] s_whenMeasured =
        EstimationMethods.ForEach<RoganGladenInterval>(s_measured, interval => interval.Traits);

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

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in JudgeStudy study, double level) =>
        Estimate(in study, Confidence.TwoSided(Check.Level(level, nameof(level))), IntervalWhenKnown);

    /// <inheritdoc/>
    /// <remarks>
    /// Known rates, default interval: Clopper and Pearson's one-sided limit of the judged rate, mapped; it holds its level. Any other
    /// interval gives the end of the two-sided one at 2 level − 1.
    /// </remarks>
    public double Limit(in JudgeStudy study, IntervalSide side, double level)
    {
        Check.OneSidedLevel(level, nameof(level));
        Check.Defined(side, nameof(side));
        return OneSided(in study, side, 1 - level);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Known rates that hardly any pass rate fits: intervals are mapped at high levels, and of the guarded score at low ones, where nothing
    /// of
    /// the mapped ones is left; they are not nested there, and the larger of both p-values is given.
    /// </remarks>
    public double PValue(in JudgeStudy study, double rate)
    {
        var mapped = Inversion.PValue(new Intervals(this, study), Check.Unit(rate, nameof(rate)));
        return HasNoFit(in study) ? Math.Max(mapped, AsymmetricErrorEstimator.Default.PValue(in study, rate)) : mapped;
    }

    /// <inheritdoc/>
    /// <remarks>Where hardly any pass rate fits, as for two sides.</remarks>
    public double PValue(in JudgeStudy study, double rate, Alternative alternative)
    {
        var side = Check.Defined(alternative, nameof(alternative)).Side;
        var mapped = Inversion.PValue(new Intervals(this, study), Check.Unit(rate, nameof(rate)), side);
        return HasNoFit(in study) ? Math.Max(mapped, AsymmetricErrorEstimator.Default.PValue(in study, rate, alternative)) : mapped;
    }

    private static bool HasNoFit(in JudgeStudy study) =>
        study.Calibration.IsKnown && !study.Test.IsKnown && Correction.Of(in study) is { Youden: > 0, Rate: < 0 or > 1 };

    private double OneSided(in JudgeStudy study, IntervalSide side, double error)
    {
        var interval = Estimate(in study, Confidence.TwoSidedError(2 * error),
            OneProportion.OneSided(IntervalWhenKnown, Default.IntervalWhenKnown)).Interval;
        return side == IntervalSide.Lower ? interval.Lower : interval.Upper;
    }

    private JudgeEstimate Estimate(in JudgeStudy study, in Confidence confidence, BinomialInterval whenKnown)
    {
        var raw = Correction.Of(in study);
        var method = study.Calibration.IsKnown ? s_whenKnown[(int)whenKnown] : s_whenMeasured[(int)Interval];
        if (StudyScreening.IsUnanswerable(in study, in raw, method, in confidence, out var answer)) return answer;
        // Computed on the side where the rate is at most one half and mirrored: exchanging pass and fail exchanges the answer exactly.
        return raw.IsComputed(in study)
            ? Estimate(in study, in raw, method, in confidence, whenKnown, mirror: false)
            : Estimate(in study, raw.Flip(), method, in confidence, whenKnown, mirror: true);
    }

    // Of the study or of its mirror image; the study is as it was given, as exchanging all of it takes as long as a formula, and its
    // warnings are the same on either side.
    private JudgeEstimate Estimate(
        in JudgeStudy study, in Correction raw, EstimationMethod method, in Confidence confidence, BinomialInterval whenKnown, bool mirror)
    {
        var rate = raw.Rate;
        var standardError = raw.StandardError;
        if (study.Calibration.IsKnown)
        {
            var mapped = Mapped(in study, in raw, whenKnown, in confidence, mirror);
            if (!study.Test.IsKnown && LeavesNothing(mapped)) mapped = Guarded(in study, in confidence, mirror);
            return StudyScreening.Clipped(method, in study, rate, standardError, mapped, confidence.Level, EstimateWarnings.None, mirror);
        }
        var z = confidence.Quantile;
        var limits = Interval switch
        {
            RoganGladenInterval.Delta => Delta.Of(rate, standardError, z),
            RoganGladenInterval.Bootstrap => Bootstrap.Of(mirror ? study.Flip() : study, confidence.Error, Resampling),
        };
        return StudyScreening.Clipped(method, in study, rate, standardError, limits, confidence.Level,
            StudyScreening.SmallCalibration(in study) | StudyScreening.WeakJudge(in study, z), mirror);
    }

    // The correction rises with the judged rate, so the ends of its interval are the ends of ours (Reiczigel, Földi & Ózsvári 2010).
    private static Limits Mapped(in JudgeStudy study, in Correction raw, BinomialInterval whenKnown, in Confidence confidence, bool mirror)
    {
        var judged = whenKnown.Limits(mirror ? study.Test.Flip() : study.Test, in confidence);
        var falsePass = (mirror ? study.Calibration.Sensitivity : study.Calibration.Specificity).FailWeight;
        return new((judged.Lower - falsePass) / raw.Youden, (judged.Upper - falsePass) / raw.Youden);
    }

    // No pass rate fits the stated error rates so well that the interval reaches the range; cut to it, it would have no width.
    private static bool LeavesNothing(Limits mapped) =>
        mapped is { Lower: < 0, Upper: <= 0 } or { Lower: >= 1, Upper: > 1 };

    private static Limits Guarded(in JudgeStudy study, in Confidence confidence, bool mirror)
    {
        var interval = AsymmetricErrorEstimator.Default.Estimate(in study, confidence.Level).Interval;
        var limits = new Limits(interval.Lower, interval.Upper);
        return mirror ? limits.Flip() : limits;
    }

    private readonly struct Intervals(RoganGladenEstimator estimator, JudgeStudy study) : IInvertible
    {
        public Limits Interval(in Confidence confidence)
        {
            var interval = estimator.Estimate(in study, in confidence, estimator.IntervalWhenKnown).Interval;
            return new(interval.Lower, interval.Upper);
        }

        public double Limit(IntervalSide side, double error) => estimator.OneSided(in study, side, error);
    }
}
