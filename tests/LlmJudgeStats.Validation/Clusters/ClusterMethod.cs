using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Validation.Clusters;

/// <summary>What a method makes of clusters: a study, and the degrees of freedom that it takes for its quantile.</summary>
/// <param name="Id">The name in the tables.</param>
/// <param name="Of">From the counts of every cluster: the study, and degrees of freedom.</param>
internal sealed record ClusterMethod(string Id, Func<ClusterStudy, (JudgeStudy Study, double DegreesOfFreedom)> Of)
{
    public const string Ours = "clustered";

    // Ours has its degrees of freedom in the study.
    public static IReadOnlyList<ClusterMethod> All { get; } =
    [
        new(Ours, drawn => (drawn.Ours, double.PositiveInfinity)),
        new("ignored", drawn => (drawn.Ignored, double.PositiveInfinity)),
        new("cr1-z", drawn => (drawn.Cr1.Study, double.PositiveInfinity)),
        new("cr1-t", drawn => (drawn.Cr1.Study, drawn.Cr1.Clusters - 1)),
    ];

    public void Add(ClusterResult result, ClusterStudy drawn, double rate)
    {
        var (study, freedom) = Of(drawn);
        IIntervalEstimator estimator = drawn.IsFromTestItems ? PostStratifiedEstimator.Default : AsymmetricErrorEstimator.Default;
        result.Add(level => estimator.Estimate(in study, LevelOf(level, freedom)).Interval,
            (side, level) => estimator.Limit(in study, side, OneSidedLevelOf(level, freedom)), rate);
    }

    private static double OneSidedLevelOf(double level, double freedom) =>
        1 - Confidence.OneSidedError(1 - level, freedom, Confidence.OneSidedShare);

    private static double LevelOf(double level, double freedom) => Math.Min(
        1 - Confidence.TwoSided(level, freedom).Error, Math.BitDecrement(1.0));
}
