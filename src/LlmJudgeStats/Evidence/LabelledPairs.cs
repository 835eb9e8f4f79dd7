namespace LlmJudgeStats;

/// <summary>
/// Items that were judged for two systems A and B, by their pair of verdicts: some were labelled for both systems, the others for neither.
/// </summary>
/// <remarks>
/// An item that was labelled for one of the systems only counts as unlabelled. Merging is exact and order-free; equality compares the
/// counts. The default value is empty. Immutable, thread-safe. Source: decisions.md 4.
/// </remarks>
public readonly record struct LabelledPairs : ISufficientStatistic<LabelledPairs>
{
    internal const int Pairs = 4;    // of verdicts

    /// <summary>Labels of the items that the judge passed for both.</summary>
    public LabelChange Both { get; init; }

    /// <summary>Labels of the items that it passed for A only.</summary>
    public LabelChange OnlyA { get; init; }

    /// <summary>Labels of the items that it passed for B only.</summary>
    public LabelChange OnlyB { get; init; }

    /// <summary>Labels of the items that it passed for neither.</summary>
    public LabelChange Neither { get; init; }

    /// <summary>Items without labels, by their pair of verdicts.</summary>
    public PairedTally Unlabelled { get; init; }

    /// <summary>All judged items, K.</summary>
    /// <exception cref="InvalidOperationException">The sum exceeds 2^63-1.</exception>
    public long Count => Check.Total((Int128)Labels + Unlabelled.Count);

    /// <summary>Items with labels of both systems.</summary>
    public long Labels => checked(Both.Count + OnlyA.Count + OnlyB.Count + Neither.Count);

    /// <summary>The verdicts on all items.</summary>
    public PairedTally Verdicts => Unlabelled + new PairedTally
    {
        Both = Both.Count,
        OnlyA = OnlyA.Count,
        OnlyB = OnlyB.Count,
        Neither = Neither.Count,
    };

    /// <inheritdoc/>
    public static LabelledPairs AdditiveIdentity => default;

    /// <summary>The same items with the systems exchanged.</summary>
    public LabelledPairs Swap() => new()
    {
        Both = Both.Swap(),
        OnlyA = OnlyB.Swap(),
        OnlyB = OnlyA.Swap(),
        Neither = Neither.Swap(),
        Unlabelled = Unlabelled.Swap(),
    };

    /// <summary>The same items with pass and fail exchanged.</summary>
    public LabelledPairs Flip() => new()
    {
        Both = Neither.Swap(),
        OnlyA = OnlyB.Swap(),
        OnlyB = OnlyA.Swap(),
        Neither = Both.Swap(),
        Unlabelled = Unlabelled.Flip(),
    };

    /// <summary>Four strata, the pairs of verdicts, and the change of label from B to A: −1, 0 or 1.</summary>
    public StrataTable ToTable()
    {
        ReadOnlySpan<LabelChange> changes = [Both, OnlyA, OnlyB, Neither];
        Span<long> labelled = stackalloc long[3 * Pairs];
        for (var h = 0; h < Pairs; h++)
        {
            labelled[3 * h] = changes[h].BBetter;
            labelled[(3 * h) + 1] = changes[h].Same;
            labelled[(3 * h) + 2] = changes[h].ABetter;
        }
        ReadOnlySpan<long> unlabelled = [Unlabelled.Both, Unlabelled.OnlyA, Unlabelled.OnlyB, Unlabelled.Neither];
        return StrataTable.Of(new(-1, 1), [-1, 0, 1], Pairs, labelled, unlabelled);
    }

    /// <summary>The sum of all parts; empty when there are none.</summary>
    /// <param name="parts">Counts of disjoint items, in any order.</param>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static LabelledPairs Merge(ReadOnlySpan<LabelledPairs> parts) => Merging.Of(parts);

    /// <summary>The counts of two disjoint sets of items.</summary>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static LabelledPairs operator +(LabelledPairs left, LabelledPairs right) => new()
    {
        Both = left.Both + right.Both,
        OnlyA = left.OnlyA + right.OnlyA,
        OnlyB = left.OnlyB + right.OnlyB,
        Neither = left.Neither + right.Neither,
        Unlabelled = left.Unlabelled + right.Unlabelled,
    };
}
