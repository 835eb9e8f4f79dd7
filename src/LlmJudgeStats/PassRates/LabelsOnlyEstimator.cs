using LlmJudgeStats.PassRates;

namespace LlmJudgeStats;

/// <summary>The human labels alone, without the judge: what the calibration items say by themselves.</summary>
/// <remarks>
/// <code>θ = (TP + FN)/m,  standard error √(θ (1 − θ)/m)</code>
/// Valid only when the labelled items are a simple random sample of the test population (<see cref="CalibrationDesign.Random"/>); any other
/// design is a <see cref="EstimateWarnings.DesignMismatch"/>. A corrected interval that is not narrower than this one makes the judge
/// pointless.
/// Source: pass-rates.md 5.1.
/// </remarks>
public sealed record LabelsOnlyEstimator : IIntervalEstimator
{
    private static readonly EstimationMethod s_method =
        new("labels-only", "human labels only", Assumptions.IndependentItems | Assumptions.RandomCalibration, Citations.Brown2001)
        {
            UsesVerdicts = false,
        };
    private static readonly EstimationMethod[] s_methods =
        EstimationMethods.ForEach<BinomialInterval>(s_method, interval => OneProportion.TraitsOf(interval, BinomialInterval.Jeffreys));

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
        var obstacle = Obstacle(in study);
        return obstacle != EstimateWarnings.None
            ? StudyScreening.Unanswered(Method, level, obstacle)
            : OneProportion.Estimate(Labels(in study), Interval, Method, level, EstimateWarnings.None);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// With the default interval Clopper and Pearson's one-sided limit, which holds its level; with any other the end of the two-sided
    /// interval at 2 level − 1.
    /// </remarks>
    public double Limit(in JudgeStudy study, IntervalSide side, double level)
    {
        Check.OneSidedLevel(level, nameof(level));
        Check.Defined(side, nameof(side));
        return Data(in study).LimitAt(side, level);
    }

    /// <inheritdoc/>
    public double PValue(in JudgeStudy study, double rate) => Data(in study).PValue(Check.Unit(rate, nameof(rate)));

    /// <inheritdoc/>
    public double PValue(in JudgeStudy study, double rate, Alternative alternative) =>
        Data(in study).PValue(Check.Unit(rate, nameof(rate)), Check.Defined(alternative, nameof(alternative)).Side);

    // A known rate carries no count of labels, and labels chosen any other way do not show how often people pass an answer.
    private static EstimateWarnings Obstacle(in JudgeStudy study)
    {
        var calibration = study.Calibration;
        if (calibration.IsEmpty) return EstimateWarnings.Unidentified;
        return calibration.Design != CalibrationDesign.Random || calibration.Sensitivity.IsKnown || calibration.Specificity.IsKnown
            ? EstimateWarnings.DesignMismatch
            : EstimateWarnings.None;
    }

    private static Proportion Labels(in JudgeStudy study)
    {
        if (study.Dependence is { } dependence) return dependence.LabelsAlone;
        var passes = study.Calibration.Sensitivity;
        var fails = study.Calibration.Specificity;
        return Proportion.FromOutcomes(passes.Size, fails.Size, Math.Max(passes.InverseFreedom, fails.InverseFreedom));
    }

    // Without an answer no label is counted: nothing is refuted, and the limits are 0 and 1.
    private OneProportion Data(in JudgeStudy study)
    {
        var labels = Obstacle(in study) == EstimateWarnings.None ? Labels(in study) : default;
        return new(labels, Interval, Default.Interval);
    }
}
