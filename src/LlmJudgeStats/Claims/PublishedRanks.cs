using System.Collections.Immutable;

namespace LlmJudgeStats.Claims;

/// <summary>The ranks that several papers' scores on one benchmark leave open, given that judges differ.</summary>
/// <remarks>
/// <code>
/// a is placed above b where "a is better" is supported at 1 − (1 − L)/r, r pairs left (Holm)
/// rank: 1 + how many are placed above it .. K − how many are placed below it
/// </code>
/// Scores of one judge are compared as one judge erring alike, all others over every two judges of their boxes. No average over papers
/// is formed. All ranks hold together with level L, as far as the intervals of <see cref="ClaimEstimator"/> do. Source: claims.md 9.
/// Immutable, thread-safe.
/// </remarks>
public sealed record PublishedRanks
{
    private PublishedRanks(string benchmark, double level)
    {
        Benchmark = benchmark;
        Level = level;
    }

    /// <summary>The method: pairs as <see cref="ClaimEstimator"/> has them, put together by Holm's procedure.</summary>
    public static EstimationMethod Method { get; } =
        new("published-ranks", "ranks over papers", ClaimEstimator.Default.Method.Assumptions, Citations.OwnClaims);

    /// <summary>The benchmark; empty where nobody says.</summary>
    public string Benchmark { get; }

    /// <summary>The level of all ranks together.</summary>
    public double Level { get; }

    /// <summary>The scores with their ranks, those that may be highest first; equal ones in the order they were given.</summary>
    public ImmutableArray<RankedEntry> Entries { get; private init; }

    /// <summary>Who is placed above whom.</summary>
    public ImmutableArray<PlacedPair> Placed { get; private init; }

    /// <summary>The scores without a rank, and why.</summary>
    public ImmutableArray<ExcludedEntry> Excluded { get; private init; }

    /// <summary>How many scores may be first.</summary>
    public int MayBeFirst => Entries.Count(entry => entry.RankLower == 1);

    /// <summary>The ranks of each benchmark, in the order in which they are met.</summary>
    /// <param name="entries">The scores; one that is given twice counts once.</param>
    /// <param name="level">The level of the ranks of a benchmark together, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentNullException">No scores.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public static ImmutableArray<PublishedRanks> Of(IReadOnlyList<PublishedEntry> entries, double level)
    {
        Check.NotNull(entries, nameof(entries));
        Check.Level(level, nameof(level));
        return [.. entries.Distinct().GroupBy(entry => entry.Benchmark).Select(benchmark => OfOne(benchmark.Key, [.. benchmark], level))];
    }

    private static PublishedRanks OfOne(string benchmark, PublishedEntry[] entries, double level)
    {
        var reasons = entries.Select(entry => ReasonOf(entry, level)).ToArray();
        if (reasons.Count(reason => reason is null) == 1) reasons[Array.IndexOf(reasons, null)] = RankExclusion.Alone;
        PublishedEntry[] ranked = [.. entries.Where((_, i) => reasons[i] is null)];
        var placed = Place(ranked, level);
        var lower = Enumerable.Repeat(1, ranked.Length).ToArray();
        var upper = Enumerable.Repeat(ranked.Length, ranked.Length).ToArray();
        foreach (var (above, below) in placed)
        {
            lower[below]++;
            upper[above]--;
        }
        return new(benchmark, level)
        {
            Entries =
            [
                .. ranked.Select((entry, i) => new RankedEntry(entry, lower[i], upper[i]))
                    .OrderBy(entry => entry.RankLower).ThenBy(entry => entry.RankUpper),
            ],
            Placed = [.. placed.Select(pair => new PlacedPair(ranked[pair.Above], ranked[pair.Below]))],
            Excluded =
            [
                .. entries.Zip(reasons).Where(one => one.Second is not null)
                    .Select(one => new ExcludedEntry(one.First, one.Second!.Value)),
            ],
        };
    }

    private static RankExclusion? ReasonOf(PublishedEntry entry, double level)
    {
        if (entry.Score.Total == 0) return RankExclusion.NoItems;
        var alone = new PublishedClaim { A = entry.Score, Judge = entry.Judge };
        return JudgeBox.Of(entry.Judge, ClaimLevels.Of(alone, level).Judges).MayBeAtChance ? RankExclusion.JudgeAtChance : null;
    }

    // Holm: pairs that are decided leave more of the error to the others, until none is added.
    private static List<(int Above, int Below)> Place(PublishedEntry[] entries, double level)
    {
        var open = new List<(int A, int B)>();
        for (var a = 0; a < entries.Length; a++)
        {
            for (var b = a + 1; b < entries.Length; b++) open.Add((a, b));
        }
        var placed = new List<(int Above, int Below)>();
        var before = -1;
        while (placed.Count > before && open.Count > 0)
        {
            before = placed.Count;
            var each = Math.Min(1 - ((1 - level) / open.Count), Math.BitDecrement(1.0));
            foreach (var (a, b) in open.ToArray())
            {
                var verdict = Verdict(entries[a], entries[b], each);
                if (verdict == ClaimVerdict.Open) continue;
                placed.Add(verdict == ClaimVerdict.Supported ? (a, b) : (b, a));
                open.Remove((a, b));
            }
        }
        return placed;
    }

    private static ClaimVerdict Verdict(PublishedEntry a, PublishedEntry b, double level)
    {
        var claim = new PublishedClaim
        {
            A = a.Score,
            B = b.Score,
            Judge = a.Judge,
            OtherJudge = a.HasSameJudge(b) ? null : b.Judge,
        };
        return ClaimEstimator.Default.Estimate(in claim, level).Verdict;
    }
}
