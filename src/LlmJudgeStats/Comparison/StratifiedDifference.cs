using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Comparison;

/// <summary>The difference of two systems whose labels were sampled from the same judged items: decisions.md 4.2.</summary>
/// <remarks>
/// The mean change of label by the corrected profile with the strict correction (δ = r/2), each limit moved outward by 1/(2K): a quarter of
/// the verdicts' own step.
/// </remarks>
internal static class StratifiedDifference
{
    public static Limits Interval(MeanStudy study, double z, out bool hasConverged) =>
        Profile(StrataView.Of(study), study.Design).Interval(z, out hasConverged);

    public static double PValue(MeanStudy study, double difference) => Profile(StrataView.Of(study), study.Design).PValue(difference);

    private static CorrectedProfile Profile(StrataView view, CalibrationDesign design)
    {
        var items = 0.0;
        for (var h = 0; h < view.Strata; h++) items += view.Size(h);
        return new(view, ContinuityCorrection.Strict, design) { Lattice = 1 / (4 * items) };
    }
}
