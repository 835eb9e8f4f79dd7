namespace LlmJudgeStats;

/// <summary>Human labels of two systems on the same items: which of the two passes.</summary>
/// <remarks>Merging is exact; the default value is empty. Immutable, thread-safe.</remarks>
public readonly record struct LabelChange : ISufficientStatistic<LabelChange>
{
    /// <summary>Items that a human passed for A and failed for B. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long ABetter { get; init => field = Check.Count(value); }

    /// <summary>Items with the same label for both. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long Same { get; init => field = Check.Count(value); }

    /// <summary>Items that a human passed for B and failed for A. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long BBetter { get; init => field = Check.Count(value); }

    /// <summary>All labelled items.</summary>
    /// <exception cref="InvalidOperationException">The sum exceeds 2^63-1.</exception>
    public long Count => Check.Total((Int128)ABetter + Same + BBetter);

    /// <inheritdoc/>
    public static LabelChange AdditiveIdentity => default;

    /// <summary>The same items with the systems exchanged; or with pass and fail exchanged, which comes to the same.</summary>
    public LabelChange Swap() => this with { ABetter = BBetter, BBetter = ABetter };

    /// <summary>The counts of two disjoint sets of items.</summary>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static LabelChange operator +(LabelChange left, LabelChange right) => new()
    {
        ABetter = Check.Sum(left.ABetter, right.ABetter, nameof(right)),
        Same = Check.Sum(left.Same, right.Same, nameof(right)),
        BBetter = Check.Sum(left.BBetter, right.BBetter, nameof(right)),
    };
}
