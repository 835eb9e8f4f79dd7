using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Tests.PassRates;

/// <summary>
/// How often the interval contains the rate of these items, over every choice of the labels (finite.md 4): exact, at .95, for every number
/// of true passes of either verdict.
/// </summary>
public sealed class FiniteCoverageTests
{
    private const double Digits = 1e-4;

    // Shares of true passes among the judge's passes, and among its fails, of a population that the items come from.
    private static readonly double[] s_shares = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98];

    /// <summary>Judge-passes, judge-fails, labels; the lowest mean over items of a population, and the lowest of any fixed items.</summary>
    [Theory]
    [InlineData(20, 10, 10, 0.9676, 0.9557)]
    [InlineData(30, 20, 10, 0.9664, 0.9579)]
    [InlineData(30, 20, 25, 0.9636, 0.9451)]
    [InlineData(40, 10, 25, 0.9659, 0.9571)]
    [InlineData(25, 25, 40, 0.9649, 0.9494)]
    [InlineData(40, 10, 40, 0.9586, 0.9060)]
    [InlineData(60, 40, 20, 0.9608, 0.9537)]
    public void Coverage_of_labels_at_random(int passed, int failed, int labels, double mean, double lowest)
    {
        var few = Math.Max(0, labels - failed);
        var splits = Enumerable.Range(few, Math.Min(passed, labels) + 1 - few)
            .Select(ofPassed => new Split(ofPassed, labels - ofPassed, Share(passed, failed, ofPassed, labels)));
        Is(mean, lowest, Covered(passed, failed, splits));
    }

    /// <summary>Judge-passes, judge-fails, labels of each; the same two figures.</summary>
    [Theory]
    [InlineData(20, 10, 5, 5, 0.9691, 0.9166)]
    [InlineData(25, 25, 10, 10, 0.9558, 0.9312)]
    [InlineData(30, 20, 15, 15, 0.9384, 0.7500)]
    [InlineData(40, 10, 8, 8, 0.9564, 0.8000)]
    [InlineData(40, 60, 10, 10, 0.9605, 0.8904)]
    [InlineData(40, 60, 20, 20, 0.9615, 0.8846)]
    [InlineData(90, 10, 31, 9, 0.9665, 0.8000)]
    [InlineData(25, 25, 20, 20, 0.9657, 0.9058)]
    [InlineData(30, 20, 24, 16, 0.9665, 0.9064)]
    [InlineData(40, 10, 31, 9, 0.9439, 0.8000)]
    [InlineData(30, 20, 21, 19, 0.9420, 0.8000)]
    public void Coverage_of_labels_by_verdict(int passed, int failed, int ofPassed, int ofFailed, double mean, double lowest) =>
        Is(mean, lowest, Covered(passed, failed, [new(ofPassed, ofFailed, 1)]));

    [Fact]
    public void Coverage_of_the_rate_of_a_population_is_refused_to_an_estimator_of_these_items()
    {
        var estimator = new PostStratifiedEstimator { Target = Target.Items };
        var design = new StudyDesign { TestItems = 5, Labels = LabelPlan.Random(5) };
        Assert.Throws<ArgumentException>("estimator", () => ExactCoverage.Enumerate(
            estimator, design, 0.95, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>("estimator", () => ExactCoverage.OneSided(
            estimator, design, 0.95, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>("estimator", () => ExactCoverage.AtPoint(
            estimator, design, 0.95, 0.5, 0.9, 0.9, cancellationToken: TestContext.Current.CancellationToken));
    }

    private static void Is(double mean, double lowest, double[][] covered)
    {
        Assert.InRange(LowestMean(covered), mean, mean + Digits);
        Assert.InRange(covered.Min(row => row.Min()), lowest - 1e-12, lowest + Digits);
    }

    // The coverage for each number of true passes of either verdict.
    private static double[][] Covered(int passed, int failed, IEnumerable<Split> splits)
    {
        double[][] covered = [.. Enumerable.Range(0, passed + 1).Select(_ => new double[failed + 1])];
        foreach (var split in splits)
        {
            for (var x = 0; x <= split.OfPassed; x++)
            {
                for (var y = 0; y <= split.OfFailed; y++)
                    Add(covered, new(passed, split.OfPassed, x), new(failed, split.OfFailed, y), split.Probability);
            }
        }
        return covered;
    }

    private static void Add(double[][] covered, Stratum one, Stratum other, double probability)
    {
        var labelled = new ConfusionCounts
        {
            TruePositive = one.Passes,
            FalsePositive = one.Labelled - one.Passes,
            FalseNegative = other.Passes,
            TrueNegative = other.Labelled - other.Passes,
        };
        var unlabelled = new JudgeTally { Positives = one.Open, Negatives = other.Open };
        var interval = FiniteTest.Estimate(labelled, unlabelled, 0.95).Interval;
        for (var a = one.Passes; a <= one.Passes + one.Open; a++)
        {
            for (var b = other.Passes; b <= other.Passes + other.Open; b++)
            {
                var rate = (double)(a + b) / (one.Items + other.Items);
                if (rate >= interval.Lower - 1e-12 && rate <= interval.Upper + 1e-12)
                    covered[a][b] += probability * one.Probability(a) * other.Probability(b);
            }
        }
    }

    private static double LowestMean(double[][] covered)
    {
        var (passed, failed) = (covered.Length - 1, covered[0].Length - 1);
        return s_shares.SelectMany(_ => s_shares, (one, other) => (One: one, Other: other)).Min(shares =>
        {
            var mean = 0.0;
            for (var a = 0; a <= passed; a++)
            {
                for (var b = 0; b <= failed; b++)
                    mean += Binomial(a, passed, shares.One) * Binomial(b, failed, shares.Other) * covered[a][b];
            }
            return mean;
        });
    }

    // Hypergeometric: x of so many marked among the drawn ones.
    private static double Share(int marked, int others, int x, int drawn) =>
        Choose(marked, x) * Choose(others, drawn - x) / Choose(marked + others, drawn);

    private static double Binomial(int k, int n, double share) => Choose(n, k) * Math.Pow(share, k) * Math.Pow(1 - share, n - k);

    private static double Choose(int n, int k)
    {
        var product = 1.0;
        for (var i = 1; i <= k; i++) product *= (double)(n - k + i) / i;
        return k < 0 || k > n ? 0 : product;
    }

    private readonly record struct Split(int OfPassed, int OfFailed, double Probability);

    private readonly record struct Stratum(int Items, int Labelled, int Passes)
    {
        public int Open => Items - Labelled;

        public double Probability(int truePasses) => Share(truePasses, Items - truePasses, Passes, Labelled);
    }
}
