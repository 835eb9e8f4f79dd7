namespace LlmJudgeStats;

/// <summary>One part of a study whose items are no independent, equal ones.</summary>
/// <param name="Clusters">Clusters that hold an item of the part.</param>
/// <param name="Items">Items.</param>
/// <param name="MeanClusterSize">m, the mean size of the cluster that an item sits in, one or more; NaN without items.</param>
/// <param name="DesignEffect">
/// D: how many items are worth one independent item; below one only where strata of known shares gain. NaN without items.
/// </param>
/// <param name="EffectiveSize">Independent items that the part is worth, after what it shares with other parts.</param>
/// <param name="DegreesOfFreedom">ν, zero or more; +∞ where every cluster holds one item.</param>
public readonly record struct DependentPart(
    long Clusters, double Items, double MeanClusterSize, double DesignEffect, double EffectiveSize, double DegreesOfFreedom)
{
    /// <summary>Kish's effective number of items, what unequal weights leave of them; that of the items without weights.</summary>
    public double KishSize { get; init; } = Items;
}
