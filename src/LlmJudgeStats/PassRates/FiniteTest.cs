namespace LlmJudgeStats;

/// <summary>The pass rate of exactly the items that were judged, some of which people labelled: the short way.</summary>
/// <remarks>
/// For labels on items drawn by lot from all judged items. Labels drawn within each verdict, limits for one side and p-values:
/// <see cref="PostStratifiedEstimator.Target"/>. Labels that were drawn by whole groups of items, such as conversations, were not measured.
/// Source: finite.md.
/// </remarks>
public static class FiniteTest
{
    private static readonly PostStratifiedEstimator s_estimator = PostStratifiedEstimator.Default with { Target = Target.Items };

    /// <summary>The share of passes among all judged items: a point, and an interval for the labels that nobody gave.</summary>
    /// <remarks>
    /// <code>θ = (1/N) Σ label,  N = labelled + unlabelled</code>
    /// Where every item has a label, the answer is what was counted, with an interval of no width. Where one verdict has none,
    /// <see cref="EstimateWarnings.PartiallyIdentified"/>: the point is the share of passes among all labels, and the limits leave the
    /// items of that verdict open.
    /// </remarks>
    /// <param name="labelled">Items with a label and a verdict, drawn by lot from all judged items.</param>
    /// <param name="unlabelled">Verdicts on the other items.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public static JudgeEstimate Estimate(ConfusionCounts labelled, JudgeTally unlabelled, double level)
    {
        var study = new JudgeStudy { Test = unlabelled, Calibration = Calibration.FromCounts(labelled, CalibrationDesign.Random) };
        return s_estimator.Estimate(in study, level);
    }
}
