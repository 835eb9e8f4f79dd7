using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats;

/// <summary>Combines verdicts on everything with labels sampled from the same population, at random or by verdict.</summary>
/// <remarks>
/// <code>θ = p PPV + (1 − p) FOR,  p = K1/K over all judged items</code>
/// PPV and FOR are the shares of human passes among labelled judge-passes and judge-fails. This is double sampling (Tenenbein 1970), the efficient estimator and the joint
/// maximum likelihood at once. The standard error is methods.md 5.5, the interval <see cref="Interval"/>. Valid for <see cref="CalibrationDesign.Random"/> and
/// <see cref="CalibrationDesign.ByVerdict"/>; any other design is a <see cref="EstimateWarnings.DesignMismatch"/>. When a verdict has no labelled item there is no point,
/// only limits (<see cref="EstimateWarnings.PartiallyIdentified"/>). A judge at chance does no harm here: it only narrows nothing. Source: methods.md 5.4 to 5.6.
/// </remarks>
public sealed record PostStratifiedEstimator : IJudgeEstimator
{
    private const double FewByVerdict = 25;    // methods.md 5.6: coverage was measured below the level under 25 labels a verdict
    private const double FewAtRandom = 10;

    private static readonly EstimationMethod s_method =
        new("post-stratified", "post-stratified", Assumptions.IndependentItems | Assumptions.LabelsFromTestPopulation, Citations.Tenenbein);
    private static readonly EstimationMethod[] s_methods = MethodTable.ForEach(Enum.GetValues<PostStratifiedInterval>(), s_method, i => i.Id, i => i.Name);

    /// <summary>The estimator with its default interval.</summary>
    public static PostStratifiedEstimator Default { get; } = new();

    /// <summary>How the interval is formed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public PostStratifiedInterval Interval { get; init => field = Check.Defined(value); } = PostStratifiedInterval.CorrectedProfile;

    /// <inheritdoc/>
    public EstimationMethod Method => s_methods[(int)Interval];

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in JudgeStudy study, double level)
    {
        Check.Level(level, nameof(level));
        var calibration = study.Calibration;
        if (study.Test.IsEmpty || calibration.IsEmpty) return StudyScreening.Unanswered(Method, level, EstimateWarnings.Unidentified);
        if (!study.HasCounts || calibration.Design is not (CalibrationDesign.Random or CalibrationDesign.ByVerdict))
            return StudyScreening.Unanswered(Method, level, EstimateWarnings.DesignMismatch);
        var sample = LabelledSample.Of(in study);
        var limits = Interval.Limits(in sample, Normal.TwoSided(level));
        var warnings = IsFew(in sample, calibration.Design) ? EstimateWarnings.SmallCalibration : EstimateWarnings.None;
        if (sample.HasEmptyStratum) return StudyScreening.Unanswered(Method, level, warnings | EstimateWarnings.PartiallyIdentified, limits);
        var rate = sample.Rate <= 0.5 ? sample.Rate : 1 - sample.FlipLabels().Rate;
        return StudyScreening.Clipped(Method, in study, rate, Math.Sqrt(sample.Variance), limits, level, warnings);
    }

    internal static bool IsFew(in LabelledSample sample, CalibrationDesign design) => design == CalibrationDesign.ByVerdict
        ? sample.PassVerdicts < FewByVerdict || sample.FailVerdicts < FewByVerdict
        : sample.PassVerdicts + sample.FailVerdicts < FewAtRandom;
}
