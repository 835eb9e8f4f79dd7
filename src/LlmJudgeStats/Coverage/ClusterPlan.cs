namespace LlmJudgeStats.Coverage;

/// <summary>How the items of a synthetic study belong together in clusters, and how alike items of a cluster are.</summary>
/// <remarks>
/// <code>
/// each cluster has a pass rate, a sensitivity and a specificity of its own:
///     Beta(μ (1 − ρ)/ρ, (1 − μ)(1 − ρ)/ρ),   μ the rate of the scenario, ρ the intraclass correlation;   ρ = 0: μ itself
/// </code>
/// Counts of a cluster are beta-binomial. The pass rate is independent of the other two; sizes are independent of all three. Equality
/// compares all parts. Immutable, thread-safe.
/// </remarks>
public sealed record ClusterPlan
{
    /// <summary>How many clusters of test items there are; those sampled for labels among them included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public required int Clusters { get; init => field = Check.AtLeastOne(value); }

    /// <summary>
    /// How many clusters labelled items lie in. Of labels sampled from the test items: how many clusters they are drawn from, spread evenly
    /// over the sizes; all of them where there are fewer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public required int LabelledClusters { get; init => field = Check.AtLeastOne(value); }

    /// <summary>ρ, the correlation of two items of a cluster in what a rate is about, in [0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1).</exception>
    public required double Correlation { get; init => field = Check.Correlation(value); }

    /// <summary>How items are spread over clusters. Equal sizes by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public ClusterSizes Sizes { get; init => field = Check.Defined(value); }

    /// <summary>Which parts lie in the same clusters. None by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public ClusterSharing Sharing { get; init => field = Check.Defined(value); }

    /// <summary>How the two error rates of a cluster go together. Independent by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public ClusterErrors Errors { get; init => field = Check.Defined(value); }
}
