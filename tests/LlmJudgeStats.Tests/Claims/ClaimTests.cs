using System.Globalization;
using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Tests.Claims;

/// <summary>What published claims keep to, computed another way: search over judges, a walk over counts, exact enumeration.</summary>
public sealed class ClaimTests
{
    /// <summary>claims.md 3: the lead survives all judges with Se, Sp of at least g exactly when it is above 1 - g.</summary>
    [Theory]
    [InlineData(80, 62, 115)]
    [InlineData(398, 383, 500)]
    [InlineData(23, 20, 30)]
    public void The_tipping_judge_is_where_a_search_over_judges_finds_it(int a, int b, int total)
    {
        var (first, second) = (PublishedScore.Of(a, total), PublishedScore.Of(b, total));
        var tipping = Estimate(new() { A = first, B = second }).Tipping!.Value.DifferentJudges;
        Assert.True(LeastLead(tipping + 0.001, first.Rate, second.Rate) > 0);
        Assert.True(LeastLead(tipping - 0.001, first.Rate, second.Rate) < 0);
    }

    /// <summary>The range of two boxes holds what every pair of judges in them makes of the figures, and is reached.</summary>
    [Fact]
    public void The_range_is_what_a_search_over_both_boxes_finds()
    {
        var claim = new PublishedClaim
        {
            A = PublishedScore.Of(80, 115),
            B = PublishedScore.Of(62, 115),
            Judge = new(new(0.85, 0.95), new(0.8, 0.9)),
            OtherJudge = new(new(0.8, 0.9), new(0.85, 0.95)),
        };
        var (lower, upper) = Estimate(claim).Range!.Value;
        var found = (
            from seA in Steps(0.85, 0.95)
            from spA in Steps(0.8, 0.9)
            from seB in Steps(0.8, 0.9)
            from spB in Steps(0.85, 0.95)
            select Corrected(80.0 / 115, seA, spA) - Corrected(62.0 / 115, seB, spB)).ToList();
        Assert.Equal(found.Min(), lower, 1e-12);
        Assert.Equal(found.Max(), upper, 1e-12);
    }

    /// <summary>Exchanging both systems mirrors everything and turns the word round.</summary>
    [Theory]
    [InlineData(80, 115, 62, 115, true)]
    [InlineData(55, 115, 80, 115, false)]
    [InlineData(0, 30, 30, 30, true)]
    [InlineData(13, 30, 13, 50, false)]
    public void Exchanging_the_systems_mirrors_the_answer(long a, long totalA, long b, long totalB, bool isSame)
    {
        var box = JudgeBounds.AtLeast(0.9);
        var claim = new PublishedClaim { A = PublishedScore.Of(a, totalA), B = PublishedScore.Of(b, totalB), Judge = box };
        if (!isSame) claim = claim with { OtherJudge = new(new(0.8, 0.95), new(0.85, 1)) };
        var other = new PublishedClaim { A = claim.B, B = claim.A, Judge = claim.OtherJudge ?? box, OtherJudge = isSame ? null : box };
        var (one, mirrored) = (Estimate(claim), Estimate(other));
        Assert.Equal(one.Raw!.Value.Lower, -mirrored.Raw!.Value.Upper, 1e-14);
        Assert.Equal(one.Interval!.Value.Lower, -mirrored.Interval!.Value.Upper, 1e-14);
        Assert.Equal(one.Interval!.Value.Upper, -mirrored.Interval!.Value.Lower, 1e-14);
        Assert.Equal(one.Tipping!.Value.DifferentJudges, mirrored.Tipping!.Value.DifferentJudges, 1e-14);
        Assert.Equal(one.Verdict, mirrored.Verdict switch
        {
            ClaimVerdict.Supported => ClaimVerdict.Contradicted,
            ClaimVerdict.Contradicted => ClaimVerdict.Supported,
            _ => ClaimVerdict.Open,
        });
    }

    /// <summary>claims.md 4, item by item: the largest number of changed items that still is significant.</summary>
    [Fact]
    public void The_bound_of_changed_items_is_where_a_walk_finds_it()
    {
        for (var a = 0; a <= 40; a += 4)
        {
            for (var b = 0; b <= 40; b += 3)
            {
                var bound = DiscordanceBound.Of(PublishedScore.Of(a, 40), PublishedScore.Of(b, 40), 0.95)!.Value;
                long? largest = null;
                for (var changed = bound.Net; changed <= bound.Possible; changed += 2)
                {
                    if (MidP(bound.Net, changed) <= 1 - 0.95) largest = changed;
                }
                Assert.Equal(largest, bound.Maximum);
            }
        }
    }

    /// <summary>claims.md 2: exact minimum .9273 with 30 items a side, at rates of .01 and .99.</summary>
    [Fact]
    public void The_raw_interval_covers_what_the_page_says()
    {
        const int Items = 30;
        var covered = 0.0;
        for (var a = 0; a <= Items; a++)
        {
            for (var b = 0; b <= Items; b++)
            {
                var interval = Estimate(new() { A = PublishedScore.Of(a, Items), B = PublishedScore.Of(b, Items) }).Raw!.Value;
                if (interval.Contains(0.01 - 0.99)) covered += Mass(a, Items, 0.01) * Mass(b, Items, 0.99);
            }
        }
        Assert.Equal(0.9273, covered, 5e-5);
    }

    /// <summary>A measured judge: bounds at 1 - (1 - L)/(2 m), verdicts at 1 - (1 - L)/2.</summary>
    [Fact]
    public void Measured_rates_share_the_error()
    {
        var claim = new PublishedClaim
        {
            A = PublishedScore.Of(80, 115),
            B = PublishedScore.Of(62, 115),
            Judge = new(RateBounds.Of(46, 50), RateBounds.Of(45, 50)),
        };
        var (se, sp) = (BinomialInterval.ClopperPearson.Of(Proportion.FromCounts(46, 50), 0.9875),
            BinomialInterval.ClopperPearson.Of(Proportion.FromCounts(45, 50), 0.9875));
        var boxed = claim with { Judge = new(new(se.Lower, se.Upper), new(sp.Lower, sp.Upper)) };
        Assert.Equal(ClaimEstimator.Default.Estimate(in boxed, 0.975).Interval!.Value.Lower, Estimate(claim).Interval!.Value.Lower, 1e-14);
        // The raw figure knows no judge: the level that was asked for.
        Assert.Equal(Estimate(boxed).Raw, Estimate(claim).Raw);
    }

    [Fact]
    public void A_measured_judge_that_may_be_at_chance_corrects_nothing()
    {
        var estimate = Estimate(new()
        {
            A = PublishedScore.Of(80, 115),
            B = PublishedScore.Of(20, 115),
            Judge = new(RateBounds.Of(3, 5), RateBounds.Of(3, 5)),
        });
        Assert.True(estimate.MayBeAtChance);
        Assert.Null(estimate.Interval);
        Assert.Equal(ClaimVerdict.Open, estimate.Verdict);
    }

    [Fact]
    public void Scores_that_no_judge_of_the_box_can_give_have_no_range()
    {
        var estimate = Estimate(new()
        {
            A = PublishedScore.Of(99, 100),
            B = PublishedScore.Of(5, 100),
            Judge = new(new(0.7, 0.9), new(0.7, 0.9)),
        });
        Assert.True(estimate.IsImpossible);
        Assert.Null(estimate.Range);
    }

    [Fact]
    public void Without_a_number_of_items_there_is_no_interval()
    {
        var estimate = Estimate(new() { A = PublishedScore.OfPercent(79.6m, 1, null), B = PublishedScore.Of(383, 500) });
        Assert.Null(estimate.Raw);
        Assert.Null(estimate.Interval);
        Assert.Equal(ClaimVerdict.Open, estimate.Verdict);
        Assert.Equal(0.03, estimate.Difference, 1e-12);
        Assert.Null(DiscordanceBound.Of(estimate.Claim.A, estimate.Claim.B!, 0.95));
    }

    /// <summary>A score without a number of items is possible all the same, and only what is kept of b has a ratio (found by review).
    /// </summary>
    [Fact]
    public void What_is_not_asked_changes_nothing()
    {
        var open = Estimate(new() { A = PublishedScore.OfPercent(79.6m, 1, null), Kind = ClaimKind.AtLeast, Threshold = 0.5 });
        Assert.False(open.IsImpossible);
        Assert.NotNull(open.Range);
        var better = new PublishedClaim { A = PublishedScore.Of(80, 115), B = PublishedScore.Of(62, 115) };
        Assert.Equal(Estimate(better).Interval, Estimate(better with { Ratio = 0.9 }).Interval);
        var measured = new PublishedClaim
        {
            A = PublishedScore.Of(80, 115),
            Kind = ClaimKind.AtLeast,
            Judge = new(RateBounds.Of(46, 50), RateBounds.Of(45, 50)),
        };
        Assert.Equal(Estimate(measured with { Judge = JudgeBounds.Exact }).Raw, Estimate(measured).Raw);
    }

    /// <summary>
    /// What is printed stands for several numbers of passes: the verdict is that of all of them, and where they differ, or rounding is no
    /// trifle, both ends are those of the worst pair of counts, found by a walk over all pairs.
    /// </summary>
    [Theory]
    [InlineData("80", 0, 1_000, "70", 0, 1_000, true)]
    [InlineData("81.3", 1, 5_000, "79.9", 1, 5_000, false)]
    [InlineData("81.3", 1, 20_000, "80.5", 1, 20_000, true)]
    [InlineData("53", 0, 400, "46", 0, 400, true)]
    [InlineData("79.6", 1, 500, "76.6", 1, 500, false)]
    [InlineData("88.7", 1, 2_985, "75.4", 1, 2_985, false)]
    public void Rounding_is_widened_where_it_matters(
        string a, int decimalsA, long totalA, string b, int decimalsB, long totalB, bool isWidened)
    {
        var first = PublishedScore.OfPercent(decimal.Parse(a, CultureInfo.InvariantCulture), decimalsA, totalA);
        var second = PublishedScore.OfPercent(decimal.Parse(b, CultureInfo.InvariantCulture), decimalsB, totalB);
        foreach (var other in (JudgeBounds?[])[null, JudgeBounds.AtLeast(0.98)])
        {
            var claim = new PublishedClaim { A = first, B = second, Judge = JudgeBounds.AtLeast(0.95), OtherJudge = other };
            var estimate = Estimate(claim);
            var taken = Estimate(claim with
            {
                A = PublishedScore.Of((long)first.Passed, totalA),
                B = PublishedScore.Of((long)second.Passed, totalB),
            });
            List<ClaimEstimate> all = [];
            for (var i = first.CountCheck!.Value.Fewest; i <= first.CountCheck.Value.Most; i++)
            {
                for (var j = second.CountCheck!.Value.Fewest; j <= second.CountCheck.Value.Most; j++)
                    all.Add(Estimate(claim with { A = PublishedScore.Of(i, totalA), B = PublishedScore.Of(j, totalB) }));
            }
            if (other is null) Assert.Equal(isWidened, estimate.IsWidened);
            Assert.Equal(all.Select(one => one.Verdict).Distinct().Count() == 1 ? all[0].Verdict : ClaimVerdict.Open, estimate.Verdict);
            if (!estimate.IsWidened)
            {
                Assert.Equal(taken.Interval, estimate.Interval);
                continue;
            }
            Assert.Equal(all.Min(one => one.Interval!.Value.Lower), estimate.Interval!.Value.Lower, 1e-14);
            Assert.Equal(all.Max(one => one.Interval!.Value.Upper), estimate.Interval!.Value.Upper, 1e-14);
            Assert.Equal(all.Min(one => one.Raw!.Value.Lower), estimate.Raw!.Value.Lower, 1e-14);
            Assert.Equal(all.Max(one => one.Range!.Value.Upper), estimate.Range!.Value.Upper, 1e-14);
            if (totalA != totalB) continue;
            // So many changed items are significant whatever the counts are (of another parity one less), and at one pair no more are.
            var bounds = all.Select(one => DiscordanceBound.Of(one.Claim.A, one.Claim.B!, 0.95)!.Value).ToList();
            var most = estimate.ChangedItems()!.Value.Maximum ?? -1;
            Assert.Contains(bounds, bound => (bound.Maximum ?? -1) == most);
            Assert.All(bounds, bound => Assert.True((bound.Maximum ?? -1) >= Math.Min(most, bound.Possible) - 1));
        }
    }

    /// <summary>90 % of 1,000 may be 895 to 905: at least .882 is then open, and was not at 900.</summary>
    [Fact]
    public void A_threshold_is_asked_of_every_count_that_is_printed_alike()
    {
        var claim = new PublishedClaim { A = PublishedScore.OfPercent(90, 0, 1_000), Kind = ClaimKind.AtLeast, Threshold = 0.882 };
        var estimate = Estimate(claim);
        Assert.Equal(ClaimVerdict.Supported, Estimate(claim with { A = PublishedScore.Of(900, 1_000) }).Verdict);
        Assert.Equal((ClaimVerdict.Open, true), (estimate.Verdict, estimate.IsWidened));
        var least = Estimate(claim with { A = PublishedScore.Of(895, 1_000) });
        var most = Estimate(claim with { A = PublishedScore.Of(905, 1_000) });
        Assert.Equal(least.Interval!.Value.Lower, estimate.Interval!.Value.Lower, 1e-14);
        Assert.Equal(most.Interval!.Value.Upper, estimate.Interval!.Value.Upper, 1e-14);
    }

    /// <summary>Equal within a margin: the interval at 2 L - 1 lies inside it, outside it, or neither.</summary>
    [Theory]
    [InlineData(4_000, 4_010, 5_000, 0.05, ClaimVerdict.Supported)]
    [InlineData(4_000, 3_000, 5_000, 0.05, ClaimVerdict.Contradicted)]
    [InlineData(40, 41, 50, 0.05, ClaimVerdict.Open)]
    public void Equal_within_a_margin(long a, long b, long total, double margin, ClaimVerdict verdict)
    {
        var estimate = Estimate(new()
        {
            A = PublishedScore.Of(a, total),
            B = PublishedScore.Of(b, total),
            Kind = ClaimKind.Equal,
            Margin = margin,
        });
        Assert.Equal(verdict, estimate.Verdict);
        Assert.Equal(0.9, estimate.Interval!.Value.Level, 1e-12);
    }

    [Fact]
    public void What_a_claim_lacks_is_said()
    {
        var claim = new PublishedClaim { A = PublishedScore.Of(1, 2) };
        Assert.Contains("two scores", Assert.Throws<ArgumentException>(() => Estimate(claim)).Message, StringComparison.Ordinal);
        var equal = claim with { B = claim.A, Kind = ClaimKind.Equal };
        Assert.Contains("margin", Assert.Throws<ArgumentException>(() => Estimate(equal)).Message, StringComparison.Ordinal);
        Assert.Contains("chance", Assert.Throws<ArgumentException>(() => JudgeBounds.AtLeast(0.5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RateBounds(0.9, 0.8));
        Assert.Throws<ArgumentOutOfRangeException>(() => PublishedScore.Of(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PublishedScore.OfPercent(100.1m, 1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => claim with { Ratio = 1.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => ClaimEstimator.Default.Estimate(equal with { Margin = 0.1 }, 0.5));
    }

    /// <summary>Every count is possible for its own printed percentage, however it is rounded.</summary>
    [Fact]
    public void A_count_is_possible_for_its_own_percentage()
    {
        for (var total = 1; total <= 60; total++)
        {
            for (var count = 0; count <= total; count++)
            {
                foreach (var mode in (MidpointRounding[])[MidpointRounding.ToEven, MidpointRounding.AwayFromZero])
                {
                    var check = CountCheck.Of(decimal.Round(100m * count / total, 1, mode), 1, total);
                    Assert.InRange(count, check.Fewest, check.Most);
                }
            }
        }
    }

    private static ClaimEstimate Estimate(PublishedClaim claim) => ClaimEstimator.Default.Estimate(in claim, 0.95);

    // The smallest true lead over all pairs of judges with Se, Sp from g to 1, without clipping: corners are enough for a quotient.
    private static double LeastLead(double g, double a, double b) => (
        from seA in Steps(g, 1)
        from spA in Steps(g, 1)
        from seB in Steps(g, 1)
        from spB in Steps(g, 1)
        select ((a + spA - 1) / (seA + spA - 1)) - ((b + spB - 1) / (seB + spB - 1))).Min();

    private static double Corrected(double rate, double se, double sp) => Math.Clamp((rate + sp - 1) / (se + sp - 1), 0, 1);

    private static IEnumerable<double> Steps(double from, double to) =>
        Enumerable.Range(0, 5).Select(i => i == 4 ? to : from + ((to - from) * i / 4));

    private static double MidP(long net, long changed)
    {
        if (net == 0) return 1;
        var more = (int)((changed + net) / 2);
        var sum = 0.5 * Mass(more, (int)changed, 0.5);
        for (var k = more + 1; k <= changed; k++) sum += Mass(k, (int)changed, 0.5);
        return Math.Min(1, 2 * sum);
    }

    private static double Mass(int count, int size, double rate)
    {
        var mass = Math.Pow(1 - rate, size - count) * Math.Pow(rate, count);
        for (var i = 1; i <= count; i++) mass *= (double)(size - count + i) / i;
        return mass;
    }
}
