using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LlmJudgeStats.Kernels;

namespace LlmJudgeStats;

/// <summary>Verdict counts on test items: items with a verdict and no human label.</summary>
/// <remarks>
/// Merging is exact and order-free; equality compares the counts. The default value is the empty tally, the identity of <c>+</c>.
/// Immutable, thread-safe.
/// </remarks>
public readonly record struct JudgeTally : ISufficientStatistic<JudgeTally>
{
    /// <summary>Items the judge passed. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long Positives { get; init => field = Check.Count(value); }

    /// <summary>Items the judge failed. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long Negatives { get; init => field = Check.Count(value); }

    /// <summary>Positives and negatives together.</summary>
    /// <exception cref="InvalidOperationException">The sum exceeds 2^63-1; each count and every rate made of them still work.</exception>
    public long Count => unchecked(Positives + Negatives) is var sum and >= 0 ? sum : Throw.TotalOverflow();

    /// <inheritdoc/>
    public static JudgeTally AdditiveIdentity => default;

    /// <summary>A tally from a number of passes and a total.</summary>
    /// <param name="positives">Items the judge passed, at most <paramref name="total"/>.</param>
    /// <param name="total">Items judged.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or more positives than items.</exception>
    public static JudgeTally Of(long positives, long total)
    {
        Check.Count(positives, nameof(positives));
        Check.Count(total, nameof(total));
        if (positives > total) Throw.MoreThanTotal(positives, total, nameof(positives));
        return new() { Positives = positives, Negatives = total - positives };
    }

    /// <summary>Counts verdicts: <see langword="true"/> is a pass.</summary>
    /// <param name="verdicts">One verdict an item.</param>
    [OverloadResolutionPriority(1)]    // an empty [] could be either
    public static JudgeTally FromVerdicts(ReadOnlySpan<bool> verdicts) => FromVerdicts(MemoryMarshal.AsBytes(verdicts));

    /// <summary>Counts verdicts that are kept as bytes: any byte but 0 is a pass.</summary>
    /// <param name="verdicts">One verdict an item.</param>
    public static JudgeTally FromVerdicts(ReadOnlySpan<byte> verdicts) => Of(CountingKernels.CountTrue(verdicts), verdicts.Length);

    /// <summary>Counts verdicts that are packed 64 to a word, the first in the lowest bit: a set bit is a pass.</summary>
    /// <param name="verdicts">Packed verdicts; bits beyond <paramref name="count"/> are not read.</param>
    /// <param name="count">How many items there are, at most 64 a word.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or more items than bits.</exception>
    public static JudgeTally FromPackedVerdicts(ReadOnlySpan<ulong> verdicts, long count)
    {
        Check.PackedCount(count, verdicts.Length, nameof(count));
        return Of(CountingKernels.CountTrue(verdicts, count), count);
    }

    /// <summary>The same items with pass and fail exchanged.</summary>
    public JudgeTally Flip() => new() { Positives = Negatives, Negatives = Positives };

    /// <summary>The sum of all parts; the empty tally when there are none.</summary>
    /// <param name="parts">Tallies of disjoint items, in any order.</param>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static JudgeTally Merge(ReadOnlySpan<JudgeTally> parts) => Merging.Of(parts);

    /// <summary>The tally of two disjoint sets of items.</summary>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static JudgeTally operator +(JudgeTally left, JudgeTally right) => new()
    {
        Positives = Check.Sum(left.Positives, right.Positives, nameof(right)),
        Negatives = Check.Sum(left.Negatives, right.Negatives, nameof(right)),
    };
}
