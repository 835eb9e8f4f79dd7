using LlmJudgeStats.Coverage;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Coverage;

/// <summary>Exact coverage against an enumeration of single items; the comparison with independent code is in Laws/CoverageLaws.</summary>
public sealed class ExactCoverageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static readonly (double Rate, double Se, double Sp)[] s_points =
        [(0.3, 0.9, 0.7), (0.62, 0.55, 0.8), (0, 0.8, 0.9), (1, 0.8, 0.9), (0.5, 1, 1), (1, 1, 0.6), (0.2, 0, 1)];

    private static readonly StudyDesign s_small = new() { TestItems = 12, Labels = LabelPlan.ByLabel(4, 3) };

    /// <summary>
    /// Every sequence of labels and verdicts of 5 items: 1024 of them, each weighted by the product of its items. Sums of a thousand terms:
    /// 1e-12.
    /// </summary>
    [Theory]
    [InlineData(CalibrationDesign.ByLabel)]
    [InlineData(CalibrationDesign.External)]
    [InlineData(CalibrationDesign.Random)]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void Coverage_agrees_with_an_enumeration_of_items(CalibrationDesign calibration)
    {
        var design = new StudyDesign { TestItems = 2, Labels = LabelPlan.Of(calibration, 2, 1) };
        var coverage = ExactCoverage.Enumerate(Rule, design, cancellationToken: Cancelled);
        foreach (var (rate, se, sp) in s_points)
        {
            var point = coverage.At(rate, se, sp);
            var (both, lower, upper, width, mass) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for (var code = 0; code < 1 << 10; code++)
            {
                var items = Enumerable.Range(0, 5)
                    .Select(i => (Label: (code >> (2 * i) & 1) == 1, Verdict: (code >> ((2 * i) + 1) & 1) == 1)).ToArray();
                var (study, probability) = Outcome(items, calibration, rate, se, sp);
                Rule(in study, out var l, out var u);
                mass += probability;
                lower += l <= rate ? probability : 0;
                upper += rate <= u ? probability : 0;
                both += l <= rate && rate <= u ? probability : 0;
                width += probability * Math.Max(0, u - l);
            }
            Assert.Equal(1, mass, 1e-12);
            Assert.Equal(both, point.Coverage, 1e-12);
            Assert.Equal(lower, point.LowerCoverage, 1e-12);
            Assert.Equal(upper, point.UpperCoverage, 1e-12);
            Assert.Equal(width, point.Width, 1e-12);
            Assert.InRange(point.Omitted, 0, ExactCoverage.MaxOmitted);
        }
    }

    // Limits that depend on every count, and are inverted for some outcomes.
    private static void Rule(in JudgeStudy study, out double lower, out double upper)
    {
        var c = study.Calibration;
        lower = 0.3 * (study.Test.Successes + (0.5 * c.Sensitivity.Successes) + (0.1 * c.Specificity.Failures)) / 3;
        upper = 0.9 - (0.4 * (study.Test.Failures + (0.7 * c.Specificity.Successes) + (0.2 * c.Sensitivity.Failures)) / 3);
    }

    private static (JudgeStudy Study, double Probability) Outcome(
        (bool Label, bool Verdict)[] items, CalibrationDesign design, double rate, double se, double sp)
    {
        var probability = 1.0;
        var labelled = new bool[5];
        var (passes, fails) = (0, 0);
        for (var i = 0; i < 5; i++)
        {
            var (label, verdict) = items[i];
            var chance = label ? (verdict ? se : 1 - se) : (verdict ? 1 - sp : sp);
            if (design == CalibrationDesign.ByVerdict) labelled[i] = verdict ? passes++ < 2 : fails++ < 1;
            else labelled[i] = i >= 2;
            // By label: items 3 and 4 are passes and item 5 a fail, so their labels have no probability.
            var chosen = design is CalibrationDesign.ByLabel or CalibrationDesign.External && i >= 2;
            probability *= chosen ? (label == i < 4 ? chance : 0) : (label ? rate : 1 - rate) * chance;
        }
        ConfusionCounts counts = default;
        var test = new List<bool>();
        for (var i = 0; i < 5; i++)
        {
            if (labelled[i]) counts += ConfusionCounts.FromPairs([items[i].Label], [items[i].Verdict]);
            else test.Add(items[i].Verdict);
        }
        return (new() { Test = JudgeTally.FromVerdicts([.. test]), Calibration = Calibration.FromCounts(counts, design) }, probability);
    }

    [Theory]
    [InlineData(7, 3, 2, CalibrationDesign.External)]
    [InlineData(7, 3, 2, CalibrationDesign.Random)]
    [InlineData(7, 3, 2, CalibrationDesign.ByVerdict)]
    [InlineData(0, 3, 4, CalibrationDesign.ByVerdict)]
    [InlineData(5, 0, 0, CalibrationDesign.Random)]
    public void The_number_of_outcomes_is_that_of_its_formula(int n, int m1, int m0, CalibrationDesign design)
    {
        var calls = 0;
        var sizes = new StudyDesign { TestItems = n, Labels = LabelPlan.Of(design, m1, m0) };
        ExactCoverage.Enumerate((in study, out lower, out upper) =>
        {
            Interlocked.Increment(ref calls);
            (lower, upper) = (0, 1);
            Assert.True(StudyDesign.TryOf(in study, out var back) && (design == CalibrationDesign.ByVerdict || back.TestItems == n));
        }, sizes, cancellationToken: Cancelled);
        Assert.Equal(sizes.Outcomes, calls);
    }

    [Fact]
    public void One_point_alone_is_the_same_point()
    {
        foreach (var design in Enum.GetValues<CalibrationDesign>())
        {
            var sizes = s_small with { TestItems = 60, Labels = LabelPlan.Of(design, 4, 3) };
            var estimator = JudgeStats.EstimatorFor(new JudgeStudy
            {
                Test = JudgeTally.Of(1, 2),
                Calibration = Calibration.FromCounts(new() { TruePositive = 1, FalseNegative = 1, FalsePositive = 1, TrueNegative = 1 },
                design)
            });
            var all = ExactCoverage.Enumerate(estimator, sizes, 0.9, cancellationToken: Cancelled);
            foreach (var (rate, se, sp) in s_points)
                Assert.Equal(
                    all.At(rate, se, sp), ExactCoverage.AtPoint(estimator, sizes, 0.9, rate, se, sp, cancellationToken: Cancelled));
        }
    }

    [Fact]
    public void A_map_is_its_points_in_order_and_its_summary_theirs()
    {
        var coverage = ExactCoverage.Enumerate(AsymmetricErrorEstimator.Default, s_small, 0.95, cancellationToken: Cancelled);
        var grid = new ParameterGrid { Rates = ParameterGrid.Steps(4), Sensitivities = [0.6, 0.9], Specificities = [0.7, 0.8, 1] };
        var map = coverage.Over(grid, cancellationToken: Cancelled);
        var expected = from se in grid.Sensitivities from sp in grid.Specificities from rate in grid.Rates select coverage.At(rate, se, sp);
        Assert.Equal(expected, map.Points);
        foreach (var side in (IntervalSide?[])[null, IntervalSide.Lower, IntervalSide.Upper])
        {
            var values = map.Points.Select(p => side switch
            {
                null => p.Coverage,
                IntervalSide.Lower => p.LowerCoverage,
                _ => p.UpperCoverage
            }).ToArray();
            var summary = map.Summary(0.98, side);
            Assert.Equal(values.Min(), summary.Minimum);
            Assert.Equal(values.Min(), summary.FirstPercentile);    // of 30 points the first
            Assert.Equal(values.Average(), summary.Mean, 1e-15);
            Assert.Equal(values.Count(value => value < 0.98) / 30.0, summary.ShareBelow);
            Assert.Contains(summary.Where, map.Points);
        }
        Assert.Equal(map.Points.Average(p => p.Width), map.MeanWidth);
        Assert.Equal((756, 14_544), (ParameterGrid.Coarse.Count, ParameterGrid.Fine.Count));
    }

    /// <summary>Known rates: the number of passes is all that varies, and a Clopper-Pearson interval is Clopper and Pearson's.</summary>
    [Fact]
    public void Known_rates_leave_one_binomial()
    {
        var design = new StudyDesign { TestItems = 25, KnownSensitivity = 0.9, KnownSpecificity = 0.8 };
        Assert.Equal(26, design.Outcomes);
        var coverage = ExactCoverage.Enumerate(
            new RoganGladenEstimator { IntervalWhenKnown = BinomialInterval.ClopperPearson }, design, 0.95, cancellationToken: Cancelled);
        var judged = (0.4 * 0.9) + (0.6 * (1 - 0.8));
        var mass = new BinomialMass(25, judged).Values;
        var expected = Enumerable.Range(0, 26).Where(k => BinomialInterval.ClopperPearson.Of(JudgeTally.Of(k, 25), 0.95).Contains(judged))
            .Sum(k => mass[k]);
        Assert.Equal(expected, coverage.At(0.4, 0.9, 0.8).Coverage, 1e-13);
        Assert.True(coverage.At(0.9, 0.7, 0.8).Coverage < 0.8);    // what a wrong declaration costs
        Assert.Equal(4 * 21, ParameterGrid.Coarse.For(design with { KnownSensitivity = null }).Count - (2 * 21));
    }

    [Fact]
    public void Limits_that_are_inverted_or_not_numbers_contain_nothing()
    {
        var inverted = ExactCoverage.Enumerate((in _, out lower, out upper) => (lower, upper) = (0.6, 0.4), s_small,
            cancellationToken: Cancelled).At(0.5, 0.8, 0.8);
        Assert.Equal((0, 0, 0, 0), (inverted.Coverage, inverted.LowerCoverage, inverted.UpperCoverage, inverted.Width));
        var nothing = ExactCoverage.Enumerate((in _, out lower, out upper) => (lower, upper) = (double.NaN, double.NaN), s_small,
            cancellationToken: Cancelled).At(0.5, 0.8, 0.8);
        Assert.Equal((0, 0), (nothing.Coverage, nothing.Width));
    }

    /// <summary>One-sided limits of one proportion: P(L ≤ p) is the mass of the numbers of passes whose limit is low enough.</summary>
    [Fact]
    public void One_sided_limits_are_asked_for_at_their_own_level()
    {
        var design = new StudyDesign { TestItems = 30 };
        var coverage = ExactCoverage.OneSided(new OneSidedNaive(), design, 0.9, cancellationToken: Cancelled);
        var point = coverage.At(0.3, 1, 1);
        var mass = new BinomialMass(30, 0.3).Values;
        Assert.Equal(Enumerable.Range(0, 31).Where(k => Limit(k).Lower <= 0.3).Sum(k => mass[k]), point.LowerCoverage, 1e-13);
        Assert.Equal(Enumerable.Range(0, 31).Where(k => Limit(k).Upper >= 0.3).Sum(k => mass[k]), point.UpperCoverage, 1e-13);
        Assert.InRange(point.LowerCoverage, 0.9, 1);    // Clopper-Pearson keeps its level on either side
        Assert.InRange(point.UpperCoverage, 0.9, 1);

        static IntervalEstimate Limit(int k) => BinomialInterval.ClopperPearson.Of(JudgeTally.Of(k, 30), 0.8);
    }

    [Fact]
    public void Progress_rises_to_one_and_work_can_be_stopped()
    {
        var reports = new Reports();
        var coverage = ExactCoverage.Enumerate(
            AsymmetricErrorEstimator.Default, s_small, 0.95, reports, TestContext.Current.CancellationToken);
        Assert.Equal(1, reports.Values[^1]);
        Assert.Equal(reports.Values.Order(), reports.Values);
        reports.Values.Clear();
        coverage.Over(ParameterGrid.Coarse, reports, TestContext.Current.CancellationToken);
        Assert.Equal((36, 1.0), (reports.Values.Count, reports.Values[^1]));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => coverage.Over(ParameterGrid.Coarse, cancellationToken: stop.Token));
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ExactCoverage.Enumerate(AsymmetricErrorEstimator.Default, s_small, 0.95, cancellationToken: stop.Token));
    }

    [Fact]
    public void Bad_arguments_throw()
    {
        Assert.Throws<ArgumentException>("design",
            () => ExactCoverage.Enumerate(AsymmetricErrorEstimator.Default,
            new() { TestItems = 100_000, Labels = LabelPlan.External(500, 500) }, 0.95, cancellationToken: Cancelled));
        Assert.Throws<ArgumentOutOfRangeException>(
            "level", () => ExactCoverage.Enumerate(AsymmetricErrorEstimator.Default, s_small, 95, cancellationToken: Cancelled));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StudyDesign { TestItems = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StudyDesign { TestItems = 1, KnownSpecificity = 1.2 });
        var coverage = ExactCoverage.Enumerate(NaiveEstimator.Default, new() { TestItems = 3 }, 0.95, cancellationToken: Cancelled);
        Assert.Throws<ArgumentOutOfRangeException>("sensitivity", () => coverage.At(0.5, double.NaN, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ParameterGrid.Fine with { Rates = [0.5, 1.5] });
        Assert.Throws<ArgumentException>(() => ParameterGrid.Fine with { Sensitivities = [] });
        Assert.False(StudyDesign.TryOf(new JudgeStudy { Test = Proportion.FromCounts(3, 10.5) }, out _));
        Assert.False(StudyDesign.TryOf(new JudgeStudy { Test = Proportion.Known(0.5) }, out _));
    }

    private sealed record OneSidedNaive : IIntervalEstimator
    {
        public EstimationMethod Method => NaiveEstimator.Default.Method;

        public JudgeEstimate Estimate(in JudgeStudy study, double level) => NaiveEstimator.Default.Estimate(in study, level);

        public double Limit(in JudgeStudy study, IntervalSide side, double level)
        {
            var interval = BinomialInterval.ClopperPearson.Of(study.Test, (2 * level) - 1);
            return side == IntervalSide.Lower ? interval.Lower : interval.Upper;
        }

        public double PValue(in JudgeStudy study, double rate) => throw new NotSupportedException();

        public double PValue(in JudgeStudy study, double rate, Alternative alternative) => throw new NotSupportedException();
    }

    private sealed class Reports : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value) => Values.Add(value);
    }
}
