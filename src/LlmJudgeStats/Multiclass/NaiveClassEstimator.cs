namespace LlmJudgeStats.Multiclass;

/// <summary>The shares of the judge's verdicts as they are, flagged <see cref="EstimateWarnings.Uncorrected"/>: no label is read.</summary>
public sealed record NaiveClassEstimator : IEstimator<ClassStudy, CategoricalEstimate>
{
    /// <summary>The estimator.</summary>
    public static NaiveClassEstimator Default { get; } = new();

    /// <inheritdoc/>
    public EstimationMethod Method => JudgedClasses.Method;

    /// <inheritdoc/>
    /// <remarks>Verdict classes that are no label classes come behind these in the answer.</remarks>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public CategoricalEstimate Estimate(in ClassStudy study, double level)
    {
        Check.Level(level, nameof(level));
        ArgumentNullException.ThrowIfNull(study);
        var verdicts = study.Matrix.VerdictsAlone();
        return new(verdicts.Labels, new JudgedClasses(verdicts), level);
    }
}
