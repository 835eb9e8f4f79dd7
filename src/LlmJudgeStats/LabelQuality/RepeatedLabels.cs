namespace LlmJudgeStats.LabelQuality;

/// <summary>Labels of which some were given twice: how often people pass items, and how often they disagree with themselves.</summary>
/// <remarks>
/// A pass may be anything that a label says or not: a pass rate needs labels that pass, the accuracy of a judge labels that agree with its
/// verdict (<see cref="ConsistencyTable.ToRepeatedLabels"/>). Merging is exact and order-free; equality compares the counts. The default
/// value is empty. Immutable, thread-safe. Source: human-error.md 1.
/// </remarks>
public readonly record struct RepeatedLabels : ISufficientStatistic<RepeatedLabels>
{
    /// <summary>Items with one label, which passes. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long SinglesPassed { get; init => field = Check.Count(value); }

    /// <summary>Items with one label, which fails. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long SinglesFailed { get; init => field = Check.Count(value); }

    /// <summary>Items with two labels that both pass. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long PairsPassed { get; init => field = Check.Count(value); }

    /// <summary>Items with two labels that differ. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long PairsDiffering { get; init => field = Check.Count(value); }

    /// <summary>Items with two labels that both fail. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long PairsFailed { get; init => field = Check.Count(value); }

    /// <summary>Items with one label.</summary>
    /// <exception cref="InvalidOperationException">The sum exceeds 2^63-1.</exception>
    public long Singles => Check.Total((Int128)SinglesPassed + SinglesFailed);

    /// <summary>Items with two labels.</summary>
    /// <exception cref="InvalidOperationException">The sum exceeds 2^63-1.</exception>
    public long Pairs => Check.Total((Int128)PairsPassed + PairsDiffering + PairsFailed);

    /// <summary>All items.</summary>
    /// <exception cref="InvalidOperationException">The sum exceeds 2^63-1.</exception>
    public long Count => Check.Total((Int128)Singles + Pairs);

    /// <summary>h, the share of labels that pass, an item with two labels counting once; NaN without any item.</summary>
    public double PassRate => (SinglesPassed + PairsPassed + (PairsDiffering / 2.0)) / Count;

    /// <summary>d, of the items with two labels those whose labels differ.</summary>
    public Proportion Disagreement => Proportion.FromCounts(PairsDiffering, Pairs);

    /// <inheritdoc/>
    public static RepeatedLabels AdditiveIdentity => default;

    /// <summary>Counts labels item by item.</summary>
    /// <param name="first">The first label of each item: <see langword="true"/> is a pass.</param>
    /// <param name="second">The second label of the same items; <see langword="null"/> where there is none.</param>
    /// <exception cref="ArgumentException">Two different numbers of labels.</exception>
    public static RepeatedLabels FromLabels(ReadOnlySpan<bool> first, ReadOnlySpan<bool?> second)
    {
        Check.SameLength(nameof(first), first.Length, nameof(second), second.Length);
        Span<long> singles = stackalloc long[2];
        Span<long> pairs = stackalloc long[3];
        for (var i = 0; i < first.Length; i++)
        {
            if (second[i] is { } again) pairs[(first[i] ? 1 : 0) + (again ? 1 : 0)]++;
            else singles[first[i] ? 1 : 0]++;
        }
        return new()
        {
            SinglesPassed = singles[1],
            SinglesFailed = singles[0],
            PairsPassed = pairs[2],
            PairsDiffering = pairs[1],
            PairsFailed = pairs[0],
        };
    }

    /// <summary>The same items with pass and fail exchanged.</summary>
    public RepeatedLabels Flip() => this with
    {
        SinglesPassed = SinglesFailed,
        SinglesFailed = SinglesPassed,
        PairsPassed = PairsFailed,
        PairsFailed = PairsPassed,
    };

    /// <summary>The labels of two disjoint sets of items.</summary>
    /// <exception cref="ArgumentException">A count exceeds 2^63-1.</exception>
    public static RepeatedLabels operator +(RepeatedLabels left, RepeatedLabels right) => new()
    {
        SinglesPassed = Check.Sum(left.SinglesPassed, right.SinglesPassed, nameof(right)),
        SinglesFailed = Check.Sum(left.SinglesFailed, right.SinglesFailed, nameof(right)),
        PairsPassed = Check.Sum(left.PairsPassed, right.PairsPassed, nameof(right)),
        PairsDiffering = Check.Sum(left.PairsDiffering, right.PairsDiffering, nameof(right)),
        PairsFailed = Check.Sum(left.PairsFailed, right.PairsFailed, nameof(right)),
    };
}
