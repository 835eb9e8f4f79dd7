using System.Collections.Immutable;

namespace LlmJudgeStats.Comparison;

/// <summary>Systems in the order of their rates, with the ranks that the data support: decisions.md 7.4 and 7.5.</summary>
/// <remarks>
/// <code>rank interval = [1 + #{told apart above it}, K − #{it is told apart above}]</code>
/// All ranks hold together with the level of the simultaneous intervals. Not every pair without a common letter is told apart: the pairs
/// are the authority. Immutable, thread-safe.
/// </remarks>
public sealed class Leaderboard
{
    private Leaderboard(ImmutableArray<RankedSystem> systems, ImmutableArray<ComparedSystems> notToldApart)
    {
        Systems = systems;
        NotToldApart = notToldApart;
    }

    /// <summary>The systems, the highest rate first; without a rate last.</summary>
    public ImmutableArray<RankedSystem> Systems { get; }

    /// <summary>Neighbours on the board that are not told apart.</summary>
    public ImmutableArray<ComparedSystems> NotToldApart { get; }

    /// <summary>The board of all pairs.</summary>
    /// <param name="rates">The rate of each system; NaN without one.</param>
    /// <param name="pairs">Every pair once.</param>
    /// <exception cref="ArgumentException">A pair is missing.</exception>
    public static Leaderboard Of(IReadOnlyList<double> rates, IReadOnlyList<ComparedPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentNullException.ThrowIfNull(pairs);
        var count = rates.Count;
        if (pairs.Count != count * (count - 1) / 2)
            throw new ArgumentException($"{count} systems have {count * (count - 1) / 2} pairs, not {pairs.Count}", nameof(pairs));
        bool[][] above = [.. Enumerable.Range(0, count).Select(_ => new bool[count])];
        foreach (var pair in pairs)
        {
            above[pair.A][pair.B] = pair.IsAbove;
            above[pair.B][pair.A] = pair.IsBelow;
        }
        int[] order = [.. Enumerable.Range(0, count).OrderByDescending(i => double.IsNaN(rates[i]) ? double.NegativeInfinity : rates[i])];
        var letters = Letters(order, above);
        return new(
            [
                .. order.Select(i => new RankedSystem(
                    i, 1 + Enumerable.Range(0, count).Count(j => above[j][i]), count - Enumerable.Range(0, count).Count(j => above[i][j]),
                    letters[i])),
            ],
            [
                .. order.Zip(order.Skip(1)).Where(two => !above[two.First][two.Second] && !above[two.Second][two.First])
                    .Select(two => new ComparedSystems(two.First, two.Second)),
            ]);
    }

    // From each system the longest run of followers in which no two are told apart; runs inside an earlier run are dropped.
    private static ImmutableArray<string>[] Letters(int[] order, bool[][] above)
    {
        var groups = new ImmutableArray<string>[order.Length];
        Array.Fill(groups, []);
        var reached = 0;
        var letter = 0;
        for (var first = 0; first < order.Length; first++)
        {
            var end = first + 1;
            while (end < order.Length && order[first..end].All(i => !above[i][order[end]] && !above[order[end]][i])) end++;
            if (end <= reached) continue;
            reached = end;
            foreach (var i in order[first..end]) groups[i] = groups[i].Add(Name(letter));
            letter++;
        }
        return groups;
    }

    // a to z, then aa, ab, …
    private static string Name(int letter) =>
        letter < 26 ? ((char)('a' + letter)).ToString() : Name((letter / 26) - 1) + (char)('a' + (letter % 26));
}
