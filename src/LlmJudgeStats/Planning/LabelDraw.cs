using System.Collections.Immutable;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Planning;

/// <summary>Draws the items to label.</summary>
public static class LabelDraw
{
    /// <summary>So many of a number of items, without replacement, in the order in which they are drawn.</summary>
    /// <remarks>
    /// Every set and every order is equally likely, so whoever labels only the first of them has a random sample, too. The same numbers and
    /// seed give the same items on every machine. Generator: Philox4x32-10, one stream for each stratum.
    /// </remarks>
    /// <param name="items">How many items there are.</param>
    /// <param name="labels">How many are drawn; all of them when there are fewer.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stratum">Which of several lists is drawn from: each has numbers of its own.</param>
    /// <returns>Numbers from 0 to <paramref name="items"/> − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public static ImmutableArray<int> Of(int items, int labels, ulong seed, int stratum = 0)
    {
        Check.Count(items, nameof(items));
        Check.Count(labels, nameof(labels));
        var random = new Philox(seed, (ulong)Check.Count(stratum, nameof(stratum)));
        var drawn = Math.Min(items, labels);
        int[] left = [.. Enumerable.Range(0, items)];
        for (var i = 0; i < drawn; i++)
        {
            var other = i + (int)Below(ref random, (ulong)(items - i));
            (left[i], left[other]) = (left[other], left[i]);
        }
        return [.. left.AsSpan(0, drawn)];
    }

    // Unbiased: numbers of the last incomplete round are drawn again.
    private static ulong Below(ref Philox random, ulong bound)
    {
        var rounds = ulong.MaxValue - (ulong.MaxValue % bound);
        ulong number;
        do number = random.NextUInt64();
        while (number >= rounds);
        return number % bound;
    }
}
