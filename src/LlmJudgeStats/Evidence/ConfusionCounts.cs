using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    public long Count => Check.Total((Int128)TruePositive + FalseNegative + FalsePositive + TrueNegative);

    /// <inheritdoc/>
    public static ConfusionCounts AdditiveIdentity => default;

    /// <summary>Counts paired labels and verdicts: <see langword="true"/> is a pass.</summary>
    /// <param name="labels">What the human said, one an item.</param>
    /// <param name="verdicts">What the judge said, in the same order.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    [OverloadResolutionPriority(1)]    // an empty [] could be either
    public static ConfusionCounts FromPairs(ReadOnlySpan<bool> labels, ReadOnlySpan<bool> verdicts)
    {
        Check.SameLength(nameof(labels), labels.Length, nameof(verdicts), verdicts.Length);
        return FromPairs(MemoryMarshal.AsBytes(labels), MemoryMarshal.AsBytes(verdicts));
    }

    /// <summary>Counts paired labels and verdicts that are kept as bytes: any byte but 0 is a pass.</summary>
    /// <param name="labels">What the human said, one an item.</param>
    /// <param name="verdicts">What the judge said, in the same order.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static ConfusionCounts FromPairs(ReadOnlySpan<byte> labels, ReadOnlySpan<byte> verdicts)
    {
        Check.SameLength(nameof(labels), labels.Length, nameof(verdicts), verdicts.Length);
        return FromSums(CountingKernels.CountPairs(labels, verdicts), labels.Length);
    }

    /// <summary>Counts paired labels and verdicts that are packed 64 to a word, the first in the lowest bit: a set bit is a pass.</summary>
    /// <param name="labels">What the human said; bits beyond <paramref name="count"/> are not read.</param>
    /// <param name="verdicts">What the judge said, in the same order.</param>
    /// <param name="count">How many items there are, at most 64 a word.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or more items than bits.</exception>
    public static ConfusionCounts FromPackedPairs(ReadOnlySpan<ulong> labels, ReadOnlySpan<ulong> verdicts, long count)
    {
        Check.SameLength(nameof(labels), labels.Length, nameof(verdicts), verdicts.Length);
        Check.PackedCount(count, labels.Length, nameof(count));
        return FromSums(CountingKernels.CountPairs(labels, verdicts, count), count);
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
    public static ConfusionCounts Merge(ReadOnlySpan<ConfusionCounts> parts) => Merging.Of(parts);

    /// <summary>The table of two disjoint sets of items.</summary>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static ConfusionCounts operator +(ConfusionCounts left, ConfusionCounts right) => new()
    {
        TruePositive = Check.Sum(left.TruePositive, right.TruePositive, nameof(right)),
        FalseNegative = Check.Sum(left.FalseNegative, right.FalseNegative, nameof(right)),
        FalsePositive = Check.Sum(left.FalsePositive, right.FalsePositive, nameof(right)),
        TrueNegative = Check.Sum(left.TrueNegative, right.TrueNegative, nameof(right)),
    };

    private static ConfusionCounts FromSums(PairSums sums, long count) => new()
    {
        TruePositive = sums.Both,
        FalseNegative = sums.First - sums.Both,
        FalsePositive = sums.Second - sums.Both,
        TrueNegative = count - sums.First - sums.Second + sums.Both,
    };
}
