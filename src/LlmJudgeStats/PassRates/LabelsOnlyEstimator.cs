using LlmJudgeStats.Intervals;

namespace LlmJudgeStats;

/// <summary>The human labels alone, without the judge: what the calibration items say by themselves.</summary>
/// <remarks>
/// <code>θ = (TP + FN)/m,  standard error √(θ (1 − θ)/m)</code>
/// Valid only when the labelled items are a simple random sample of the test population (<see cref="CalibrationDesign.Random"/>); any other design is a
/// <see cref="EstimateWarnings.DesignMismatch"/>. A corrected interval that is not narrower than this one makes the judge pointless.
/// Source: pass-rates.md 5.1.
/// </remarks>
public sealed record LabelsOnlyEstimator : IJudgeEstimator
{
    private static readonly EstimationMethod s_method =
        new("labels-only", "human labels only", Assumptions.IndependentItems | Assumptions.RandomCalibration, Citations.Brown) { UsesVerdicts = false };
    private static readonly EstimationMethod[] s_methods = MethodTable.ForEach(Enum.GetValues<BinomialInterval>(), s_method, i => i.Id, i => i.Name);

    /// <summary>The estimator with its default interval.</summary>
    public static LabelsOnlyEstimator Default { get; } = new();

    /// <summary>How the interval is formed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public BinomialInterval Interval { get; init => field = Check.Defined(value); } = BinomialInterval.Jeffreys;

    /// <inheritdoc/>
    public EstimationMethod Method => s_methods[(int)Interval];

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in JudgeStudy study, double level)
    {
        Check.Level(level, nameof(level));
        var calibration = study.Calibration;
        if (calibration.IsEmpty) return StudyScreening.Unanswered(Method, level, EstimateWarnings.Unidentified);
        // A known rate carries no count of labels, and labels chosen any other way do not show how often people pass an answer.
        if (calibration.Design != CalibrationDesign.Random || calibration.Sensitivity.IsKnown || calibration.Specificity.IsKnown)
            return StudyScreening.Unanswered(Method, level, EstimateWarnings.DesignMismatch);
        var labels = Proportion.FromOutcomes(calibration.Sensitivity.Size, calibration.Specificity.Size);
        return OneProportion.Estimate(labels, Interval, Method, level, EstimateWarnings.None);
    }
}
