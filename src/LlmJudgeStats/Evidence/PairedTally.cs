using System.Runtime.InteropServices;
using LlmJudgeStats.Kernels;

namespace LlmJudgeStats;

/// <summary>Verdicts of two systems A and B on the same items.</summary>
/// <remarks>
/// Merging is exact and order-free; equality compares the counts. The default value is empty. Immutable, thread-safe.
/// </remarks>
public readonly record struct PairedTally : ISufficientStatistic<PairedTally>
{
    /// <summary>Items on which both pass. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long Both { get; init => field = Check.Count(value); }

    /// <summary>Items on which only A passes. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long OnlyA { get; init => field = Check.Count(value); }

    /// <summary>Items on which only B passes. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long OnlyB { get; init => field = Check.Count(value); }

    /// <summary>Items on which neither passes. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public required long Neither { get; init => field = Check.Count(value); }

    /// <summary>All items.</summary>
    /// <exception cref="InvalidOperationException">The sum exceeds 2^63-1.</exception>
    public long Count => Check.Total((Int128)Both + OnlyA + OnlyB + Neither);

    /// <summary>The verdicts on A alone.</summary>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public JudgeTally A => new()
    {
        Positives = Check.Sum(Both, OnlyA, nameof(OnlyA)),
        Negatives = Check.Sum(OnlyB, Neither, nameof(OnlyB)),
    };

    /// <summary>The verdicts on B alone.</summary>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public JudgeTally B => Swap().A;

    /// <summary>Whether verdicts on the same items go against each other: fewer agree than if the systems had nothing in common.</summary>
    /// <remarks><code>φ &lt; 0:  Both × Neither &lt; OnlyA × OnlyB</code></remarks>
    public bool IsOpposed => (Int128)Both * Neither < (Int128)OnlyA * OnlyB;

    /// <inheritdoc/>
    public static PairedTally AdditiveIdentity => default;

    /// <summary>Counts pairs of verdicts: <see langword="true"/> is a pass.</summary>
    /// <param name="a">A's verdict on each item.</param>
    /// <param name="b">B's verdict on the same items, in the same order.</param>
    /// <exception cref="ArgumentException">Two different numbers of verdicts.</exception>
    public static PairedTally FromVerdicts(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b)
    {
        Check.SameLength(nameof(a), a.Length, nameof(b), b.Length);
        var sums = CountingKernels.CountPairs(MemoryMarshal.AsBytes(a), MemoryMarshal.AsBytes(b));
        return new()
        {
            Both = sums.Both,
            OnlyA = sums.First - sums.Both,
            OnlyB = sums.Second - sums.Both,
            Neither = a.Length - sums.First - sums.Second + sums.Both,
        };
    }

    /// <summary>The same items with the systems exchanged.</summary>
    public PairedTally Swap() => this with { OnlyA = OnlyB, OnlyB = OnlyA };

    /// <summary>The same items with pass and fail exchanged.</summary>
    public PairedTally Flip() => new() { Both = Neither, OnlyA = OnlyB, OnlyB = OnlyA, Neither = Both };

    /// <summary>The sum of all parts; the empty tally when there are none.</summary>
    /// <param name="parts">Tallies of disjoint items, in any order.</param>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static PairedTally Merge(ReadOnlySpan<PairedTally> parts) => Merging.Of(parts);

    /// <summary>The tally of two disjoint sets of items.</summary>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static PairedTally operator +(PairedTally left, PairedTally right) => new()
    {
        Both = Check.Sum(left.Both, right.Both, nameof(right)),
        OnlyA = Check.Sum(left.OnlyA, right.OnlyA, nameof(right)),
        OnlyB = Check.Sum(left.OnlyB, right.OnlyB, nameof(right)),
        Neither = Check.Sum(left.Neither, right.Neither, nameof(right)),
    };
}
