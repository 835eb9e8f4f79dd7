using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats;

/// <summary>Combines verdicts on everything with labels sampled from the same population, at random or by verdict.</summary>
/// <remarks>
/// <code>θ = p PPV + (1 − p) FOR,  p = K1/K over all judged items</code>
/// PPV and FOR are the shares of human passes among labelled judge-passes and judge-fails. This is double sampling (Tenenbein 1970), the
/// efficient estimator and the joint maximum likelihood at once. The standard error is pass-rates.md 5.5, the interval
/// <see cref="Interval"/>. Valid for
/// <see cref="CalibrationDesign.Random"/> and
/// <see cref="CalibrationDesign.ByVerdict"/>; any other design is a <see cref="EstimateWarnings.DesignMismatch"/>. When a verdict has no
/// labelled item (<see cref="EstimateWarnings.PartiallyIdentified"/>), labels by verdict leave limits without a point; labels at random are
/// then taken as one stratum, so that the point and its standard error are those of <see cref="LabelsOnlyEstimator"/>. A judge at chance
/// does no harm here: it only narrows nothing. With <see cref="CalibrationDesign.Random"/> labels and no test item the labelled items are
/// all judged items. Source: pass-rates.md 5.4 to 5.6.
/// </remarks>
public sealed record PostStratifiedEstimator : IIntervalEstimator
{
    private const double FewByVerdict = 25;    // pass-rates.md 5.6: coverage was measured below the level under 25 labels a verdict
    private const double FewAtRandom = 10;

    private static readonly EstimationMethod s_method =
        new("post-stratified", "post-stratified", Assumptions.IndependentItems | Assumptions.LabelsFromTestPopulation,
            Citations.Tenenbein1970);
    private static readonly EstimationMethod[] s_methods =
        EstimationMethods.ForEach<PostStratifiedInterval>(s_method, interval => interval.Traits);

    /// <summary>The estimator with its default interval.</summary>
    public static PostStratifiedEstimator Default { get; } = new();

    /// <summary>How the interval is formed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public PostStratifiedInterval Interval { get; init => field = Check.Defined(value); } = PostStratifiedInterval.CorrectedProfile;

    /// <inheritdoc/>
    public EstimationMethod Method => s_methods[(int)Interval];

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in JudgeStudy study, double level) =>
        Combine(in study, Check.Level(level, nameof(level))).WithFreedom(study.InverseFreedom);

    /// <inheritdoc/>
    /// <remarks>
    /// Both corrected profiles have one-sided limits of their own (pass-rates.md 5.6, gates): computed at 1 − 0.9 (1 − level), with the
    /// strict correction for labels chosen by verdict. Any other interval gives the end of the two-sided interval at 2 level − 1.
    /// </remarks>
    public double Limit(in JudgeStudy study, IntervalSide side, double level)
    {
        Check.OneSidedLevel(level, nameof(level));
        Check.Defined(side, nameof(side));
        return Obstacle(in study) == EstimateWarnings.None && !(study.InverseFreedom > 1)
            ? OneSided(in study, side, rate: 0).Limit(
                Confidence.OneSidedError(1 - level, study.DegreesOfFreedom, Interval.OneSidedShare))
            : Limits.Whole.On(side);
    }

    /// <inheritdoc/>
    public double PValue(in JudgeStudy study, double rate)
    {
        Check.Unit(rate, nameof(rate));
        return Obstacle(in study) == EstimateWarnings.None
            ? Confidence.PValue(IndependentPValue(in study, rate), study.DegreesOfFreedom)
            : 1;
    }

    /// <inheritdoc/>
    public double PValue(in JudgeStudy study, double rate, Alternative alternative)
    {
        Check.Unit(rate, nameof(rate));
        var side = Check.Defined(alternative, nameof(alternative)).Side;
        return Obstacle(in study) == EstimateWarnings.None
            ? Confidence.OneSidedPValue(IndependentPValue(in study, rate, side), study.DegreesOfFreedom, Interval.OneSidedShare)
            : 1;
    }

    private JudgeEstimate Combine(in JudgeStudy study, double level)
    {
        var obstacle = Obstacle(in study);
        if (obstacle != EstimateWarnings.None) return StudyScreening.Unanswered(Method, level, obstacle);
        var sample = LabelledSample.Of(in study);
        var limits = Interval.Limits(in sample, Confidence.TwoSided(level, study.DegreesOfFreedom).Quantile);
        var warnings = IsFew(in sample, study.Calibration.Design) ? EstimateWarnings.SmallCalibration : EstimateWarnings.None;
        if (sample.HasEmptyStratum)
        {
            warnings |= EstimateWarnings.PartiallyIdentified;
            return study.Calibration.Design == CalibrationDesign.Random
                ? LabelsAsOneStratum(in sample, in study, level, limits, warnings)
                : StudyScreening.Unanswered(Method, level, warnings, limits);
        }
        var rate = sample.Rate <= 0.5 ? sample.Rate : 1 - sample.FlipLabels().Rate;
        // At a level next to 0 a limit is as near to the point as its search stops.
        return StudyScreening.Clipped(Method, in study, rate, Math.Sqrt(sample.Variance), limits.Reach(rate), level, warnings);
    }

    private double IndependentPValue(in JudgeStudy study, double rate)
    {
        var sample = LabelledSample.Of(in study);
        if (Interval.Correction is { } correction)
            return Profile(in sample, correction, in study, stackalloc double[LabelledSample.StrataRoom]).PValue(rate);
        return Interval == PostStratifiedInterval.Melding
            ? Math.Min(1, 2 * Math.Min(
                SampledMelding.Tail(in sample, rate, IntervalSide.Lower), SampledMelding.Tail(in sample, rate, IntervalSide.Upper)))
            : Inversion.LargestError(1, new TwoSidedIntervals(Interval, sample, rate));
    }

    private double IndependentPValue(in JudgeStudy study, double rate, IntervalSide side)
    {
        var sample = LabelledSample.Of(in study);
        if (Interval.Correction is { } correction)
            return Profile(in sample, correction, in study, stackalloc double[LabelledSample.StrataRoom]).PValue(rate, side);
        // A melded limit is a quantile of a distribution that is at hand.
        if (Interval == PostStratifiedInterval.Melding) return SampledMelding.Tail(in sample, rate, side) is < 0.5 and var tail ? tail : 1;
        return Inversion.LargestError(0.5, OneSided(in study, side, rate));
    }

    // pass-rates.md 5.4: labels at random identify the rate by themselves, whatever the judge said; the interval stays that of the strata.
    private JudgeEstimate LabelsAsOneStratum(
        in LabelledSample sample, in JudgeStudy study, double level, Limits limits, EstimateWarnings warnings)
    {
        var labels = study.Dependence?.LabelsAlone ?? Proportion.FromOutcomes(sample.PassLabels, sample.FailLabels);
        var rate = labels.Rate <= 0.5 ? labels.Rate : 1 - labels.Flip().Rate;
        return StudyScreening.Clipped(Method, in study, rate, Math.Sqrt(labels.Variance), limits, level, warnings);
    }

    private static CorrectedProfile Profile(
        in LabelledSample sample, ContinuityCorrection correction, in JudgeStudy study, Span<double> room) =>
        new(sample.ToStrata(room), correction, study.Calibration.Design);

    private OneSidedIntervals OneSided(in JudgeStudy study, IntervalSide side, double rate) =>
        new(Interval, LabelledSample.Of(in study), side, study.Calibration.Design, rate);

    // Why there is no answer at all: no data, or not counts of labels from the test population. Labels by lot are a sample of that
    // population by themselves; labels by verdict say nothing of how often the judge passes.
    private static EstimateWarnings Obstacle(in JudgeStudy study)
    {
        var design = study.Calibration.Design;
        if (study.Calibration.IsEmpty || (study.Test.IsEmpty && design != CalibrationDesign.Random)) return EstimateWarnings.Unidentified;
        var isSampled = study.HasCounts && design is CalibrationDesign.Random or CalibrationDesign.ByVerdict;
        return isSampled ? EstimateWarnings.None : EstimateWarnings.DesignMismatch;
    }

    internal static bool IsFew(in LabelledSample sample, CalibrationDesign design) => design == CalibrationDesign.ByVerdict
        ? sample.PassVerdicts < FewByVerdict || sample.FailVerdicts < FewByVerdict
        : sample.PassVerdicts + sample.FailVerdicts < FewAtRandom;

    private readonly struct TwoSidedIntervals(PostStratifiedInterval interval, LabelledSample sample, double rate) : INestedIntervals
    {
        public bool Contains(double error)
        {
            var limits = interval.Limits(in sample, Confidence.TwoSidedError(error).Quantile);
            return limits.Lower <= rate && rate <= limits.Upper;
        }
    }

    private readonly struct OneSidedIntervals(
        PostStratifiedInterval interval, LabelledSample sample, IntervalSide side, CalibrationDesign design, double rate) : INestedIntervals
    {
        public double Limit(double error) =>
            interval.Limit(in sample, side, Confidence.OneSidedError(interval.OneSidedShare * error).Quantile, design);

        public bool Contains(double error) => side == IntervalSide.Lower ? Limit(error) <= rate : rate <= Limit(error);
    }
}
