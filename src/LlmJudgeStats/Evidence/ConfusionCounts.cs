using LlmJudgeStats.Kernels;

namespace LlmJudgeStats;

/// <summary>Label-by-verdict counts on calibration items: items with both a human label and a verdict.</summary>
/// <remarks>
/// "Positive" means pass; "true" means that the judge agreed with the label. Merging is exact and order-free; equality compares the counts.
/// The default value is the empty table, the identity of <c>+</c>. Immutable, thread-safe.
/// </remarks>
public readonly record struct ConfusionCounts : ISufficientStatistic<ConfusionCounts>
{
    /// <summary>Label pass, verdict pass. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long TruePositive { get; init => field = Check.Count(value); }

    /// <summary>Label pass, verdict fail: the judge missed a pass. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long FalseNegative { get; init => field = Check.Count(value); }

    /// <summary>Label fail, verdict pass: the judge passed a failure. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long FalsePositive { get; init => field = Check.Count(value); }

    /// <summary>Label fail, verdict fail. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long TrueNegative { get; init => field = Check.Count(value); }

    /// <summary>All calibration items.</summary>
    /// <exception cref="InvalidOperationException">The sum exceeds 2^63-1; each count and every rate made of them still work.</exception>
    public long Count
    {
        get
        {
            var sum = (Int128)TruePositive + FalseNegative + FalsePositive + TrueNegative;
            return sum <= long.MaxValue ? (long)sum : Throw.TotalOverflow();
        }
    }

    /// <inheritdoc/>
    public static ConfusionCounts AdditiveIdentity => default;

    /// <summary>Counts paired labels and verdicts: <see langword="true"/> is a pass.</summary>
    /// <param name="labels">What the human said, one an item.</param>
    /// <param name="verdicts">What the judge said, in the same order.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static ConfusionCounts FromPairs(ReadOnlySpan<bool> labels, ReadOnlySpan<bool> verdicts)
    {
        if (labels.Length != verdicts.Length) Throw.UnequalLengths(nameof(labels), labels.Length, nameof(verdicts), verdicts.Length);
        var bothPass = CountingKernels.CountBoth(labels, verdicts);
        var labelPass = CountingKernels.CountTrue(labels);
        var verdictPass = CountingKernels.CountTrue(verdicts);
        return new()
        {
            TruePositive = bothPass,
            FalseNegative = labelPass - bothPass,
            FalsePositive = verdictPass - bothPass,
            TrueNegative = labels.Length - labelPass - verdictPass + bothPass,
        };
    }

    /// <summary>The same items with pass and fail exchanged, for labels and verdicts alike.</summary>
    public ConfusionCounts Flip() => new()
    {
        TruePositive = TrueNegative,
        FalseNegative = FalsePositive,
        FalsePositive = FalseNegative,
        TrueNegative = TruePositive,
    };

    /// <summary>The sum of all parts; the empty table when there are none.</summary>
    /// <param name="parts">Tables of disjoint items, in any order.</param>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static ConfusionCounts Merge(ReadOnlySpan<ConfusionCounts> parts)
    {
        ConfusionCounts sum = default;
        foreach (var part in parts) sum += part;
        return sum;
    }

    /// <summary>The table of two disjoint sets of items.</summary>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static ConfusionCounts operator +(ConfusionCounts left, ConfusionCounts right) => new()
    {
        TruePositive = Check.Sum(left.TruePositive, right.TruePositive, nameof(right)),
        FalseNegative = Check.Sum(left.FalseNegative, right.FalseNegative, nameof(right)),
        FalsePositive = Check.Sum(left.FalsePositive, right.FalsePositive, nameof(right)),
        TrueNegative = Check.Sum(left.TrueNegative, right.TrueNegative, nameof(right)),
    };
}
