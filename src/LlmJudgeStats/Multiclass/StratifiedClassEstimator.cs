namespace LlmJudgeStats.Multiclass;

/// <summary>The shares of many classes from labels that were sampled from the population, in strata that the verdicts decide.</summary>
/// <remarks>
/// Each share is a mean of <see cref="StratifiedMeanEstimator"/>, and so is the mean of scores. Valid for
/// <see cref="CalibrationDesign.Random"/> and <see cref="CalibrationDesign.ByVerdict"/>; any other design is a
/// <see cref="EstimateWarnings.DesignMismatch"/>. Source: classes.md 1.
/// </remarks>
public sealed record StratifiedClassEstimator : IEstimator<ClassStudy, CategoricalEstimate>
{
    /// <summary>The estimator.</summary>
    public static StratifiedClassEstimator Default { get; } = new();

    /// <inheritdoc/>
    public EstimationMethod Method => StratifiedMeanEstimator.Default.Method;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public CategoricalEstimate Estimate(in ClassStudy study, double level)
    {
        Check.Level(level, nameof(level));
        ArgumentNullException.ThrowIfNull(study);
        return new(study.Matrix.Labels, new StratifiedClasses(study.Matrix, study.Design), level);
    }
}
