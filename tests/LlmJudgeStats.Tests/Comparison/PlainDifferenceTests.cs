using LlmJudgeStats.Comparison;

namespace LlmJudgeStats.Tests.Comparison;

/// <summary>The second implementations of a difference on random studies, some of them with empty cells.</summary>
public sealed class PlainDifferenceTests
{
    private const double Near = 1e-7;
    private const int Studies = 15;

    private static readonly DifferenceEstimator s_estimator = DifferenceEstimator.Default;

    [Theory]
    [InlineData(false, 11)]
    [InlineData(true, 12)]
    public void One_calibration_gives_the_same_interval_and_p_value(bool isPaired, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Studies; i++)
        {
            var judge = Judge(random);
            var tests = isPaired ? Pairs(random) : Tests(random);
            var study = isPaired
                ? ComparisonStudy.OnSameItems(PairedProportion.FromCounts(tests.First, tests.Second, tests.FirstSize), Of(judge))
                : ComparisonStudy.Sharing(
                    Proportion.FromCounts(tests.First, tests.FirstSize), Proportion.FromCounts(tests.Second, tests.SecondSize), Of(judge));
            var estimate = s_estimator.Estimate(in study, 0.95);
            if (judge.Youden <= 0)
            {
                Assert.Equal((-1, 1), (estimate.Interval.Lower, estimate.Interval.Upper));
                continue;
            }
            var (lower, upper) = PlainDifference.Interval(tests, judge);
            Assert.Equal(lower, estimate.Interval.Lower, Near);
            Assert.Equal(upper, estimate.Interval.Upper, Near);
            if (i % 5 > 0) continue;    // the inversion takes a second
            foreach (var difference in new[] { -0.4, 0.15 })
            {
                var deviate = PlainDifference.Deviate(tests, judge, difference);
                var tail = Math.Min(1, 2 * LlmJudgeStats.Numerics.Normal.UpperTail(deviate));
                Assert.Equal(tail, s_estimator.PValue(in study, difference), Near);
            }
        }
    }

    /// <summary>Values beyond 0 are accepted again, behind rejected ones: the end is looked for on this side of 0.</summary>
    [Fact]
    public void Zero_is_tried_before_the_end()
    {
        PlainJudge judge = new(3, 3, 3, 13);
        PlainTests tests = new(81, 93, 59, 85, IsPaired: false);
        var interval = s_estimator.Estimate(
            ComparisonStudy.Sharing(JudgeTally.Of(81, 93), JudgeTally.Of(59, 85), Of(judge)), 0.95).Interval;
        var (lower, upper) = PlainDifference.Interval(tests, judge);
        Assert.Equal(lower, interval.Lower, Near);
        Assert.Equal(upper, interval.Upper, Near);
        Assert.True(interval.Lower > 0.19);
    }

    [Fact]
    public void A_calibration_each_gives_the_same_interval()
    {
        var random = new Random(13);
        for (var i = 0; i < Studies; i++)
        {
            var (a, b) = (System(random), System(random));
            var study = ComparisonStudy.Separate(Of(a), Of(b));
            var interval = s_estimator.Estimate(in study, 0.95).Interval;
            var (lower, upper) = PlainDifference.Interval(a, b);
            Assert.Equal(lower, interval.Lower, Near);
            Assert.Equal(upper, interval.Upper, Near);
        }
    }

    [Fact]
    public void Two_samples_of_labels_give_the_same_interval()
    {
        var random = new Random(14);
        for (var i = 0; i < Studies / 2; i++)
        {
            var (a, b) = (Labels(random), Labels(random));
            var study = ComparisonStudy.Separate(Of(a), Of(b));
            var interval = s_estimator.Estimate(in study, 0.95).Interval;
            var (lower, upper) = PlainStratifiedDifference.Interval(a, b);
            Assert.Equal(lower, interval.Lower, Near);
            Assert.Equal(upper, interval.Upper, Near);
        }
    }

    // One study in three has a rate of 0 or 1 somewhere.
    private static double Part(Random random, double size, double least)
    {
        var share = random.Next(6) switch { 0 => 0.0, 1 => 1.0, _ => random.NextDouble() };
        return Math.Floor(size * (least + ((1 - least) * share)));
    }

    private static PlainJudge Judge(Random random)
    {
        var (m1, m0) = (random.Next(3, 60), random.Next(3, 60));
        return new(Part(random, m1, 0.4), m1, Part(random, m0, 0.4), m0);
    }

    private static PlainTests Tests(Random random)
    {
        var (a, b) = (random.Next(10, 200), random.Next(10, 200));
        return new(Part(random, a, 0), a, Part(random, b, 0), b, IsPaired: false);
    }

    private static PlainTests Pairs(Random random)
    {
        var n = random.Next(10, 200);
        var onlyA = random.Next(4) == 0 ? 0 : random.Next((n / 2) + 1);
        var onlyB = random.Next(4) == 0 ? 0 : random.Next((n / 2) + 1);
        return new(onlyA, n, onlyB, n, IsPaired: true);
    }

    private static PlainSystem System(Random random)
    {
        var n = random.Next(20, 150);
        return new(Part(random, n, 0), n, Judge(random));
    }

    private static PlainLabels Labels(Random random) => new(
        random.Next(1, 30), random.Next(8), random.Next(8), random.Next(1, 30), random.Next(300), random.Next(300));

    private static Calibration Of(PlainJudge judge) => new()
    {
        Sensitivity = Proportion.FromCounts(judge.X1, judge.M1),
        Specificity = Proportion.FromCounts(judge.X0, judge.M0),
        Design = CalibrationDesign.ByLabel,
    };

    private static JudgeStudy Of(PlainSystem one) => new() { Test = Proportion.FromCounts(one.K, one.N), Calibration = Of(one.Judge) };

    private static JudgeStudy Of(PlainLabels one) => new()
    {
        Test = JudgeTally.Of((long)one.PassUnlabelled, (long)(one.PassUnlabelled + one.FailUnlabelled)),
        Calibration = Calibration.FromCounts(
            new()
            {
                TruePositive = (long)one.N11,
                FalsePositive = (long)one.N01,
                FalseNegative = (long)one.N10,
                TrueNegative = (long)one.N00,
            }, CalibrationDesign.Random),
    };
}
