namespace LlmJudgeStats.LabelQuality;

/// <summary>
/// How often a judge agrees with a person's label, and how often the person's second label does: what a judge can reach at most.
/// </summary>
/// <remarks>
/// Whatever labels are (pass and fail, classes, preferences), an item tells whether the judge agrees with the first label, whether the
/// second label does, or both. Merging is exact and order-free; equality compares the counts. The default value is empty. Immutable,
/// thread-safe. Source: human-error.md 2.
/// </remarks>
public readonly record struct ConsistencyTable : ISufficientStatistic<ConsistencyTable>
{
    /// <summary>Items on which judge and second label both agree with the first label. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long BothAgree { get; init => field = Check.Count(value); }

    /// <summary>Items on which the judge agrees with the first label and the second label does not. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long OnlyJudgeAgrees { get; init => field = Check.Count(value); }

    /// <summary>Items on which the second label agrees with the first one and the judge does not. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long OnlySecondAgrees { get; init => field = Check.Count(value); }

    /// <summary>Items on which neither judge nor second label agrees with the first label. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long NeitherAgrees { get; init => field = Check.Count(value); }

    /// <summary>Items with one label, with which the judge agrees. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long OnceAgree { get; init => field = Check.Count(value); }

    /// <summary>Items with one label, with which the judge disagrees. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long OnceDisagree { get; init => field = Check.Count(value); }

    /// <summary>Items without a verdict whose two labels agree. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long RetestAgree { get; init => field = Check.Count(value); }

    /// <summary>Items without a verdict whose two labels differ. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public long RetestDisagree { get; init => field = Check.Count(value); }

    /// <summary>All items.</summary>
    /// <exception cref="InvalidOperationException">The sum exceeds 2^63-1.</exception>
    public long Count => Check.Total(
        (Int128)BothAgree + OnlyJudgeAgrees + OnlySecondAgrees + NeitherAgrees + OnceAgree + OnceDisagree + RetestAgree
        + RetestDisagree);

    /// <summary>A: of the items with a verdict, those on which the judge agrees with the first label.</summary>
    /// <exception cref="InvalidOperationException">A total exceeds 2^63-1.</exception>
    public Proportion Accuracy => Share((Int128)BothAgree + OnlyJudgeAgrees + OnceAgree,
        (Int128)OnlySecondAgrees + NeitherAgrees + OnceDisagree);

    /// <summary>R: of the items with two labels, those on which the second one agrees with the first.</summary>
    /// <exception cref="InvalidOperationException">A total exceeds 2^63-1.</exception>
    public Proportion SelfConsistency => Share((Int128)BothAgree + OnlySecondAgrees + RetestAgree,
        (Int128)OnlyJudgeAgrees + NeitherAgrees + RetestDisagree);

    /// <summary>Which items tell how often people agree with themselves.</summary>
    public ConsistencyKind Kind
    {
        get
        {
            if (!HasBoth) return ConsistencyKind.Separate;
            return OnceAgree == 0 && OnceDisagree == 0 && RetestAgree == 0 && RetestDisagree == 0
                ? ConsistencyKind.Paired : ConsistencyKind.Subset;
        }
    }

    /// <summary>
    /// Whether the judge agrees less often where people repeat themselves than elsewhere: there the interval of a subset is too narrow.
    /// </summary>
    /// <remarks><code>both × neither &lt; only judge × only second</code></remarks>
    public bool IsOpposed => (Int128)BothAgree * NeitherAgrees < (Int128)OnlyJudgeAgrees * OnlySecondAgrees;

    /// <inheritdoc/>
    public static ConsistencyTable AdditiveIdentity => default;

    /// <summary>Counts items one by one.</summary>
    /// <param name="judgeAgrees">Whether the judge agrees with the first label of each item; <see langword="null"/>: no verdict.</param>
    /// <param name="secondAgrees">Whether the second label does, in the same order; <see langword="null"/>: no second label.</param>
    /// <remarks>Items with neither tell nothing and are not counted.</remarks>
    /// <exception cref="ArgumentException">Two different numbers of items.</exception>
    public static ConsistencyTable FromAgreements(ReadOnlySpan<bool?> judgeAgrees, ReadOnlySpan<bool?> secondAgrees)
    {
        Check.SameLength(nameof(judgeAgrees), judgeAgrees.Length, nameof(secondAgrees), secondAgrees.Length);
        Span<long> counts = stackalloc long[9];
        for (var i = 0; i < judgeAgrees.Length; i++) counts[(3 * Place(judgeAgrees[i])) + Place(secondAgrees[i])]++;
        return new()
        {
            BothAgree = counts[0],
            OnlyJudgeAgrees = counts[1],
            OnceAgree = counts[2],
            OnlySecondAgrees = counts[3],
            NeitherAgrees = counts[4],
            OnceDisagree = counts[5],
            RetestAgree = counts[6],
            RetestDisagree = counts[7],
        };

        static int Place(bool? agrees) => agrees switch { true => 0, false => 1, null => 2 };
    }

    /// <summary>Counts of two sets of items: one with verdicts, another with second labels.</summary>
    /// <param name="agree">Items on which the judge agrees with the label.</param>
    /// <param name="items">Items with a verdict and a label.</param>
    /// <param name="retestAgree">Items on which two labels agree.</param>
    /// <param name="retestItems">Items with two labels.</param>
    /// <exception cref="ArgumentException">A negative count, or more that agree than there are items.</exception>
    public static ConsistencyTable OfSeparate(long agree, long items, long retestAgree, long retestItems)
    {
        if (Check.Count(agree, nameof(agree)) > items) Throw.MoreThanTotal(agree, items, nameof(agree));
        if (Check.Count(retestAgree, nameof(retestAgree)) > retestItems) Throw.MoreThanTotal(retestAgree, retestItems, nameof(retestAgree));
        return new()
        {
            OnceAgree = agree,
            OnceDisagree = items - agree,
            RetestAgree = retestAgree,
            RetestDisagree = retestItems - retestAgree,
        };
    }

    /// <summary>The same items as labels of the judge's rightness, a label that agrees with the verdict being a pass.</summary>
    /// <remarks>
    /// Of two kinds of labels only: two labels that differ then agree with the verdict once. Items without a verdict are left out.
    /// </remarks>
    /// <exception cref="ArgumentException">A count exceeds 2^63-1.</exception>
    public RepeatedLabels ToRepeatedLabels() => new()
    {
        SinglesPassed = OnceAgree,
        SinglesFailed = OnceDisagree,
        PairsPassed = BothAgree,
        PairsDiffering = Check.Sum(OnlyJudgeAgrees, NeitherAgrees, nameof(NeitherAgrees)),
        PairsFailed = OnlySecondAgrees,
    };

    /// <summary>The table of two disjoint sets of items.</summary>
    /// <exception cref="ArgumentException">A count exceeds 2^63-1.</exception>
    public static ConsistencyTable operator +(ConsistencyTable left, ConsistencyTable right) => new()
    {
        BothAgree = Check.Sum(left.BothAgree, right.BothAgree, nameof(right)),
        OnlyJudgeAgrees = Check.Sum(left.OnlyJudgeAgrees, right.OnlyJudgeAgrees, nameof(right)),
        OnlySecondAgrees = Check.Sum(left.OnlySecondAgrees, right.OnlySecondAgrees, nameof(right)),
        NeitherAgrees = Check.Sum(left.NeitherAgrees, right.NeitherAgrees, nameof(right)),
        OnceAgree = Check.Sum(left.OnceAgree, right.OnceAgree, nameof(right)),
        OnceDisagree = Check.Sum(left.OnceDisagree, right.OnceDisagree, nameof(right)),
        RetestAgree = Check.Sum(left.RetestAgree, right.RetestAgree, nameof(right)),
        RetestDisagree = Check.Sum(left.RetestDisagree, right.RetestDisagree, nameof(right)),
    };

    // Counted on both sides.
    internal bool HasBoth => BothAgree > 0 || OnlyJudgeAgrees > 0 || OnlySecondAgrees > 0 || NeitherAgrees > 0;

    private static Proportion Share(Int128 agree, Int128 differ) => Proportion.FromCounts((double)agree, Check.Total(agree + differ));
}
