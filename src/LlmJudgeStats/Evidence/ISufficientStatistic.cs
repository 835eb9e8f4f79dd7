using System.Numerics;

namespace LlmJudgeStats;

/// <summary>Counts or moments that merge without loss: any split of the data, merged, equals the whole.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface ISufficientStatistic<TSelf> : IAdditionOperators<TSelf, TSelf, TSelf>, IAdditiveIdentity<TSelf, TSelf>
    where TSelf : struct, ISufficientStatistic<TSelf>
{
    /// <summary>How many items were counted.</summary>
    long Count { get; }

    /// <summary>The sum of all parts; the identity when there are none.</summary>
    /// <param name="parts">Statistics of disjoint parts of the data, in any order.</param>
    static virtual TSelf Merge(ReadOnlySpan<TSelf> parts) => Merging.Of(parts);
}

/// <summary>What every statistic does with its parts.</summary>
internal static class Merging
{
    public static T Of<T>(ReadOnlySpan<T> parts)
        where T : struct, ISufficientStatistic<T>
    {
        var sum = T.AdditiveIdentity;
        foreach (var part in parts) sum += part;
        return sum;
    }
}
