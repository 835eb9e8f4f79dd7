using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Comparison;

/// <summary>The difference of the pass rates of two systems, A minus B, corrected for the judge's errors.</summary>
/// <remarks>
/// <code>D = (p_a − p_b)/(Se + Sp − 1) with one calibration;  D = θ_a − θ_b with two, or with sampled labels</code>
/// Answers every <see cref="ComparisonKind"/>; the range is [−1, 1]. No point and the whole range where a judge is not shown above chance
/// by
/// its counts (J ≤ 0). Test and interval never disagree: the interval at level L excludes a difference exactly when its p-value is below
/// 1 − L. With a shared calibration the closed forms allocate nothing, and neither does the default. Source: decisions.md 1 to 4.
/// </remarks>
public sealed record DifferenceEstimator : IIntervalEstimator<ComparisonStudy>
{
    private const double FewLabels = 10;    // of a pair of verdicts, or of a class
    private const double Nothing = 1e-15;

    private static readonly EstimationMethod s_method =
        new("difference", "difference", Assumptions.IndependentItems | Assumptions.ErrorRatesTransport | Assumptions.BetterThanChance,
            Citations.RoganGladen1978)
        { Support = Differences.Support };
    private static readonly EstimationMethod s_guarded = s_method.With(DifferenceTraits.Guarded);
    private static readonly EstimationMethod s_fieller = s_method.With(DifferenceTraits.Fieller);
    private static readonly EstimationMethod s_delta = s_method.With(DifferenceTraits.Delta);
    private static readonly EstimationMethod s_stratified = (s_method with
    {
        Assumptions = Assumptions.IndependentItems | Assumptions.LabelsFromTestPopulation,
        Citation = Citations.Tenenbein1970,
    }).With(DifferenceTraits.Stratified);

    /// <summary>What an estimate of it can name: one method for each interval.</summary>
    internal static IReadOnlyList<EstimationMethod> Methods { get; } = [s_guarded, s_stratified, s_fieller, s_delta];

    /// <summary>The estimator with its default intervals.</summary>
    public static DifferenceEstimator Default { get; } = new();

    /// <summary>How the interval is formed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public DifferenceInterval Interval { get; init => field = Check.Defined(value); }

    /// <inheritdoc/>
    /// <remarks>Of a difference with calibrations; the method of an estimate from sampled labels names its own interval.</remarks>
    public EstimationMethod Method => MethodOf(ComparisonKind.SharedCalibration);

    /// <inheritdoc/>
    /// <remarks>
    /// A closed form asked for where no calibration is shared is a <see cref="EstimateWarnings.DesignMismatch"/>, as are labels sampled for
    /// one system and not for the other.
    /// </remarks>
    public JudgeEstimate Estimate(in ComparisonStudy study, double level)
    {
        Check.Level(level, nameof(level));
        var inverse = study.InverseFreedom;
        return inverse > 0
            ? Estimate(in study, Confidence.TwoSided(level, 1 / inverse)).WithFreedom(inverse)
            : Estimate(in study, Confidence.TwoSided(level));
    }

    /// <inheritdoc/>
    /// <remarks>The end of the two-sided interval at 2 × level − 1.</remarks>
    public double Limit(in ComparisonStudy study, IntervalSide side, double level)
    {
        Check.Defined(side, nameof(side));
        var error = 1 - Check.OneSidedLevel(level, nameof(level));
        return Estimate(in study, 1 - (2 * error)).Interval.On(side);
    }

    /// <inheritdoc/>
    public double PValue(in ComparisonStudy study, double rate)
    {
        Check.InRange(rate, -1, 1, nameof(rate));
        if (Obstacle(in study) != EstimateWarnings.None) return 1;
        return Confidence.PValue(IndependentPValue(in study, rate), study.DegreesOfFreedom);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Half the two-sided p-value where the point, or an interval without one, lies on the side that is looked for; else 1.
    /// </remarks>
    public double PValue(in ComparisonStudy study, double rate, Alternative alternative)
    {
        var side = Check.Defined(alternative, nameof(alternative)).Side;
        var p = PValue(in study, rate);
        if (p >= 1) return 1;
        // At a level at which the rate is outside: a judge at chance leaves an interval and no point.
        var estimate = Estimate(in study, (1 - p) / 2);
        var reached = !double.IsNaN(estimate.Point) ? estimate.Point
            : estimate.Interval.On(side);
        var isOnSide = side == IntervalSide.Lower ? reached > rate : reached < rate;
        return isOnSide ? p / 2 : 1;
    }

    private EstimationMethod MethodOf(ComparisonKind kind) => (kind, Interval) switch
    {
        (ComparisonKind.LabelledTogether or ComparisonKind.LabelledSeparately, _) => s_stratified,
        (_, DifferenceInterval.Fieller) => s_fieller,
        (_, DifferenceInterval.Delta) => s_delta,
        _ => s_guarded,
    };

    private double IndependentPValue(in ComparisonStudy study, double difference)
    {
        switch (study.Kind)
        {
            case ComparisonKind.OwnCalibrations: return SeparateDifference.PValue(study.A, study.B, difference);
            case ComparisonKind.LabelledTogether: return StratifiedDifference.PValue(study.Changes!, difference);
            case ComparisonKind.LabelledSeparately: return StratifiedPair.PValue(study.A, study.B, difference);
            default:
                var shared = SharedDifference.Of(in study);
                return Interval == DifferenceInterval.Default
                    ? shared.PValue(difference)
                    : Inference.Inversion.PValue(new ClosedIntervals(this, shared), difference);
        }
    }

    private JudgeEstimate Estimate(in ComparisonStudy study, in Confidence confidence)
    {
        var method = MethodOf(study.Kind);
        var obstacle = Obstacle(in study);
        if (obstacle != EstimateWarnings.None) return JudgeEstimate.Unanswered(method, confidence.Level, obstacle | Standing(in study));
        return study.Kind switch
        {
            ComparisonKind.OwnCalibrations => OwnCalibrations(in study, method, in confidence),
            ComparisonKind.LabelledTogether => Together(in study, method, in confidence),
            ComparisonKind.LabelledSeparately => Separately(in study, method, in confidence),
            _ => Shared(in study, method, in confidence),
        };
    }

    private JudgeEstimate Shared(in ComparisonStudy study, EstimationMethod method, in Confidence confidence)
    {
        var shared = SharedDifference.Of(in study);
        var warnings = Standing(in study) | StudyScreening.SmallCalibration(study.A);
        return Answer(method, shared.Raw, shared.StandardError, Limits(in shared, confidence.Quantile), confidence.Level, warnings);
    }

    private Limits Limits(in SharedDifference shared, double z) => Interval switch
    {
        DifferenceInterval.Fieller => ClosedDifference.Fieller(in shared, z),
        DifferenceInterval.Delta => ClosedDifference.Delta(in shared, z),
        DifferenceInterval.Default => shared.Interval(z),
    };

    private static JudgeEstimate OwnCalibrations(in ComparisonStudy study, EstimationMethod method, in Confidence confidence)
    {
        var a = study.A;
        var b = study.B;
        var limits = SeparateDifference.Interval(in a, in b, confidence.Quantile);
        var warnings = Standing(in study) | StudyScreening.SmallCalibration(in a) | StudyScreening.SmallCalibration(in b);
        var first = Correction.Of(in a);
        var second = Correction.Of(in b);
        if (!(first.Youden > 0 && second.Youden > 0))
        {
            warnings |= EstimateWarnings.Unidentified | StudyScreening.JudgeAtOrBelowChance(in a, in first)
                | StudyScreening.JudgeAtOrBelowChance(in b, in second);
            return JudgeEstimate.Unanswered(method, confidence.Level, warnings) with
            {
                Interval = new(limits.Lower, limits.Upper, confidence.Level),
            };
        }
        var error = Math.Sqrt((first.StandardError * first.StandardError) + (second.StandardError * second.StandardError));
        // Each rate inside [0, 1] by itself: that is the difference which no curve speaks against.
        var point = Math.Clamp(first.Rate, 0, 1) - Math.Clamp(second.Rate, 0, 1);
        var answer = Answer(method, point, error, limits, confidence.Level, warnings);
        var raw = first.Rate - second.Rate;
        return raw == point ? answer : answer with { Unclamped = raw, Warnings = answer.Warnings | EstimateWarnings.Clamped };
    }

    private static JudgeEstimate Separately(in ComparisonStudy study, EstimationMethod method, in Confidence confidence)
    {
        var first = PostStratifiedEstimator.Default.Estimate(study.A, confidence.Level);
        var second = PostStratifiedEstimator.Default.Estimate(study.B, confidence.Level);
        var limits = StratifiedPair.Interval(study.A, study.B, confidence.Quantile);
        var warnings = Standing(in study) | ((first.Warnings | second.Warnings)
            & (EstimateWarnings.SmallCalibration | EstimateWarnings.PartiallyIdentified | EstimateWarnings.NotConverged));
        var error = Math.Sqrt((first.StandardError * first.StandardError) + (second.StandardError * second.StandardError));
        return Answer(method, first.Unclamped - second.Unclamped, error, limits, confidence.Level, warnings);
    }

    private static JudgeEstimate Together(in ComparisonStudy study, EstimationMethod method, in Confidence confidence)
    {
        var changes = study.Changes!;
        var limits = StratifiedDifference.Interval(changes, confidence.Quantile, out var hasConverged);
        var mean = StratifiedMeanEstimator.Default.Estimate(in changes, confidence.Level);
        var warnings = Standing(in study) | (mean.Warnings & EstimateWarnings.PartiallyIdentified)
            | (hasConverged ? EstimateWarnings.None : EstimateWarnings.NotConverged);
        for (var h = 0; h < changes.Table.Strata; h++)
        {
            var labels = changes.Table.Labelled(h);
            if (labels < FewLabels && labels + changes.Table.Unlabelled(h) > 0) warnings |= EstimateWarnings.SmallCalibration;
        }
        return Answer(method, mean.Unclamped, mean.StandardError, limits, confidence.Level, warnings);
    }

    // What is said of a study whatever its figures are.
    private static EstimateWarnings Standing(in ComparisonStudy study) =>
        (study.SharesCalibration ? EstimateWarnings.SharedCalibration : EstimateWarnings.None)
        | (study.IsNegativelyPaired && study.Kind == ComparisonKind.OwnCalibrations
            ? EstimateWarnings.IndependenceDoubtful
            : EstimateWarnings.None);

    // Why there is nothing to say at all.
    private EstimateWarnings Obstacle(in ComparisonStudy study)
    {
        if (study.IsSharingRefuted) return EstimateWarnings.CalibrationDiffers | EstimateWarnings.Unidentified;
        var isClosed = Interval != DifferenceInterval.Default;
        return study.Kind switch
        {
            ComparisonKind.OwnCalibrations => Missing(study.A) | Missing(study.B)
                | (isClosed ? EstimateWarnings.DesignMismatch : EstimateWarnings.None),
            ComparisonKind.LabelledTogether => isClosed || !study.Changes!.Design.IsFromTestItems
                ? EstimateWarnings.DesignMismatch
                : study.Changes.Table.LabelledItems() > 0 ? EstimateWarnings.None : EstimateWarnings.Unidentified,
            ComparisonKind.LabelledSeparately =>
                isClosed ? EstimateWarnings.DesignMismatch : WithoutSample(study.A) | WithoutSample(study.B),
            _ => OfShared(in study),
        };
    }

    private static EstimateWarnings OfShared(in ComparisonStudy study)
    {
        var judge = study.A.Calibration;
        if (judge is { Design: CalibrationDesign.ByVerdict, IsEmpty: false, IsKnown: false }) return EstimateWarnings.DesignMismatch;
        var hasTests = study.Kind == ComparisonKind.SameItems
            ? study.Pairs.Size > 0
            : !study.A.Test.IsEmpty && !study.B.Test.IsEmpty;
        if (!hasTests) return EstimateWarnings.Unidentified;
        if (judge.Sensitivity.IsEmpty || judge.Specificity.IsEmpty)
            return EstimateWarnings.Unidentified | (judge.IsEmpty ? EstimateWarnings.None : EstimateWarnings.PartiallyIdentified);
        var correction = Correction.Of(study.A with { Test = Proportion.Known(0.5) });
        return correction.Youden > 0
            ? EstimateWarnings.None
            : EstimateWarnings.Unidentified | StudyScreening.JudgeAtOrBelowChance(study.A, in correction);
    }

    private static EstimateWarnings Missing(in JudgeStudy study)
    {
        var missing = StudyScreening.MismatchOrNoData(in study);
        return missing != EstimateWarnings.None || (!study.Calibration.Sensitivity.IsEmpty && !study.Calibration.Specificity.IsEmpty)
            ? missing
            : EstimateWarnings.Unidentified | EstimateWarnings.PartiallyIdentified;
    }

    // Labels of one's own that were sampled; chosen by verdict they say nothing of how often each verdict occurs.
    private static EstimateWarnings WithoutSample(in JudgeStudy study)
    {
        var judge = study.Calibration;
        if (judge.IsEmpty) return EstimateWarnings.Unidentified;
        if (!judge.Design.IsFromTestItems || !study.HasCounts) return EstimateWarnings.DesignMismatch;
        return judge.Design == CalibrationDesign.ByVerdict && study.Test.IsEmpty ? EstimateWarnings.Unidentified : EstimateWarnings.None;
    }

    private static JudgeEstimate Answer(
        EstimationMethod method, double raw, double standardError, Limits limits, double level, EstimateWarnings warnings)
    {
        var point = Differences.Support.Clip(raw);
        if (point != raw && !double.IsNaN(raw)) warnings |= EstimateWarnings.Clamped;
        // At levels next to 0 a limit is as near to the point as its search stops.
        if (!double.IsNaN(point) && (warnings & EstimateWarnings.PartiallyIdentified) == 0) limits = limits.Reach(point);
        if (point < limits.Lower || point > limits.Upper) warnings |= EstimateWarnings.PointOutsideInterval;
        if (limits.Upper - limits.Lower < Nothing) warnings |= EstimateWarnings.DegenerateInterval;
        return new()
        {
            Point = point,
            Unclamped = raw,
            StandardError = double.IsNaN(raw) ? double.PositiveInfinity : standardError,
            Interval = new(limits.Lower, limits.Upper, level),
            Method = method,
            Warnings = warnings,
        };
    }

    private readonly struct ClosedIntervals(DifferenceEstimator estimator, SharedDifference shared) : Inference.IInvertible
    {
        public Limits Interval(in Confidence confidence) => estimator.Limits(in shared, confidence.Quantile);

        public double Limit(IntervalSide side, double error) => Interval(Confidence.TwoSidedError(2 * error)).On(side);
    }
}
