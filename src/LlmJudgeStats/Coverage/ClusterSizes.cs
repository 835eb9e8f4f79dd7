namespace LlmJudgeStats.Coverage;

/// <summary>How the items of a synthetic study are spread over its clusters.</summary>
/// <remarks>
/// <code>
/// Of N items in G clusters those before cluster g are  round(N W(g/G)),  W the share of items in the first clusters:
/// Equal: W(x) = x     HeavyTailed: W(x) = x^(1/3)     OneLarge: a fifth in the first cluster, the rest equal
/// TenthLarge: W(x) = (20 x)/2.9 up to x = 1/10, then (1.9 + x)/2.9
/// </code>
/// Halves are rounded up. Sizes are fixed by the plan, not drawn.
/// </remarks>
public enum ClusterSizes
{
    /// <summary>Sizes that differ by one at most.</summary>
    Equal,

    /// <summary>
    /// Like quantiles of a Pareto distribution of index 1.5: of 100 clusters the largest holds a fifth of the items, half of the clusters a
    /// fifth together.
    /// </summary>
    HeavyTailed,

    /// <summary>The first cluster holds a fifth of the items; the other clusters are equal.</summary>
    OneLarge,

    /// <summary>A tenth of the clusters is twenty times as large as each of the others, and holds 69 % of the items.</summary>
    TenthLarge,
}
