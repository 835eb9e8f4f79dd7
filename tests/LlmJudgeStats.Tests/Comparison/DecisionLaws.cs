using LlmJudgeStats.Comparison;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Tests.Comparison;

/// <summary>What holds of every decision, family of claims and leaderboard: decisions.md 5 and 7.</summary>
public sealed class DecisionLaws
{
    private const double Margin = 0.1;

    /// <summary>Words follow from the interval in one order, and no direction without a judge that is shown.</summary>
    [Fact]
    public void Words_follow_from_the_interval()
    {
        foreach (var study in ComparedStudies.Ordinary(150, 51).Concat(ComparedStudies.Any(100, 52)))
        {
            var answer = ComparisonAnswer.Of(in study, new() { Margin = Margin });
            var (difference, interval) = (answer.Difference, answer.Difference.Interval);
            var isAnswered = !double.IsNaN(difference.Point);
            var expected = isAnswered && answer.IsJudgeShown && interval.Lower > 0 ? ComparisonVerdict.Better
                : isAnswered && answer.IsJudgeShown && interval.Upper < 0 ? ComparisonVerdict.Worse
                : isAnswered && interval.Lower > -Margin && interval.Upper < Margin ? ComparisonVerdict.Equivalent
                : ComparisonVerdict.Undecided;
            Assert.Equal(expected, answer.Verdict);
            var lacksDirection = isAnswered && !answer.IsJudgeShown && !interval.Contains(0);
            Assert.Equal(lacksDirection, difference.Warnings.HasFlag(EstimateWarnings.DirectionNotShown));
            if (!isAnswered) Assert.Equal((1, 1, 1), (answer.PValue, answer.NonInferiorPValue!.Value, answer.EquivalencePValue!.Value));
        }
    }

    /// <summary>Half the two-sided p-value where the point is inside the margin, and never below one half where it is not.</summary>
    [Fact]
    public void One_sided_p_values_agree_with_the_interval_and_never_speak_for_the_other_side()
    {
        var beyond = 0;
        foreach (var study in ComparedStudies.Ordinary(300, 53))
        {
            var answer = ComparisonAnswer.Of(in study, new() { Margin = Margin });
            var (point, interval) = (answer.Difference.Point, answer.Difference.Interval);
            if (double.IsNaN(point)) continue;
            var (inferior, equivalence) = (answer.NonInferiorPValue!.Value, answer.EquivalencePValue!.Value);
            if (point <= -Margin)
            {
                Assert.True(inferior >= 0.5, $"{DifferenceLaws.Words(study)}: {inferior}");
                beyond++;
            }
            if (Math.Abs(point) >= Margin) Assert.True(equivalence >= 0.5, $"{DifferenceLaws.Words(study)}: {equivalence}");
            Assert.True(equivalence >= inferior);
            if (Math.Abs(inferior - 0.025) > 1e-9) Assert.Equal(inferior < 0.025, interval.Lower > -Margin);
            if (Math.Abs(equivalence - 0.025) > 1e-9)
                Assert.Equal(equivalence < 0.025, interval.Lower > -Margin && interval.Upper < Margin);
            Assert.Equal(answer.NonInferior, answer.IsJudgeShown && interval.Lower > -Margin);
        }
        Assert.True(beyond > 20);
    }

    /// <summary>Three labels a class, all but one judged rightly: J is above 0 and not shown to be, and no direction is claimed.</summary>
    [Fact]
    public void A_judge_that_is_not_shown_claims_no_direction()
    {
        Calibration judge = new() { Sensitivity = Proportion.FromCounts(12, 20), Specificity = Proportion.FromCounts(10, 20) };
        var study = ComparisonStudy.Sharing(JudgeTally.Of(900, 1000), JudgeTally.Of(100, 1000), judge);
        var answer = ComparisonAnswer.Of(in study, new() { Margin = Margin });
        Assert.False(answer.IsJudgeShown);
        Assert.True(answer.Difference.Interval.Lower > 0);
        Assert.Equal(ComparisonVerdict.Undecided, answer.Verdict);
        Assert.True(answer.Difference.Warnings.HasFlag(EstimateWarnings.DirectionNotShown));
        Assert.False(answer.NonInferior);
        // In a family neither: a small p-value alone is no direction.
        ComparedPair[] tier = [new() { A = 0, B = 1, Answer = answer }, new() { A = 0, B = 2, Answer = answer }];
        Assert.All(ComparisonFamily.Judge([tier], new() { Level = 0.9 })[0],
            pair => Assert.Equal(ComparisonVerdict.Undecided, pair.Verdict));
        // Nor a rank.
        ComparedPair pair = new() { A = 0, B = 1, Answer = answer, Simultaneous = answer.Difference.Interval };
        Assert.All(Leaderboard.Of([0.9, 0.1], [pair]).Systems, system => Assert.Equal((1, 2), (system.RankLower, system.RankUpper)));
    }

    /// <summary>Sensitivities of 57 of 60 and 30 of 60 are not one: nothing is computed from the pooled labels.</summary>
    [Fact]
    public void Labels_that_refute_one_calibration_give_no_difference()
    {
        ConfusionCounts one = new() { TruePositive = 57, FalseNegative = 3, FalsePositive = 5, TrueNegative = 45 };
        var study = ComparisonStudy.Pooling(
            JudgeTally.Of(900, 1000), JudgeTally.Of(500, 1000), one, one with { TruePositive = 30, FalseNegative = 30 },
            CalibrationDesign.ByLabel);
        Assert.True(study.IsSharingRefuted);
        var answer = ComparisonAnswer.Of(in study, new() { Margin = Margin });
        Assert.True(answer.Difference.Warnings.HasFlag(EstimateWarnings.CalibrationDiffers));
        Assert.True(double.IsNaN(answer.Difference.Point));
        Assert.Equal((-1, 1), (answer.Difference.Interval.Lower, answer.Difference.Interval.Upper));
        Assert.Equal((1, ComparisonVerdict.Undecided), (answer.PValue, answer.Verdict));
        Assert.False(ComparisonStudy.Pooling(
            JudgeTally.Of(9, 10), JudgeTally.Of(5, 10), one, one, CalibrationDesign.ByLabel).IsSharingRefuted);
    }

    [Fact]
    public void Holm_never_ranks_a_larger_p_value_lower()
    {
        // Without the running maximum the third would be .035 × 1 and fall below the second.
        double[] wanted = [0.03, 0.06, 0.06];
        var holm = Multiplicity.Holm([0.01, 0.03, 0.035]);
        for (var i = 0; i < wanted.Length; i++) Assert.Equal(wanted[i], holm[i], 1e-15);
        var random = new Random(54);
        for (var i = 0; i < 200; i++)
        {
            double[] p =
            [
                .. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(5) == 0 ? random.Next(2) : random.NextDouble()),
            ];
            var (byHolm, byHochberg) = (Multiplicity.Holm(p), Multiplicity.BenjaminiHochberg(p));
            for (var j = 0; j < p.Length; j++)
            {
                Assert.True(byHolm[j] >= p[j] && byHolm[j] <= Math.Min(1, p.Length * p[j]) + 1e-15);
                Assert.True(byHochberg[j] >= p[j] && byHochberg[j] <= byHolm[j] + 1e-15);
                for (var k = 0; k < p.Length; k++)
                {
                    if (p[j] < p[k]) Assert.True(byHolm[j] <= byHolm[k] && byHochberg[j] <= byHochberg[k]);
                    if (p[j] == p[k]) Assert.Equal(byHochberg[j], byHochberg[k]);
                }
            }
        }
    }

    [Fact]
    public void No_claims_and_values_that_are_none()
    {
        Assert.Empty(Multiplicity.Holm([]));
        Assert.Empty(Multiplicity.BenjaminiHochberg([]));
        Assert.Equal([0.2], Multiplicity.Holm([0.2]));
        Assert.Equal([1, 1], Multiplicity.Holm([1, 0.6]));
        Assert.Equal([0.0, 0.0], Multiplicity.Holm([0, 0]));
        Assert.Equal([0.04, 0.03], Multiplicity.Adjust([0.04, 0.03], MultiplicityCorrection.None));
        foreach (var bad in new[] { double.NaN, -0.1, 1.1, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentException>(() => Multiplicity.Holm([0.1, bad]));
            Assert.Throws<ArgumentException>(() => Multiplicity.BenjaminiHochberg([bad]));
            Assert.Throws<ArgumentException>(() => new ClaimFamily([[bad]]));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Multiplicity.Simultaneous(1, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => Multiplicity.AgainstBaseline(1, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => Multiplicity.Simultaneous(3, 1));
    }

    [Fact]
    public void A_later_tier_is_never_below_an_earlier_one()
    {
        Assert.Empty(new ClaimFamily([]).Adjusted);
        var family = new ClaimFamily([[0.001, 0.2], [], [0.0001], [0.5, 0.01]]);
        Assert.Equal([0.002, 0.2], family.Adjusted[0]);
        Assert.Empty(family.Adjusted[1]);
        Assert.Equal([0.2], family.Adjusted[2]);
        Assert.Equal([0.5, 0.2], family.Adjusted[3]);
    }

    [Fact]
    public void Simultaneous_deviates_lie_between_one_pairs_and_Bonferronis()
    {
        foreach (var level in new[] { 0.5, 0.9, 0.95, 0.99 })
        {
            var last = 0.0;
            var single = Confidence.TwoSided(level).Quantile;
            foreach (var systems in new[] { 2, 3, 5, 12, 50, 200 })
            {
                var z = Multiplicity.Simultaneous(systems, level);
                var bonferroni = Confidence.TwoSidedError((1 - level) / (systems * (systems - 1) / 2.0)).Quantile;
                Assert.True(z > last && z >= single && z <= bonferroni + 1e-12, $"{systems} {level} {z} {bonferroni}");
                last = z;
            }
            Assert.Equal(single, Multiplicity.AgainstBaseline(2, level), 1e-12);
        }
    }

    /// <summary>Every rank interval contains the place on the board, and two systems with a common letter are not told apart.</summary>
    [Fact]
    public void Ranks_contain_the_place_on_the_board()
    {
        var random = new Random(55);
        var told = 0;
        for (var board = 0; board < 12; board++)
        {
            var count = random.Next(1, 7);
            Proportion[] tests = [.. Enumerable.Range(0, count).Select(_ => (Proportion)JudgeTally.Of(random.Next(30, 290), 300))];
            var judge = board % 4 == 3
                ? new() { Sensitivity = Proportion.FromCounts(11, 20), Specificity = Proportion.FromCounts(10, 20) }
                : ComparedStudies.Judge(random);
            var question = new ComparisonQuestion { Margin = Margin };
            double? z = count > 2 ? Multiplicity.Simultaneous(count, 0.95) : null;
            var answers = ComparisonFamily.Answer(
                ComparisonFamily.AllPairs(count), (a, b) => ComparisonStudy.Sharing(tests[a], tests[b], judge), question, z,
                cancellationToken: TestContext.Current.CancellationToken);
            var pairs = ComparisonFamily.Judge([answers], question)[0];
            var result = Leaderboard.Of([.. tests.Select(test => test.Rate)], pairs);
            for (var place = 1; place <= count; place++)
            {
                var system = result.Systems[place - 1];
                Assert.True(system.RankLower <= place && place <= system.RankUpper, $"{board} {place} {system}");
                Assert.NotEmpty(system.Groups);
            }
            foreach (var pair in pairs)
            {
                var (one, other) = (Of(result, pair.A), Of(result, pair.B));
                if (!(pair.IsAbove || pair.IsBelow)) continue;
                told++;
                Assert.Empty(one.Groups.Intersect(other.Groups));
            }
        }
        Assert.True(told > 10);
        Assert.Throws<ArgumentException>(() => Leaderboard.Of([0.1, 0.2], []));
    }

    private static RankedSystem Of(Leaderboard board, int system) => board.Systems.Single(one => one.System == system);
}
