using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
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
/// <para>With <see cref="Target.Items"/> the answer is about the judged items alone, see <see cref="Target"/>.</para>
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

    /// <summary>The method with <see cref="Target.Items"/>: labels drawn by lot are all that it needs.</summary>
    internal static EstimationMethod MethodOfItems { get; } = s_method.With(FiniteProfile.Traits) with
    {
        Assumptions = Assumptions.LabelsFromTestPopulation,
        Target = Target.Items,
    };

    /// <summary>The estimator with its default interval.</summary>
    public static PostStratifiedEstimator Default { get; } = new();

    /// <summary>How the interval is formed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    /// <exception cref="ArgumentException">Another interval than the default for <see cref="Target.Items"/>.</exception>
    public PostStratifiedInterval Interval
    {
        get;
        init => field = Check.Defined(value) == PostStratifiedInterval.CorrectedProfile || Target == Target.Population
            ? value
            : throw NoSuchInterval(value, nameof(Interval));
    } = PostStratifiedInterval.CorrectedProfile;

    /// <summary>Whose rate it is: that of the population (the default), or that of exactly the items that were judged.</summary>
    /// <remarks>
    /// <para>With <see cref="Target.Items"/> the shares of the verdicts are known, a labelled item is in no doubt, and the interval is the
    /// corrected profile with both: <see cref="PostStratifiedInterval.CorrectedProfile"/> alone has that form, and any other is refused,
    /// whichever of the two is set last. The interval never falls below the passes that were counted, nor above all items but the fails
    /// that were counted. Where every item has a label it is the point, without a width, without a warning, and for labels by verdict, too.
    /// A verdict without labels (<see cref="EstimateWarnings.PartiallyIdentified"/>) counts as failed below and as passed above.</para>
    /// <code>N_h items of verdict h, f_h labelled, n_h of them passes:  w = N_h/N,  g = 1 − f_h/N_h,  F = f_h/g,  x = max(0, n_h − δ_h)/g
    /// SE² = Σ w_h² g_h a_h (1 − a_h)/f_h,  a = n_h/f_h</code>
    /// <para>Limits for one side are ends of the two-sided interval at 2 level − 1, and p-values invert both.
    /// <see cref="EstimateWarnings.SmallCalibration"/> is said of verdicts only that have items without a label. Counts that are not whole
    /// are sizes, not items, and a <see cref="EstimateWarnings.DesignMismatch"/>, as every other design is. Source: finite.md.</para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    /// <exception cref="ArgumentException"><see cref="Target.Items"/> for another interval than the default.</exception>
    public Target Target
    {
        get;
        init => field = Check.Defined(value) == Target.Population || Interval == PostStratifiedInterval.CorrectedProfile
            ? value
            : throw NoSuchInterval(Interval, nameof(Target));
    }

    /// <inheritdoc/>
    public EstimationMethod Method => Target == Target.Items ? MethodOfItems : s_methods[(int)Interval];

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in JudgeStudy study, double level) =>
        Combine(in study, Check.Level(level, nameof(level))).WithFreedom(study.InverseFreedom);

    /// <inheritdoc/>
    /// <remarks>
    /// Both corrected profiles have one-sided limits of their own (pass-rates.md 5.6, gates): computed at 1 − 0.9 (1 − level), with the
    /// strict correction for labels chosen by verdict. Any other interval gives the end of the two-sided interval at 2 level − 1, and so
    /// does <see cref="Target.Items"/>.
    /// </remarks>
    public double Limit(in JudgeStudy study, IntervalSide side, double level)
    {
        Check.OneSidedLevel(level, nameof(level));
        Check.Defined(side, nameof(side));
        if (Obstacle(in study) != EstimateWarnings.None || study.InverseFreedom > 1) return Limits.Whole.On(side);
        return Target == Target.Items
            ? new FiniteProfile(LabelledSample.Of(in study)).Limit(side, 1 - level)
            : OneSided(in study, side, rate: 0).Limit(
                Confidence.OneSidedError(1 - level, study.DegreesOfFreedom, Interval.OneSidedShare));
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
        if (Target == Target.Items) return OfItems(in study, in sample, level);
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
        if (Target == Target.Items)
        {
            var profile = new FiniteProfile(sample);
            return profile.IsCounted(rate) ? 1 : Inversion.PValue(profile, rate);
        }
        if (Interval.Correction is { } correction)
            return Profile(in sample, correction, in study, stackalloc double[LabelledSample.StrataRoom]).PValue(rate);
        return Interval == PostStratifiedInterval.Melding
            ? Math.Min(1, 2 * Math.Min(
                StratifiedMelding.Tail(in sample, rate, IntervalSide.Lower), StratifiedMelding.Tail(in sample, rate, IntervalSide.Upper)))
            : Inversion.LargestError(1, new TwoSidedIntervals(Interval, sample, rate));
    }

    private double IndependentPValue(in JudgeStudy study, double rate, IntervalSide side)
    {
        var sample = LabelledSample.Of(in study);
        if (Target == Target.Items)
        {
            var profile = new FiniteProfile(sample);
            return profile.IsCounted(rate) ? 1 : Inversion.PValue(profile, rate, side);
        }
        if (Interval.Correction is { } correction)
            return Profile(in sample, correction, in study, stackalloc double[LabelledSample.StrataRoom]).PValue(rate, side);
        // A melded limit is a quantile of a distribution that is at hand.
        if (Interval == PostStratifiedInterval.Melding)
            return StratifiedMelding.Tail(in sample, rate, side) is < 0.5 and var tail ? tail : 1;
        return Inversion.LargestError(0.5, OneSided(in study, side, rate));
    }

    // pass-rates.md 5.4: labels at random identify the rate by themselves, whatever the judge said; the interval stays that of the strata,
    // and at a level next to 0 it may leave the point out.
    private JudgeEstimate LabelsAsOneStratum(
        in LabelledSample sample, in JudgeStudy study, double level, Limits limits, EstimateWarnings warnings)
    {
        var labels = study.Dependence?.LabelsAlone ?? Proportion.FromOutcomes(sample.PassLabels, sample.FailLabels);
        var rate = labels.Rate <= 0.5 ? labels.Rate : 1 - labels.Flip().Rate;
        var outside = Math.Max(limits.Lower - rate, rate - limits.Upper);
        if (outside > StudyScreening.Nothing) warnings |= EstimateWarnings.PointOutsideInterval;
        else limits = limits.Reach(rate);
        return StudyScreening.Clipped(Method, in study, rate, Math.Sqrt(labels.Variance), limits, level, warnings);
    }

    private JudgeEstimate OfItems(in JudgeStudy study, in LabelledSample sample, double level)
    {
        var profile = new FiniteProfile(sample);
        var limits = profile.Interval(Confidence.TwoSided(level));
        var warnings = HasFewForItems(in sample, study.Calibration.Design) ? EstimateWarnings.SmallCalibration : EstimateWarnings.None;
        if (sample.HasEmptyStratum)
        {
            warnings |= EstimateWarnings.PartiallyIdentified;
            return study.Calibration.Design == CalibrationDesign.Random
                ? LabelsAsOneStratum(in sample, in study, level, limits, warnings) with
                {
                    StandardError = Math.Sqrt(profile.VarianceAsOneStratum),
                }
                : StudyScreening.Unanswered(Method, level, warnings, limits);
        }
        var estimate = StudyScreening.Clipped(
            Method, in study, profile.Rate, Math.Sqrt(profile.Variance), limits, level, warnings);
        // No width is what is known there, not a formula that breaks down.
        return profile.IsComplete ? estimate with { Warnings = warnings } : estimate;
    }

    private static CorrectedProfile Profile(
        in LabelledSample sample, ContinuityCorrection correction, in JudgeStudy study, Span<double> room) =>
        new(sample.ToStrata(room), correction, study.Calibration.Design);

    private OneSidedIntervals OneSided(in JudgeStudy study, IntervalSide side, double rate) =>
        new(Interval, LabelledSample.Of(in study), side, study.Calibration.Design, rate);

    // Why there is no answer at all: no data, or not counts of labels from the test population. Labels by lot are a sample of that
    // population by themselves; labels by verdict say nothing of how often the judge passes, but to items that are all labelled.
    // A finite target under clusters would be refused here, too: it was not measured (finite.md 5).
    private EstimateWarnings Obstacle(in JudgeStudy study)
    {
        var design = study.Calibration.Design;
        var answersByThemselves = design == CalibrationDesign.Random || (design == CalibrationDesign.ByVerdict && Target == Target.Items);
        if (study.Calibration.IsEmpty || (study.Test.IsEmpty && !answersByThemselves)) return EstimateWarnings.Unidentified;
        var isFromTestItems = study.HasCounts && design.IsFromTestItems;
        if (!isFromTestItems || (Target == Target.Items && !LabelledSample.Of(in study).IsWhole)) return EstimateWarnings.DesignMismatch;
        return EstimateWarnings.None;
    }

    // A verdict that is labelled throughout has no few labels.
    private static bool HasFewForItems(in LabelledSample sample, CalibrationDesign design) => design == CalibrationDesign.ByVerdict
        ? (sample.Passed > 0 && sample.PassVerdicts < FewByVerdict) || (sample.Failed > 0 && sample.FailVerdicts < FewByVerdict)
        : sample.Passed + sample.Failed > 0 && sample.PassVerdicts + sample.FailVerdicts < FewAtRandom;

    private static ArgumentException NoSuchInterval(PostStratifiedInterval interval, string name) => new(
        $"{interval.Id} is an interval for the population; Target.Items goes with {PostStratifiedInterval.CorrectedProfile.Id} only", name);

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
