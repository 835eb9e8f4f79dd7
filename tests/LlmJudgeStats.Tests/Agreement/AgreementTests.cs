using LlmJudgeStats.Agreement;

namespace LlmJudgeStats.Tests.Agreement;

/// <summary>Laws of agreement (agreement.md), and examples that can be checked by hand.</summary>
public sealed class AgreementTests
{
    private static readonly AgreementCoefficient[] s_hulls =
    [
        AgreementCoefficient.Kappa, AgreementCoefficient.KappaLinear, AgreementCoefficient.KappaQuadratic, AgreementCoefficient.ScottPi,
        AgreementCoefficient.GwetAc1, AgreementCoefficient.KrippendorffAlpha, AgreementCoefficient.KrippendorffAlphaInterval,
        AgreementCoefficient.Matthews,
    ];

    public static TheoryData<AgreementCoefficient> Hulls => [.. s_hulls];

    /// <summary>Formulas written with weights of agreement, and slopes by differences: they notice a sign, and a lost hull.</summary>
    [Theory]
    [MemberData(nameof(Hulls))]
    public void A_second_implementation_agrees(AgreementCoefficient coefficient)
    {
        var estimator = new AgreementEstimator { Coefficient = coefficient };
        foreach (var counts in Tables(60))
        {
            var table = Table(counts);
            if (table.Items < 2) continue;
            var quantile = Confidence.TwoSided(0.9, table.Items - 1.0).Quantile;
            var (lower, upper) = TextbookAgreement.Hull(coefficient, counts, quantile);
            var interval = estimator.Estimate(table, 0.9).Interval;
            Assert.Equal(Math.Clamp(lower, -1, 1), interval.Lower, 1e-7);
            Assert.Equal(Math.Clamp(upper, -1, 1), interval.Upper, 1e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Hulls))]
    public void Slopes_are_numerical_differences(AgreementCoefficient coefficient)
    {
        foreach (var counts in Tables(20))
        {
            var table = Table(counts);
            if (table.Items == 0) continue;
            var shares = SharesOf(counts, 1);
            var slopes = new double[shares.Length];
            new TableShares(shares, table.Values.ToArray()).Coefficient(coefficient, slopes);
            var mean = shares.Zip(slopes, (share, slope) => share * slope).Sum();
            for (var cell = 0; cell < shares.Length; cell++)
                Assert.Equal(Difference(coefficient, shares, table.Values.ToArray(), cell), slopes[cell] - mean, 1e-7);
        }
    }

    /// <summary>agreement.md 2: two raters without gaps are the table of section 1 for pi.</summary>
    [Fact]
    public void Two_raters_without_gaps_are_a_table()
    {
        foreach (var counts in Tables(100))
        {
            var table = Table(counts);
            if (table.Items == 0) continue;
            var set = RatingSet.FromRatings([.. table.Classes], 2, [.. Pairs(counts)]);
            foreach (var level in new[] { 0.5, 0.9, 0.99 })
            {
                var two = new AgreementEstimator { Coefficient = AgreementCoefficient.ScottPi }.Estimate(table, level);
                var several = new AgreementEstimator { Coefficient = AgreementCoefficient.FleissKappa }.Estimate(set, level);
                Assert.Equal(two.Point, several.Point, 1e-12);
                Assert.Equal(two.StandardError, several.StandardError, 1e-12);
                Assert.Equal(two.Interval.Lower, several.Interval.Lower, 1e-12);
                Assert.Equal(two.Interval.Upper, several.Interval.Upper, 1e-12);
            }
            var alpha = new AgreementEstimator { Coefficient = AgreementCoefficient.KrippendorffAlpha };
            Assert.Equal(alpha.Estimate(table, 0.9).Point, alpha.Estimate(set, 0.9).Point, 1e-12);
        }
    }

    /// <summary>A gap is no rating: a third rater who rated nothing changes nothing, and nobody disagrees with one.</summary>
    [Fact]
    public void A_gap_is_no_disagreement()
    {
        int[] two = [0, 0, 1, 1, 0, 1, 1, 1, 0, 0];
        int[] three = [0, 0, -1, 1, 1, -1, 0, 1, -1, -1, 1, 1, 0, -1, 0];
        string[] classes = ["pass", "fail"];
        foreach (var coefficient in new[] { AgreementCoefficient.KrippendorffAlpha, AgreementCoefficient.FleissKappa,
            AgreementCoefficient.Percent, AgreementCoefficient.KrippendorffAlphaOrdinal })
        {
            var estimator = new AgreementEstimator { Coefficient = coefficient };
            var plain = estimator.Estimate(RatingSet.FromRatings(classes, 2, two), 0.95);
            Assert.Equal(plain, estimator.Estimate(RatingSet.FromRatings(classes, 3, three), 0.95));
        }
        // All who rated agree: 1, however many did not rate.
        var agreed = RatingSet.FromRatings(classes, 4, [0, 0, -1, -1, 1, 1, 1, -1, -1, 0, 0, 0]);
        Assert.Equal(1, new AgreementEstimator { Coefficient = AgreementCoefficient.KrippendorffAlpha }.Estimate(agreed, 0.95).Point);
        Assert.Equal(1, new AgreementEstimator { Coefficient = AgreementCoefficient.Percent }.Estimate(agreed, 0.95).Point);
    }

    [Fact]
    public void Items_with_one_rating_are_left_out_and_counted()
    {
        var set = RatingSet.FromRatings(["a", "b"], 3, [0, 1, 1, 0, -1, -1, -1, -1, -1, 1, 1, -1]);
        Assert.Equal((2L, 2L, 5.0), (set.Items, set.LeftOut, set.Ratings));
        var parts = RatingSet.Merge([RatingSet.FromRatings(["a", "b"], 3, [0, -1, -1, 1, 1, -1]),
            RatingSet.FromRatings(["a", "b"], 3, [-1, -1, -1, 0, 1, 1])]);
        Assert.Equal((set.Items, set.LeftOut, set.Ratings), (parts.Items, parts.LeftOut, parts.Ratings));
        foreach (var coefficient in Enum.GetValues<AgreementCoefficient>())
        {
            var estimator = new AgreementEstimator { Coefficient = coefficient };
            Assert.Equal(estimator.Estimate(set, 0.95), estimator.Estimate(parts, 0.95));
        }
    }

    [Fact]
    public void One_answer_only_has_an_interval_and_no_point()
    {
        var answer = AgreementEstimator.Default.Estimate(RatingTable.FromCounts(["pass", "fail"], [20, 0, 0, 0]), 0.95);
        Assert.False(answer.IsIdentified);
        Assert.Equal(EstimateWarnings.UndefinedCoefficient, answer.Warnings);
        Assert.Equal(-0.8148294632175187, answer.Interval.Lower, 1e-12);
        Assert.Equal(1, answer.Interval.Upper);
        var set = RatingSet.FromCounts(["pass", "fail"], [.. Enumerable.Repeat<int[]>([3, 0], 20).SelectMany(item => item)]);
        var several = new AgreementEstimator { Coefficient = AgreementCoefficient.FleissKappa }.Estimate(set, 0.95);
        Assert.False(several.IsIdentified);
        Assert.True(several.Interval.Width < 2);
    }

    /// <summary>Whatever the table: a range, the point inside, nested levels, the whole support where there is nothing.</summary>
    [Fact]
    public void Intervals_hold_their_laws()
    {
        foreach (var counts in Tables(80))
        {
            var table = Table(counts);
            var set = RatingSet.FromRatings([.. table.Classes], 2, [.. Pairs(counts)]);
            foreach (var coefficient in Enum.GetValues<AgreementCoefficient>())
            {
                var estimator = new AgreementEstimator { Coefficient = coefficient };
                Holds(level => estimator.Estimate(table, level));
                Holds(level => estimator.Estimate(set, level));
                var delta = (estimator with { Interval = AgreementInterval.RawDelta }).Estimate(table, 0.95);
                Assert.True(delta.Interval.Lower <= delta.Interval.Upper);
            }
        }

        static void Holds(Func<double, JudgeEstimate> answer)
        {
            double[] levels = [0.01, 0.5, 0.9, 0.95, 0.999999];
            JudgeEstimate? before = null;
            foreach (var one in levels.Select(answer))
            {
                Assert.True(one.Interval.Lower >= one.Method.Support.Lower && one.Interval.Upper <= one.Method.Support.Upper);
                if (one.IsIdentified) Assert.True(one.Interval.Contains(one.Point));
                if (before is { } inner)
                    Assert.True(one.Interval.Lower <= inner.Interval.Lower && one.Interval.Upper >= inner.Interval.Upper);
                before = one;
            }
        }
    }

    [Fact]
    public void Fewer_than_two_items_say_nothing()
    {
        var one = AgreementEstimator.Default.Estimate(RatingTable.FromCounts(["a", "b"], [0, 1, 0, 0]), 0.95);
        Assert.Equal((-1.0, 1.0), (one.Interval.Lower, one.Interval.Upper));
        var none = AgreementEstimator.Default.Estimate(RatingTable.FromCounts(["a", "b"], [0, 0, 0, 0]), 0.95);
        Assert.False(none.IsIdentified);
        Assert.Equal((-1.0, 1.0), (none.Interval.Lower, none.Interval.Upper));
    }

    [Theory]
    [InlineData(AgreementCoefficient.Spearman)]
    [InlineData(AgreementCoefficient.Kendall)]
    [InlineData(AgreementCoefficient.LinConcordance)]
    [InlineData(AgreementCoefficient.F1)]
    [InlineData(AgreementCoefficient.PrevalenceIndex)]
    [InlineData(AgreementCoefficient.BiasIndex)]
    [InlineData(AgreementCoefficient.KrippendorffAlphaOrdinal)]
    [InlineData(AgreementCoefficient.KrippendorffAlphaRatio)]
    public void What_is_point_only_has_the_whole_support(AgreementCoefficient coefficient)
    {
        var answer = new AgreementEstimator { Coefficient = coefficient }.Estimate(
            RatingTable.FromCounts(["pass", "fail"], [14, 1, 2, 3]), 0.95);
        Assert.True(answer.IsIdentified);
        Assert.Equal(EstimateWarnings.PointOnly, answer.Warnings);
        Assert.Equal((answer.Method.Support.Lower, answer.Method.Support.Upper), (answer.Interval.Lower, answer.Interval.Upper));
        Assert.Equal(double.PositiveInfinity, answer.StandardError);
        Assert.Equal("", answer.Method.Interval);
    }

    [Fact]
    public void The_judge_first_gives_its_sensitivity_and_J()
    {
        var table = RatingTable.FromCounts(["pass", "fail"], [45, 10, 5, 30]);
        Assert.Equal((0.9, 0.75), (table.Recall(0).Rate, table.Recall(1).Rate));
        var youden = StratifiedMeanEstimator.Default.Estimate(table.ToYoudenStudy(), 0.95);
        // beyond-values.json youden-kernel-1
        Assert.Equal(0.65, youden.Point, 1e-12);
        Assert.Equal(0.46382917284424274, youden.Interval.Lower, 1e-10);
        Assert.Equal(0.798322898229425, youden.Interval.Upper, 1e-10);
        var balanced = StratifiedMeanEstimator.Default.Estimate(table.ToBalancedAccuracyStudy(), 0.9);
        Assert.Equal(0.825, balanced.Point, 1e-12);
        Assert.Equal(0.746869759812955, balanced.Interval.Lower, 1e-10);
        Assert.Equal(0.8894950930979192, balanced.Interval.Upper, 1e-10);
    }

    [Fact]
    public void Parts_of_a_table_are_the_table()
    {
        var whole = RatingTable.FromItems(["a", "b", "c"], [0, 1, 2, 2, 0], [0, 2, 2, 1, 0]);
        var parts = RatingTable.Merge([RatingTable.FromItems(["a", "b", "c"], [0, 1], [0, 2]),
            RatingTable.FromItems(["a", "b", "c"], [2, 2, 0], [2, 1, 0])]);
        Assert.Equal(whole.Counts, parts.Counts);
    }

    [Fact]
    public void Bad_tables_are_refused_where_they_are_made()
    {
        Assert.Throws<ArgumentException>(() => RatingTable.FromCounts(["a"], [1]));
        Assert.Throws<ArgumentException>(() => RatingTable.FromCounts(["a", "a"], [1, 0, 0, 1]));
        Assert.Throws<ArgumentException>(() => RatingTable.FromCounts(["a", "b"], [1, 0, 0]));
        Assert.Throws<ArgumentException>(() => RatingTable.FromCounts(["a", "b"], [1, 0, 0, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RatingTable.FromItems(["a", "b"], [2], [0]));
        Assert.Throws<ArgumentException>(() => RatingTable.FromScores([1, double.NaN], [1, 2]));
        Assert.Throws<ArgumentException>(() => RatingTable.FromCounts(["a", "b"], [1, 0, 0, 1]).WithValues([2, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RatingSet.FromRatings(["a", "b"], 1, [0]));
        Assert.Throws<ArgumentException>(() => RatingSet.FromRatings(["a", "b"], 2, [0, 1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RatingSet.FromRatings(["a", "b"], 2, [0, -2]));
        Assert.Throws<ArgumentException>(() => RatingSet.FromCounts(["a", "b"], [0, 1, 1]));
    }

    private static IEnumerable<long[][]> Tables(int count)
    {
        var random = new Random(61);
        for (var i = 0; i < count; i++)
        {
            var k = 2 + (i % 4);
            var counts = TextbookAgreement.Square<long>(k);
            var most = 1 << (i % 7);
            for (var a = 0; a < k; a++)
            {
                for (var b = 0; b < k; b++) counts[a][b] = random.Next(a == b ? most * 3 : i % 3 == 0 ? 2 : most);
            }
            yield return counts;
        }
    }

    private static IEnumerable<int> Pairs(long[][] counts)
    {
        for (var a = 0; a < counts.Length; a++)
        {
            for (var b = 0; b < counts.Length; b++)
            {
                for (var n = 0; n < counts[a][b]; n++)
                {
                    yield return a;
                    yield return b;
                }
            }
        }
    }

    private static RatingTable Table(long[][] counts) =>
        RatingTable.FromCounts([.. Enumerable.Range(0, counts.Length).Select(k => $"class {k}")], [.. counts.SelectMany(row => row)]);

    private static double[] SharesOf(long[][] counts, double added)
    {
        var total = counts.SelectMany(row => row).Sum() + added;
        return [.. counts.SelectMany(row => row).Select(count => (count + (added / (counts.Length * counts.Length))) / total)];
    }

    private static double Difference(AgreementCoefficient coefficient, double[] shares, double[] values, int cell)
    {
        const double Step = 1e-6;
        return (At(Step) - At(-Step)) / (2 * Step);

        double At(double step)
        {
            double[] moved = [.. shares.Select((share, i) => (share * (1 - step)) + (i == cell ? step : 0))];
            return new TableShares(moved, values).Coefficient(coefficient, new double[shares.Length]);
        }
    }
}
