using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Tests.Claims;

/// <summary>Ranks over several papers: against comparisons one by one, and how often they place equal systems.</summary>
public sealed class PublishedRanksTests
{
    private static readonly JudgeBounds s_box = JudgeBounds.AtLeast(0.9);

    /// <summary>Holm, step by step with single claims: the surest first, each at the level that the open ones leave.</summary>
    [Theory]
    [InlineData(0.95)]
    [InlineData(0.8)]
    [InlineData(0.5)]
    public void Pairs_are_placed_as_single_claims_are_one_after_the_other(double level)
    {
        PublishedEntry[] entries =
        [
            Entry("a", 412, "one"), Entry("b", 331, "one"), Entry("c", 455, "two"),
            Entry("d", 470, "none") with { Judge = JudgeBounds.Exact },
            Entry("e", 377, "none") with { Judge = JudgeBounds.Exact }, Entry("f", 380, ""), Entry("g", 250, ""), Entry("h", 300, "two"),
        ];
        var ranks = Assert.Single(PublishedRanks.Of(entries, level));
        var expected = StepByStep(entries, level);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, ranks.Placed.Select(pair => (pair.Above.Name, pair.Below.Name)).ToHashSet());
        foreach (var entry in ranks.Entries)
        {
            Assert.Equal(1 + expected.Count(pair => pair.Below == entry.Entry.Name), entry.RankLower);
            Assert.Equal(entries.Length - expected.Count(pair => pair.Above == entry.Entry.Name), entry.RankUpper);
        }
    }

    /// <summary>Three equal systems of twenty items, every outcome: any pair is placed with probability of at most 5 %.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void Equal_systems_are_seldom_placed(double rate)
    {
        const int Items = 20;
        double[] mass =
        [
            .. Enumerable.Range(0, Items + 1)
                .Select(k => Math.Exp(LogChoose(Items, k)) * Math.Pow(rate, k) * Math.Pow(1 - rate, Items - k)),
        ];
        var placed = 0.0;
        for (var a = 0; a <= Items; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                for (var c = 0; c <= b; c++)
                {
                    // The widest difference is placed first, if any is.
                    if (mass[a] * mass[b] * mass[c] < 1e-9) continue;
                    PublishedEntry[] three = [Entry("a", a, "j", Items), Entry("b", b, "j", Items), Entry("c", c, "j", Items)];
                    var orders = a == b && b == c ? 1 : a == b || b == c ? 3 : 6;
                    if (!PublishedRanks.Of(three, 0.95)[0].Placed.IsEmpty) placed += orders * mass[a] * mass[b] * mass[c];
                }
            }
        }
        Assert.InRange(placed, 1e-6, 0.05);
    }

    [Fact]
    public void What_has_no_rank_has_a_reason()
    {
        PublishedEntry[] entries =
        [
            Entry("a", 90, "j", 100), Entry("b", 10, "j", 100), Entry("a", 90, "j", 100),
            Entry("no items", 0, "j") with { Score = PublishedScore.OfPercent(88, 0, null) },
            Entry("at chance", 60, "k", 100) with { Judge = new(RateBounds.Of(3, 5), RateBounds.Of(3, 5)) },
            Entry("elsewhere", 60, "j", 100) with { Benchmark = "other" },
        ];
        var ranks = PublishedRanks.Of(entries, 0.95);
        Assert.Equal(["", "other"], ranks.Select(one => one.Benchmark));
        Assert.Equal([("a", 1, 1), ("b", 2, 2)], ranks[0].Entries.Select(one => (one.Entry.Name, one.RankLower, one.RankUpper)));
        Assert.Equal([("no items", RankExclusion.NoItems), ("at chance", RankExclusion.JudgeAtChance)],
            ranks[0].Excluded.Select(one => (one.Entry.Name, one.Reason)));
        Assert.Equal(("elsewhere", RankExclusion.Alone), (ranks[1].Excluded[0].Entry.Name, ranks[1].Excluded[0].Reason));
        Assert.Empty(ranks[1].Entries);
        Assert.Empty(PublishedRanks.Of([], 0.95));
    }

    /// <summary>Judges that nobody names are different ones: what one judge would place they do not.</summary>
    [Fact]
    public void Only_one_named_judge_is_one_judge()
    {
        Assert.Single(PublishedRanks.Of([Entry("a", 440, "j"), Entry("b", 390, "J")], 0.95)[0].Placed);
        Assert.Empty(PublishedRanks.Of([Entry("a", 440, ""), Entry("b", 390, "")], 0.95)[0].Placed);
        Assert.Empty(PublishedRanks.Of([Entry("a", 440, "j"), Entry("b", 390, "k")], 0.95)[0].Placed);
        var otherwise = Entry("b", 390, "j") with { Judge = JudgeBounds.AtLeast(0.85) };
        Assert.Empty(PublishedRanks.Of([Entry("a", 440, "j"), otherwise], 0.95)[0].Placed);
    }

    [Fact]
    public void Levels_next_to_one_are_answered()
    {
        PublishedEntry[] three = [Entry("a", 500, "j"), Entry("b", 0, "j"), Entry("c", 250, "j")];
        Assert.Equal(3, PublishedRanks.Of(three, Math.BitDecrement(1.0))[0].Entries.Length);
    }

    private static HashSet<(string Above, string Below)> StepByStep(PublishedEntry[] entries, double level)
    {
        var open = new List<(PublishedEntry A, PublishedEntry B)>();
        for (var a = 0; a < entries.Length; a++)
        {
            for (var b = 0; b < a; b++) open.Add((entries[a], entries[b]));
        }
        var placed = new HashSet<(string, string)>();
        while (open.Count > 0)
        {
            // The pair whose interval excludes 0 at the highest level, by bisection.
            var surest = open.MaxBy(pair => Sureness(pair.A, pair.B));
            if (Sureness(surest.A, surest.B) < 1 - ((1 - level) / open.Count)) break;
            var aboveIsA = Verdict(surest.A, surest.B, 1 - ((1 - level) / open.Count)) == ClaimVerdict.Supported;
            placed.Add(aboveIsA ? (surest.A.Name, surest.B.Name) : (surest.B.Name, surest.A.Name));
            open.Remove(surest);
        }
        return placed;
    }

    private static double Sureness(PublishedEntry a, PublishedEntry b)
    {
        var (low, high) = (0.0, 60.0);    // of -log2 of the error
        if (Verdict(a, b, 1e-9) == ClaimVerdict.Open) return 0;
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            var at = Math.Min(1 - Math.Pow(2, -middle), Math.BitDecrement(1.0));
            if (at <= 0 || Verdict(a, b, at) != ClaimVerdict.Open) low = middle;
            else high = middle;
        }
        return 1 - Math.Pow(2, -low);
    }

    private static ClaimVerdict Verdict(PublishedEntry a, PublishedEntry b, double level)
    {
        var isSame = a.JudgeName.Length > 0 && a.JudgeName == b.JudgeName;
        var claim = new PublishedClaim { A = a.Score, B = b.Score, Judge = a.Judge, OtherJudge = isSame ? null : b.Judge };
        return ClaimEstimator.Default.Estimate(in claim, level).Verdict;
    }

    private static double LogChoose(int n, int k) => MathNet.Numerics.SpecialFunctions.BinomialLn(n, k);

    private static PublishedEntry Entry(string name, long passed, string judge, long total = 500) =>
        new() { Name = name, Score = PublishedScore.Of(passed, total), JudgeName = judge, Judge = s_box };
}
