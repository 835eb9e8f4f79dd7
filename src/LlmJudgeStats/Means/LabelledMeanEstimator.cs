namespace LlmJudgeStats;

/// <summary>The mean of the labels alone: the same table with one stratum, so that the judge's values do not enter.</summary>
/// <remarks>
/// Valid for labels at random only; any other design is a <see cref="EstimateWarnings.DesignMismatch"/>. Source: kernels.md 2.
/// </remarks>
public sealed record LabelledMeanEstimator : IIntervalEstimator<MeanStudy>
{
    private static readonly StratifiedMeanEstimator s_estimator = StratifiedMeanEstimator.Default;
    private static readonly EstimationMethod s_method = s_estimator.Method with
    {
        Id = "labels-only",
        Name = $"labels only, {s_estimator.Interval.Traits.Name}",
        UsesVerdicts = false,
    };

    /// <summary>The estimator.</summary>
    public static LabelledMeanEstimator Default { get; } = new();

    /// <inheritdoc/>
    public EstimationMethod Method => s_method;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public JudgeEstimate Estimate(in MeanStudy study, double level)
    {
        var estimate = s_estimator.Estimate(OneStratum(study), level);
        return estimate with { Method = s_method with { Support = estimate.Method.Support } };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public double Limit(in MeanStudy study, IntervalSide side, double level) => s_estimator.Limit(OneStratum(study), side, level);

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public double PValue(in MeanStudy study, double rate) => s_estimator.PValue(OneStratum(study), rate);

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public double PValue(in MeanStudy study, double rate, Alternative alternative) =>
        s_estimator.PValue(OneStratum(study), rate, alternative);

    private static MeanStudy OneStratum(MeanStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return new()
        {
            Table = study.Table.AsOneStratum(),
            // Labels chosen by what the judge decided, or by declared weights, are no sample of all items.
            Design = study.Design == CalibrationDesign.Random && study.Weights.IsEmpty
                ? CalibrationDesign.Random : CalibrationDesign.External,
            DegreesOfFreedom = study.DegreesOfFreedom,
        };
    }
}
