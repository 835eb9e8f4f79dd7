namespace LlmJudgeStats.Multiclass;

/// <summary>The verdicts as they are, without a label: the judge taken at its word.</summary>
/// <param name="verdicts">One stratum, each verdict as if it were a label.</param>
internal sealed class JudgedClasses(ConfusionMatrix verdicts) : IClassInference
{
    public static EstimationMethod Method { get; } =
        new EstimationMethod("naive", "verdicts as they are", Assumptions.IndependentItems, Citations.Wilson1927)
            .With(StratifiedMeanInterval.CorrectedProfile.Traits);

    // A simple random sample of "labels", each of them a verdict.
    private readonly StratifiedClasses _verdicts = new(verdicts, CalibrationDesign.Random);

    public JudgeEstimate Mean(ReadOnlySpan<double> scores, double level)
    {
        var estimate = _verdicts.Mean(scores, level);
        return estimate with
        {
            Method = Method with { Support = estimate.Method.Support },
            Warnings = (estimate.Warnings & EstimateWarnings.Unidentified) | EstimateWarnings.Uncorrected,
        };
    }

    public double Limit(ReadOnlySpan<double> scores, IntervalSide side, double level) => _verdicts.Limit(scores, side, level);
}
