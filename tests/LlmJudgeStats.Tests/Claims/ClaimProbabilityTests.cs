using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Claims;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Claims;

/// <summary>The probability that a claim holds: figures of other code, sums over judges, and what must be so by symmetry.</summary>
public sealed class ClaimProbabilityTests
{
    /// <summary>Priors of one's own: claim-prior-1 and claim-prior-3, to the tolerance of the reference.</summary>
    [Fact]
    public void Priors_agree()
    {
        var cases = ReferenceCase.Read("claims/catalogue.json")
            .Where(one => one.Id.StartsWith("claims/claim-prior-", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, cases.Length);
        Assert.Empty(cases.SelectMany(reference => reference.Disagreements(
            [("probability", Of(reference, "a").ProbabilityAbove(Of(reference, "b")))])));
    }

    /// <summary>Labels with uniform priors are those priors: 45 of 48 right is Beta(46, 4).</summary>
    [Fact]
    public void A_claim_with_measured_judges_has_the_same_probability()
    {
        var reference = ReferenceCase.Read("claims/catalogue.json").Single(one => one.Id == "claims/claim-prior-1");
        var claim = new PublishedClaim
        {
            A = PublishedScore.Of(80, 115),
            B = PublishedScore.Of(62, 115),
            Judge = new(RateBounds.Of(45, 48), RateBounds.Of(43, 48)),
            OtherJudge = new(RateBounds.Of(39, 48), RateBounds.Of(44, 48)),
        };
        var probability = ClaimProbability.Of(claim)!.Value;
        Assert.Empty(reference.Disagreements([("probability", probability)]));
        Assert.Equal(Of(reference, "a").ProbabilityAbove(Of(reference, "b")), probability, 1e-9);
    }

    /// <summary>Exact grading: P(p_a &gt; p_b) of two betas with whole shapes is a finite sum.</summary>
    [Theory]
    [InlineData(80, 115, 62, 115)]
    [InlineData(0, 3, 3, 3)]
    [InlineData(3_980, 5_000, 3_830, 5_000)]
    [InlineData(13, 30, 1_290, 3_000)]
    public void With_exact_grading_it_is_a_finite_sum(int a, int totalA, int b, int totalB)
    {
        var claim = new PublishedClaim { A = PublishedScore.Of(a, totalA), B = PublishedScore.Of(b, totalB) };
        // A and B the betas of a and b: a sum over i up to a of B(b + 1 + i, all fails) / ((fails of a + i) B(1 + i, ...) B(b + 1, ...)).
        var (failsA, shapeB, failsB) = (totalA - a + 1.0, b + 1.0, totalB - b + 1.0);
        var expected = Enumerable.Range(0, a + 1).Sum(i => Math.Exp(
            LogBeta(shapeB + i, failsA + failsB) - Math.Log(failsA + i) - LogBeta(1 + i, failsA) - LogBeta(shapeB, failsB)));
        Assert.Equal(expected, ClaimProbability.Of(claim)!.Value, 1e-8);
    }

    /// <summary>One measured judge for both, against a plain sum over 400 x 400 judges and 2,000 shares.</summary>
    [Theory]
    [InlineData(80, 115, 62, 115, 46, 50, 44, 50)]
    [InlineData(20, 30, 17, 40, 6, 10, 5, 9)]
    [InlineData(58, 60, 55, 60, 9, 10, 10, 10)]
    public void One_judge_for_both_is_what_a_sum_over_judges_finds(
        int a, int totalA, int b, int totalB, int truePositive, int passes, int trueNegative, int fails)
    {
        const int Judges = 400;
        var (above, all) = (0.0, 0.0);
        var (ofA, ofB) = (Masses(a, totalA), Masses(b, totalB));
        var sensitivity = new BetaDistribution(truePositive + 1, passes - truePositive + 1);
        var specificity = new BetaDistribution(trueNegative + 1, fails - trueNegative + 1);
        // Sums over cells of p up to each edge: of a, of b, and of a times what of b lies below it.
        var (sumA, sumB, ordered) = (new double[Cells + 1], new double[Cells + 1], new double[Cells + 1]);
        for (var i = 0; i < Cells; i++)
        {
            sumA[i + 1] = sumA[i] + ofA[i];
            sumB[i + 1] = sumB[i] + ofB[i];
            ordered[i + 1] = ordered[i] + (ofA[i] * (sumB[i] + (ofB[i] / 2)));
        }
        for (var i = 0; i < Judges; i++)
        {
            for (var j = 0; j < Judges; j++)
            {
                // Edges of cells, so that no cell is cut: Se at (i + 1/2)/Judges, 1 - Sp at (j + 1/2)/Judges.
                var (high, low) = (((2 * i) + 1) * Cells / (2 * Judges), ((2 * j) + 1) * Cells / (2 * Judges));
                if (high < low) continue;
                var (se, fpr) = (high / (double)Cells, low / (double)Cells);
                var judges = sensitivity.Slope(se, 1 - se) / (se * (1 - se)) * specificity.Slope(1 - fpr, fpr)
                    / (fpr * (1 - fpr));
                if (high == low)
                {
                    // Half of the cell is better than chance, and there both rates are one share.
                    var both = judges / 2 * ofA[high] * ofB[high] * Cells * Cells;
                    all += both;
                    above += both / 2;
                    continue;
                }
                var weight = judges / ((se - fpr) * (se - fpr));
                all += weight * (sumA[high] - sumA[low]) * (sumB[high] - sumB[low]);
                above += weight * (ordered[high] - ordered[low] - (sumB[low] * (sumA[high] - sumA[low])));
            }
        }
        var claim = new PublishedClaim
        {
            A = PublishedScore.Of(a, totalA),
            B = PublishedScore.Of(b, totalB),
            Judge = new(RateBounds.Of(truePositive, passes), RateBounds.Of(trueNegative, fails)),
        };
        Assert.Equal(above / all, ClaimProbability.Of(claim)!.Value, 2e-4);
    }

    /// <summary>Exchanging the systems, and passing what failed, turns the probability round.</summary>
    [Theory]
    [InlineData(80, 115, 62, 115, 46, 50, 44, 50)]
    [InlineData(450, 500, 2_100, 2_500, 18, 20, 25, 30)]
    [InlineData(5, 30, 12, 30, 3, 5, 3, 5)]
    [InlineData(1, 1, 0, 1, 1, 1, 0, 1)]
    public void Exchange_and_mirror_turn_it_round(
        long a, long totalA, long b, long totalB, long truePositive, long passes, long trueNegative, long fails)
    {
        var (se, sp) = (RateBounds.Of(truePositive, passes), RateBounds.Of(trueNegative, fails));
        foreach (var other in (JudgeBounds?[])[null, JudgeBounds.Exact, new(sp, se)])
        {
            var claim = new PublishedClaim
            {
                A = PublishedScore.Of(a, totalA),
                B = PublishedScore.Of(b, totalB),
                Judge = new(se, sp),
                OtherJudge = other,
            };
            var exchanged = claim with
            {
                A = claim.B,
                B = claim.A,
                Judge = other ?? claim.Judge,
                OtherJudge = other is null ? null : claim.Judge,
            };
            var mirrored = claim with
            {
                A = PublishedScore.Of(totalA - a, totalA),
                B = PublishedScore.Of(totalB - b, totalB),
                Judge = new(sp, se),
                OtherJudge = other is null ? null : new(other.Specificity, other.Sensitivity),
            };
            var probability = ClaimProbability.Of(claim)!.Value;
            Assert.Equal(1 - probability, ClaimProbability.Of(exchanged)!.Value, 1e-7);
            Assert.Equal(1 - probability, ClaimProbability.Of(mirrored)!.Value, 1e-7);
        }
    }

    /// <summary>Claims at random, from one item to a hundred thousand: one or the other is above.</summary>
    [Fact]
    public void Random_claims_have_probabilities_that_add_up_to_one()
    {
        var random = new Philox(17, 0);    // fixed: the same claims on every run
        var answered = 0;
        for (var i = 0; i < 60; i++)
        {
            var (a, b) = (Score(5), Score(5));
            var judge = new JudgeBounds(Rate(0.6), Rate(0.6));
            var claim = new PublishedClaim { A = a, B = b, Judge = judge, OtherJudge = i % 3 == 0 ? new(Rate(0.6), Rate(0.6)) : null };
            var second = claim.OtherJudge;
            var exchanged = claim with { A = b, B = a, Judge = second ?? judge, OtherJudge = second is null ? null : judge };
            var (one, other) = (ClaimProbability.Of(claim), ClaimProbability.Of(exchanged));
            Assert.Equal(one is null, other is null);
            if (one is null) continue;
            answered++;
            Assert.Equal(1, one.Value + other!.Value, 1e-6);
        }
        Assert.InRange(answered, 30, 60);

        PublishedScore Score(double digits)
        {
            var total = (long)Math.Pow(10, digits * random.NextDouble()) + 1;
            return PublishedScore.Of((long)(random.NextDouble() * (total + 1)), total);
        }

        RateBounds Rate(double least)
        {
            var total = (long)Math.Pow(10, 3 * random.NextDouble()) + 1;
            return RateBounds.Of((long)((least + ((1 - least) * random.NextDouble())) * total), total);
        }
    }

    /// <summary>A judge that was measured on very many items is one that is known.</summary>
    [Fact]
    public void A_judge_measured_on_very_many_items_is_known()
    {
        var claim = new PublishedClaim { A = PublishedScore.Of(80, 115), B = PublishedScore.Of(62, 115) };
        var known = ClaimProbability.Of(claim with { Judge = new(new(0.9, 0.9), new(0.8, 0.8)) })!.Value;
        var judge = new JudgeBounds(RateBounds.Of(9_000_000, 10_000_000), RateBounds.Of(8_000_000, 10_000_000));
        var measured = ClaimProbability.Of(claim with { Judge = judge })!.Value;
        Assert.Equal(known, measured, 1e-5);
    }

    /// <summary>Equal within the largest margin, or at least 0, is sure; a share that is kept and a margin are sums over cells.</summary>
    [Fact]
    public void Other_kinds_ask_the_same_posteriors()
    {
        var claim = new PublishedClaim { A = PublishedScore.Of(80, 115), B = PublishedScore.Of(62, 115) };
        var better = ClaimProbability.Of(claim)!.Value;
        Assert.Equal(better, ClaimProbability.Of(claim with { Kind = ClaimKind.Retains, Ratio = 1 })!.Value, 1e-12);
        Assert.Equal(1, ClaimProbability.Of(claim with { Kind = ClaimKind.Equal, Margin = 1 - 1e-9 })!.Value, 1e-9);
        Assert.Equal(1, ClaimProbability.Of(claim with { Kind = ClaimKind.AtLeast, Threshold = 0 })!.Value, 1e-12);
        Assert.Equal(new BetaDistribution(81, 36).At(0.7).Upper,
            ClaimProbability.Of(claim with { Kind = ClaimKind.AtLeast, Threshold = 0.7 })!.Value, 1e-9);
        var (a, b) = (Masses(80, 115), Masses(62, 115));
        var (kept, near) = (0.0, 0.0);
        for (var i = 0; i < Cells; i++)
        {
            for (var j = 0; j < Cells; j++)
            {
                if (i + 0.5 > 0.9 * (j + 0.5)) kept += a[i] * b[j];
                if (Math.Abs(i - j) < 0.1 * Cells) near += a[i] * b[j];
            }
        }
        Assert.Equal(kept, ClaimProbability.Of(claim with { Kind = ClaimKind.Retains, Ratio = 0.9 })!.Value, 1e-3);
        Assert.Equal(near, ClaimProbability.Of(claim with { Kind = ClaimKind.Equal, Margin = 0.1 })!.Value, 1e-2);
    }

    [Fact]
    public void A_range_is_no_prior_and_a_score_without_items_has_no_posterior()
    {
        var claim = new PublishedClaim { A = PublishedScore.Of(80, 115), B = PublishedScore.Of(62, 115) };
        Assert.Null(ClaimProbability.Of(claim with { Judge = JudgeBounds.AtLeast(0.9) }));
        Assert.Null(ClaimProbability.Of(claim with { OtherJudge = JudgeBounds.AtLeast(0.9) }));
        Assert.Null(ClaimProbability.Of(claim with { A = PublishedScore.OfPercent(79.6m, 1, null) }));
        Assert.Null(ClaimProbability.Of(claim with { B = PublishedScore.OfPercent(79.6m, 1, null) }));
        var measured = claim with { Judge = new(RateBounds.Of(45, 50), RateBounds.Of(45, 50)) };
        Assert.Null(ClaimProbability.Of(measured with { Kind = ClaimKind.Retains, Ratio = 0.9 }));
        // 9,990 of 10,000 and 10 of 10,000 by a judge that misses and lets through half: no such judge.
        Assert.Null(ClaimProbability.Of(new()
        {
            A = PublishedScore.Of(9_990, 10_000),
            B = PublishedScore.Of(10, 10_000),
            Judge = new(RateBounds.Of(500, 1_000), RateBounds.Of(550, 1_000)),
        }));
        Assert.Throws<ArgumentException>(() => ClaimProbability.Of(claim with { B = null }));
    }

    private const int Cells = 4_000;

    // What a beta distribution has in each of so many equal cells.
    private static double[] Masses(int passed, int total)
    {
        var beta = new BetaDistribution(passed + 1, total - passed + 1);
        return [.. Enumerable.Range(0, Cells).Select(i => beta.At((i + 1.0) / Cells).Lower - beta.At(i / (double)Cells).Lower)];
    }

    private static double LogBeta(double a, double b) => MathNet.Numerics.SpecialFunctions.BetaLn(a, b);

    private static Posterior Of(ReferenceCase reference, string letter)
    {
        var estimator = BayesianEstimator.Default with
        {
            Sensitivity = Prior(letter + "Sensitivity"),
            Specificity = Prior(letter + "Specificity"),
        };
        return estimator.Posterior(new JudgeStudy { Test = Proportion.FromCounts(Count("Passed"), Count("Total")) });

        long Count(string name) => reference.Input.GetProperty(letter + name).GetInt64();

        BetaPrior Prior(string name) => new(
            reference.Input.GetProperty(name)[0].GetDouble(), reference.Input.GetProperty(name)[1].GetDouble());
    }
}
