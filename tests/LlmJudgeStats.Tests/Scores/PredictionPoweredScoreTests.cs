using System.Globalization;
using LlmJudgeStats.Scores;

namespace LlmJudgeStats.Tests.Scores;

public class PredictionPoweredScoreTests
{
    private static readonly PredictionPoweredVariant[] s_variants = [PredictionPoweredVariant.PpiPlusPlus, PredictionPoweredVariant.Ppi,
        PredictionPoweredVariant.PpiPlusPlusPpiPy];

    /// <summary>ppi_py at bd90caa, ppi_mean_ci, on continuous scores; the peer prints all digits.</summary>
    [Fact]
    public void The_package_ppi_py_agrees_on_continuous_scores()
    {
        var answer = new PredictionPoweredScoreEstimator { Interval = PredictionPoweredVariant.PpiPlusPlusPpiPy }.Estimate(Study(
            [0.2, 0.5, 0.9, 0.4, 0.7, 0.6, 0.3, 0.8], [0.25, 0.45, 0.8, 0.5, 0.75, 0.5, 0.2, 0.9],
            [0.1, 0.3, 0.5, 0.7, 0.9, 0.4, 0.6, 0.8, 0.2, 0.55, 0.65, 0.35]), 0.95);
        Assert.Equal(0.5292361816847335, answer.Point, 1e-12);
        Assert.Equal(0.42075286519443367, answer.Interval.Lower, 1e-10);
        Assert.Equal(0.6377194981750334, answer.Interval.Upper, 1e-10);
    }

    /// <summary>glide-py 0.10.0 at d6021e6, PPIMeanEstimator, on scores of another unit.</summary>
    [Fact]
    public void GLIDE_agrees_on_continuous_scores()
    {
        var answer = PredictionPoweredScoreEstimator.Default.Estimate(
            Study([5, 6, 4, 7], [4.8, 6.2, 4.1, 6.9], [5.5, 5.0, 6.1, 4.4]), 0.95);
        Assert.Equal(5.283295425827647, answer.Point, 1e-12);
        Assert.Equal(0.3374623695380051, answer.StandardError, 1e-12);
        Assert.Equal(4.62188133539561, answer.Interval.Lower, 1e-10);
        Assert.Equal(5.9447095162596835, answer.Interval.Upper, 1e-10);
        Assert.Equal("5.2833 [4.6219, 5.9447] (95% CI; " + answer.Method.Name + ")", answer.ToString());
        Assert.Equal("ppi-plus-plus", answer.Method.Interval);
    }

    /// <summary>Verdicts and labels as 0 and 1 are a rate: the estimator of rates, which counts, gives the same.</summary>
    [Theory]
    [InlineData(30, 5, 8, 57, 612, 388)]
    [InlineData(2, 1, 0, 7, 3, 20)]
    [InlineData(40, 5, 0, 45, 400, 600)]
    [InlineData(3, 30, 40, 5, 90, 110)]
    [InlineData(20, 10, 0, 0, 30, 0)]
    public void Zeros_and_ones_are_a_rate(int tp, int fn, int fp, int tn, int passed, int failed)
    {
        double[] labels = [.. Enumerable.Repeat(1.0, tp + fn), .. Enumerable.Repeat(0.0, fp + tn)];
        double[] scores =
        [
            .. Enumerable.Repeat(1.0, tp), .. Enumerable.Repeat(0.0, fn), .. Enumerable.Repeat(1.0, fp), .. Enumerable.Repeat(0.0, tn),
        ];
        var study = Study(labels, scores, [.. Enumerable.Repeat(1.0, passed), .. Enumerable.Repeat(0.0, failed)]);
        var rate = new JudgeStudy
        {
            Test = JudgeTally.Of(passed, passed + failed),
            Calibration = Calibration.FromCounts(
                new() { TruePositive = tp, FalseNegative = fn, FalsePositive = fp, TrueNegative = tn },
                CalibrationDesign.Random),
        };
        foreach (var variant in s_variants)
        {
            var (mean, expected) = (new PredictionPoweredScoreEstimator { Interval = variant }.Estimate(in study, 0.9),
                new PredictionPoweredEstimator { Interval = variant }.Estimate(in rate, 0.9));
            Assert.Equal(expected.Unclamped, mean.Point, 1e-13);
            Assert.Equal(expected.StandardError, mean.StandardError, 1e-13);
            Assert.Equal(expected.Interval.Lower, Math.Clamp(mean.Interval.Lower, 0, 1), 1e-12);
        }
    }

    /// <summary>Against the formulas written out in decimals, item by item, on scores around a large mean.</summary>
    [Theory]
    [InlineData(3, 2, 1)]
    [InlineData(40, 300, 2)]
    [InlineData(300, 40, 3)]
    [InlineData(100, 5000, 4)]
    public void Decimals_item_by_item_agree(int m, int n, int seed)
    {
        var random = new Random(seed);
        double[] labels = [.. Enumerable.Range(0, m).Select(_ => 1000 + random.Next(1, 6))];
        double[] scores = [.. labels.Select(label => label + Math.Round(random.NextDouble() * 2, 3))],
            others = [.. Enumerable.Range(0, n).Select(_ => 1000 + Math.Round(random.NextDouble() * 6, 3))];
        foreach (var variant in s_variants)
        {
            var (point, variance) = Decimals(labels, scores, others, variant);
            var answer = new PredictionPoweredScoreEstimator { Interval = variant }.Estimate(Study(labels, scores, others), 0.95);
            Assert.Equal(point, answer.Point, 1e-12 * point);
            Assert.Equal(variance, answer.StandardError * answer.StandardError, 1e-12 * variance);
        }
    }

    [Fact]
    public void Negated_and_scaled_follow_exactly()
    {
        var random = new Random(9);
        double[] labels = [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble())],
            scores = [.. labels.Select(l => l + random.NextDouble())],
            others = [.. Enumerable.Range(0, 999).Select(_ => random.NextDouble() * 2)];
        foreach (var variant in s_variants)
        {
            var estimator = new PredictionPoweredScoreEstimator { Interval = variant };
            var answer = estimator.Estimate(Study(labels, scores, others), 0.95);
            foreach (var factor in new[] { -1.0, 4.0, -0.5 })
            {
                double[] By(double[] values) => [.. values.Select(value => factor * value)];
                var scaled = estimator.Estimate(Study(By(labels), By(scores), By(others)), 0.95);
                Assert.Equal((factor * answer.Point, Math.Abs(factor) * answer.StandardError), (scaled.Point, scaled.StandardError));
                Assert.Equal(factor * answer.Interval.Lower, factor > 0 ? scaled.Interval.Lower : scaled.Interval.Upper);
            }
        }
    }

    [Fact]
    public void PPI_plus_plus_is_never_wider_than_the_labels_alone_where_the_judge_helps()
    {
        var random = new Random(4);
        double[] labels = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble())],
            scores = [.. labels.Select(l => l + (0.2 * random.NextDouble()))];
        double[] others = [.. Enumerable.Range(0, 5000).Select(_ => random.NextDouble() + (0.2 * random.NextDouble()))];
        var answer = PredictionPoweredScoreEstimator.Default.Estimate(Study(labels, scores, others), 0.95);
        Assert.True(answer.StandardError < 0.5 * Math.Sqrt(Moments.FromValues(labels).Variance / 200));
        Assert.True(answer.Interval.Contains(answer.Point));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 5)]
    [InlineData(5, 1)]
    [InlineData(5, 0)]
    public void Too_few_items_have_no_answer(int m, int n)
    {
        double[] Values(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];
        var answer = PredictionPoweredScoreEstimator.Default.Estimate(Study(Values(m), Values(m), Values(n)), 0.95);
        Assert.Equal((double.NaN, double.PositiveInfinity), (answer.Point, answer.StandardError));
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (answer.Interval.Lower, answer.Interval.Upper));
        Assert.True(answer.Warnings.HasFlag(EstimateWarnings.Unidentified));
        Assert.StartsWith("not identified [-Infinity, Infinity]", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Constant_and_extreme_scores_never_give_NaN()
    {
        var equal = PredictionPoweredScoreEstimator.Default.Estimate(Study([3, 3, 3], [2, 2, 2], [2, 2, 2, 2]), 0.95);
        Assert.Equal(EstimateWarnings.DegenerateInterval | EstimateWarnings.SmallCalibration, equal.Warnings);
        double[] sizes = [0, 1e-300, 1e-100, 1, 1e100];
        foreach (var variant in s_variants)
        {
            foreach (var (a, b, c) in from a in sizes from b in sizes from c in sizes select (a, b, c))
            {
                var answer = new PredictionPoweredScoreEstimator { Interval = variant }
                    .Estimate(Study([a, -a, 0], [b, -b, b], [c, -c, c, 0]), 0.95);
                Assert.True(answer.Interval.Lower <= answer.Interval.Upper
                    && answer.StandardError >= 0, $"{variant} {a} {b} {c}: {answer}");
                Assert.True(!answer.IsIdentified
                    || double.IsFinite(answer.Point + answer.StandardError), $"{variant} {a} {b} {c}: {answer}");
            }
        }
    }

    [Fact]
    public void Bad_arguments_throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>("level", () => PredictionPoweredScoreEstimator.Default.Estimate(default, 1));
        Assert.Throws<ArgumentOutOfRangeException>(
            "Interval", () => new PredictionPoweredScoreEstimator { Interval = PredictionPoweredVariant.PpiLogit });
        Assert.Throws<ArgumentOutOfRangeException>(
            "Interval", () => new PredictionPoweredScoreEstimator { Interval = (PredictionPoweredVariant)17 });
    }

    [Fact]
    public void Raw_doubles_allocate_nothing()
    {
        var random = new Random(4);
        double[] labels = [.. Enumerable.Range(0, 3000).Select(_ => random.NextDouble())],
            others = [.. Enumerable.Range(0, 5000).Select(_ => random.NextDouble())];
        PredictionPoweredScoreEstimator.Default.Estimate(Study(labels, labels, others), 0.95);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answer = PredictionPoweredScoreEstimator.Default.Estimate(Study(labels, labels, others), 0.95);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(answer.IsIdentified);
    }

    private static ScoreStudy Study(double[] labels, double[] scores, double[] others) =>
        new() { Unlabelled = Moments.FromValues(others), Labelled = PairedMoments.FromPairs(labels, scores) };

    private static (double Point, double Variance) Decimals(
        double[] labels, double[] scores, double[] others, PredictionPoweredVariant variant)
    {
        decimal[] y = [.. labels.Select(Exactly)], f = [.. scores.Select(Exactly)], u = [.. others.Select(Exactly)], all = [.. f, .. u];
        decimal m = y.Length, n = u.Length, lost = variant == PredictionPoweredVariant.PpiPlusPlusPpiPy ? 0 : 1;
        decimal Mean(decimal[] values) => values.Sum() / values.Length;
        decimal Squares(decimal[] values)
        {
            var mean = Mean(values);
            return values.Sum(value => (value - mean) * (value - mean));
        }
        var (meanY, meanF) = (Mean(y), Mean(f));
        var covariance = y.Zip(f, (a, b) => (a - meanY) * (b - meanF)).Sum() / (m - lost);
        var meanAll = Mean(all);
        var weight = covariance / ((1 + (m / n)) * (all.Sum(value => (value - meanAll) * (value - meanAll)) / (all.Length - 1)));
        if (variant == PredictionPoweredVariant.Ppi) weight = 1;
        if (variant == PredictionPoweredVariant.PpiPlusPlusPpiPy) weight = Math.Clamp(weight, 0, 1);
        var variance = (Squares([.. y.Zip(f,
            (a, b) => a - (weight * b))]) / (m - lost) / m) + (weight * weight * Squares(u) / (n - lost) / n);
        return ((double)(meanY + (weight * (Mean(u) - meanF))), (double)variance);
    }

    // Three decimals: the double nearest to them is off by less than the tolerance.
    private static decimal Exactly(double value) =>
        decimal.Parse(value.ToString("F6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
