using System.Globalization;
using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Comparison;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.Laws;

/// <summary>The law of coverage: at or above what a method's page promises, by exact enumeration.</summary>
public sealed class CoverageLaws
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static readonly double[] s_rates = [0, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98, 1];
    private static readonly (double Se, double Sp)[] s_judges = [(0.55, 0.6), (0.6, 0.6), (0.9, 0.7), (0.8, 0.8), (0.95, 0.95), (0.9, 0.99),
        (1, 1)];

    /// <summary>
    /// 450 points at n = 50, m0 = m1 = 10, against independent code (shared reference/coverage-exact.csv, enumerated there too).
    /// </summary>
    [Fact]
    public void Exact_coverage_agrees_with_independent_code()
    {
        var methods = new Dictionary<string, ExactCoverage>
        {
            ["lang_reiczigel"] = ByLabel(
                new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.LangReiczigel }, 50, 10, 10, 0.95),
            ["fieller_smoothed"] = ByLabel(new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Fieller }, 50, 10, 10, 0.95),
            ["rg_delta_wald"] = ByLabel(RoganGladenEstimator.Default, 50, 10, 10, 0.95),
        };
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "reference", "coverage", "n50-m10.csv")).Skip(1)
            .Select(line => line.Split(',')).ToList();
        Assert.Equal(1350, rows.Count);
        Assert.All(rows, row =>
        {
            var (rate, sp, se) = (Number(row[3]), Number(row[4]), Number(row[5]));
            var point = methods[row[2]].At(rate, se, sp);
            Assert.Equal(Number(row[6]), point.Coverage, 2e-6);
            Assert.Equal(Number(row[7]), point.Width, 2e-6);
        });
    }

    public static TheoryData<string, double> Promising => Promises("asymmetric-error");

    public static TheoryData<string, double> PromisingWhenKnown => Promises("rogan-gladen");

    public static TheoryData<string, double> PromisingFromTestItems => Promises("post-stratified");

    public static TheoryData<string, string, double> PromisingForOneProportion =>
    [
        .. Promises("naive").Select(row => new TheoryDataRow<string, string, double>("naive", row.Data.Item1, row.Data.Item2)),
        .. Promises("labels-only").Select(row => new TheoryDataRow<string, string, double>("labels-only", row.Data.Item1, row.Data.Item2)),
    ];

    // An interval that is added with a promise is held to it.
    private static TheoryData<string, double> Promises(string method)
    {
        var promises = new TheoryData<string, double>();
        foreach (var traits in JudgeEstimators.Methods.Where(one => one.Id == method).SelectMany(one => one.Intervals))
        {
            if (traits is { Promise: { } floor, Cost: <= IntervalCost.Equations }) promises.Add(traits.Id, floor);
        }
        return promises;
    }

    /// <summary>
    /// The floors that the pages in docs/estimators promise for small designs; the lowest value seen is the failure message of a raised
    /// floor.
    /// </summary>
    [Theory]
    [MemberData(nameof(Promising))]
    public void Measured_error_rates_reach_the_promised_floor(string interval, double floor)
    {
        var estimator = JudgeEstimators.Find("asymmetric-error", interval);
        foreach (var (n, m0, m1) in new[] { (30, 10, 10), (50, 5, 25), (50, 25, 5) })
        {
            var coverage = ByLabel(estimator, n, m0, m1, 0.95);
            foreach (var (se, sp) in s_judges)
                Assert.All(s_rates, rate => Assert.True(coverage.At(rate, se, sp).Coverage >= floor,
                    $"{n}/{m0}/{m1} at {rate} {se} {sp}: {coverage.At(rate, se, sp).Coverage}"));
        }
    }

    /// <summary>Labels sampled from the test population: every table of 14 labels and every number of passes among 30 test items.</summary>
    [Theory]
    [MemberData(nameof(PromisingFromTestItems))]
    public void Labels_sampled_at_random_reach_the_promised_floor(string interval, double floor) => ReachesFloor(
        JudgeEstimators.Find("post-stratified", interval), new() { TestItems = 30, Labels = LabelPlan.Random(14) }, floor, s_judges);

    /// <summary>The same of labels chosen by verdict, few of each among many items, which is where they cover least.</summary>
    [Theory]
    [MemberData(nameof(PromisingFromTestItems))]
    public void Labels_chosen_by_verdict_reach_the_promised_floor(string interval, double floor) => ReachesFloor(
        JudgeEstimators.Find("post-stratified", interval), new() { TestItems = 105, Labels = LabelPlan.ByVerdict(5, 5) }, floor, s_judges);

    /// <summary>With a perfect judge the naive rate is that of the items, and the labels alone are it with any judge.</summary>
    [Theory]
    [MemberData(nameof(PromisingForOneProportion))]
    public void One_proportion_reaches_the_promised_floor(string method, string interval, double floor)
    {
        var labels = method == "naive" ? 0 : 14;
        StudyDesign design = new() { TestItems = labels == 0 ? 40 : 1, Labels = LabelPlan.Random(labels) };
        ReachesFloor(JudgeEstimators.Find(method, interval), design, floor, (1, 1));
    }

    /// <summary>
    /// Differences with one calibration, for two test sets: every outcome of two sets of 12 and 6 labels of each class, but for those with
    /// a probability below 1e-9.
    /// </summary>
    [Fact]
    public void A_difference_reaches_the_promised_floor()
    {
        const int Items = 12, Labels = 6;
        var floor = DifferenceEstimator.Default.Method.Traits!.Promise!.Value;
        foreach (var (se, sp) in new[] { (0.8, 0.8), (0.95, 0.7), (1, 1) })
        {
            foreach (var (a, b) in new[] { (0.5, 0.5), (0.7, 0.5), (0.9, 0.4), (1, 0.5), (0.2, 0.1), (1, 0) })
            {
                var covered = Covered(a, b, se, sp);
                Assert.True(covered >= floor, $"{a} {b} {se} {sp}: {covered}");
            }
        }

        double Covered(double a, double b, double se, double sp)
        {
            var masses =
                from i in Enumerable.Range(0, Items + 1)
                from j in Enumerable.Range(0, Items + 1)
                from s in Enumerable.Range(0, Labels + 1)
                from t in Enumerable.Range(0, Labels + 1)
                let mass = Mass(i, Items, Judged(a, se, sp)) * Mass(j, Items, Judged(b, se, sp))
                    * Mass(s, Labels, se) * Mass(t, Labels, sp)
                where mass >= 1e-9 && IsInside(i, j, s, t, a - b)
                select mass;
            return masses.Sum();
        }

        static bool IsInside(int i, int j, int s, int t, double difference)
        {
            var study = ComparisonStudy.Sharing(JudgeTally.Of(i, Items), JudgeTally.Of(j, Items), Calibration.FromCounts(
                new() { TruePositive = s, FalseNegative = Labels - s, FalsePositive = Labels - t, TrueNegative = t },
                CalibrationDesign.ByLabel));
            return DifferenceEstimator.Default.PValue(in study, difference) >= 0.05;
        }

        static double Judged(double rate, double se, double sp) => (rate * se) + ((1 - rate) * (1 - sp));

        static double Mass(int k, int n, double p) => MathNet.Numerics.Distributions.Binomial.PMF(p, n, k);
    }

    private static void ReachesFloor(IJudgeEstimator estimator, StudyDesign design, double floor, params (double Se, double Sp)[] judges)
    {
        var coverage = ExactCoverage.Enumerate(estimator, design, 0.95, cancellationToken: Cancelled);
        foreach (var (se, sp) in judges)
            Assert.All(s_rates, rate => Assert.True(
                coverage.At(rate, se, sp).Coverage >= floor - 1e-12, $"{rate} {se} {sp}: {coverage.At(rate, se, sp).Coverage}"));
    }

    [Theory]
    [MemberData(nameof(PromisingWhenKnown))]
    public void Known_error_rates_reach_the_promised_floor(string interval, double floor)
    {
        var estimator = JudgeEstimators.Find("rogan-gladen", interval);
        foreach (var (se, sp) in s_judges)
        {
            var coverage = ExactCoverage.Enumerate(
                estimator, new() { TestItems = 40, KnownSensitivity = se, KnownSpecificity = sp }, 0.95, cancellationToken: Cancelled);
            for (var i = 0; i <= 200; i++)
            {
                var value = coverage.At(i / 200.0, se, sp).Coverage;
                Assert.True(value >= floor - 1e-12, $"{i / 200.0} {se} {sp}: {value}");
            }
        }
    }

    /// <summary>
    /// Averaged over the prior, a credible interval covers exactly at its level: checked where θ, Se and Sp are drawn from the prior
    /// itself, by enumeration and quadrature.
    /// </summary>
    [Fact]
    public void A_posterior_covers_at_its_level_on_average_over_the_prior()
    {
        // Prior predictive: with uniform priors on θ, Se, Sp (judge not restricted) average the coverage over a fine grid of the prior.
        var estimator = new BayesianEstimator { BetterThanChance = false };
        var coverage = ByLabel(estimator, 4, 2, 2, 0.8);
        const int Steps = 24;
        var sum = 0.0;
        for (var i = 0; i < Steps * 8; i++)
        {
            for (var j = 0; j < Steps; j++)
            {
                for (var k = 0; k < Steps; k++) sum += coverage.At((i + 0.5) / (Steps * 8), (j + 0.5) / Steps, (k + 0.5) / Steps).Coverage;
            }
        }
        // The midpoint rule: smooth in Se and Sp (error 1/Steps²), a step function in θ (error 1/(8 Steps)).
        Assert.Equal(0.8, sum / (Steps * 8 * Steps * Steps), 0.01);
    }

    /// <summary>
    /// The test can fail: without the variance of the test items, as a peer computes it, with classes exchanged, one-sided quantiles, or m
    /// for m + 2, coverage falls.
    /// </summary>
    [Fact]
    public void A_planted_bug_is_seen()
    {
        var forgetful = ByLabel(new ForgetsTheTestItems(), 15, 50, 50, 0.95);
        Assert.True(forgetful.At(0.5, 0.95, 0.95).Coverage < 0.8);
        var swapped = ByLabel(new SwapsTheClasses(), 50, 25, 25, 0.95);
        Assert.True(swapped.At(0.9, 0.95, 0.6).Coverage < 0.8);
        var oneSided = ByLabel(new TakesOneSidedQuantiles(), 15, 50, 50, 0.95);
        Assert.True(oneSided.At(0.5, 0.95, 0.95).Coverage < 0.94);
        var honest = ByLabel(AsymmetricErrorEstimator.Default, 15, 50, 50, 0.95);
        Assert.True(honest.At(0.5, 0.95, 0.95).Coverage > 0.94);
        // Rates and sizes as counted, m for m + 2: nearly perfect judges have no variance then.
        var raw = ByLabel(new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.FiellerRaw }, 50, 10, 10, 0.95);
        Assert.True(raw.At(0.01, 0.55, 1).Coverage < 0.5);
        var smooth = ByLabel(new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Fieller }, 50, 10, 10, 0.95);
        Assert.True(smooth.At(0.01, 0.55, 1).Coverage > 0.94);
    }

    private static ExactCoverage ByLabel(IJudgeEstimator estimator, int n, int m0, int m1, double level) =>
        ExactCoverage.Enumerate(
            estimator, new() { TestItems = n, Labels = LabelPlan.ByLabel(m1, m0) }, level, cancellationToken: Cancelled);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record ForgetsTheTestItems : IJudgeEstimator
    {
        public EstimationMethod Method => AsymmetricErrorEstimator.Default.Method;

        public JudgeEstimate Estimate(in JudgeStudy study, double level) =>
            AsymmetricErrorEstimator.Default.Estimate(study with { Test = Proportion.Known(study.Test.Rate) }, level);
    }

    private sealed record TakesOneSidedQuantiles : IJudgeEstimator
    {
        public EstimationMethod Method => AsymmetricErrorEstimator.Default.Method;

        public JudgeEstimate Estimate(in JudgeStudy study, double level) =>
            AsymmetricErrorEstimator.Default.Estimate(in study, (2 * level) - 1);
    }

    private sealed record SwapsTheClasses : IJudgeEstimator
    {
        public EstimationMethod Method => AsymmetricErrorEstimator.Default.Method;

        public JudgeEstimate Estimate(in JudgeStudy study, double level) =>
            AsymmetricErrorEstimator.Default.Estimate(study with { Calibration = study.Calibration.Flip() }, level);
    }
}
