namespace LlmJudgeStats.Multiclass;

/// <summary>Classes whose labels were sampled from the population: means over strata, one for each verdict class.</summary>
internal sealed class StratifiedClasses(ConfusionMatrix matrix, CalibrationDesign design) : IClassInference
{
    public JudgeEstimate Mean(ReadOnlySpan<double> scores, double level) =>
        StratifiedMeanEstimator.Default.Estimate(matrix.ToStudy(design, scores), level);

    public double Limit(ReadOnlySpan<double> scores, IntervalSide side, double level) =>
        StratifiedMeanEstimator.Default.Limit(matrix.ToStudy(design, scores), side, level);
}
