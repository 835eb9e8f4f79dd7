using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.BadInputs;

/// <summary>Section B of bad-inputs.md: options and arguments. The id of the row starts the name.</summary>
public class SectionBTests
{
    private static readonly JudgeStudy s_study = new()
    {
        Test = JudgeTally.Of(60, 100),
        Calibration = Calibration.FromCounts(
            new() { TruePositive = 45, FalseNegative = 5, FalsePositive = 10, TrueNegative = 40 }, CalibrationDesign.Random),
    };

    private static readonly StudyDesign s_design = new() { TestItems = 200, Labels = LabelPlan.External(30, 30) };

    private static readonly JudgeScenario s_scenario =
        new() { PassRate = 0.5, Sensitivity = 0.9, Specificity = 0.9, TestItems = 50, Labels = LabelPlan.ByLabel(10, 10) };

    public static TheoryData<string> Estimators => [.. JudgeEstimators.All.Select(estimator => estimator.Method.Id)];

    [Theory]
    [MemberData(nameof(Estimators))]
    public void B01_level_zero_is_refused(string id) => AssertLevelRefused(id, 0);

    [Theory]
    [MemberData(nameof(Estimators))]
    public void B02_level_one_is_refused(string id) => AssertLevelRefused(id, 1);

    [Theory]
    [MemberData(nameof(Estimators))]
    public void B03_a_level_as_percentage_is_asked_back(string id) =>
        Assert.Contains("did you mean 0.95?", AssertLevelRefused(id, 95).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Estimators))]
    public void B04_a_level_outside_zero_to_one_is_refused(string id)
    {
        foreach (var level in new[] { -0.05, 1.0000000000000002, 100, double.NaN, double.PositiveInfinity }) AssertLevelRefused(id, level);
    }

    [Theory]
    [MemberData(nameof(Estimators))]
    public void B05_a_level_next_to_one_works(string id)
    {
        var estimator = JudgeEstimators.Find(id);
        foreach (var level in new[] { 0.9999999999, 1 - 1e-12 })
        {
            var estimate = estimator.Estimate(s_study, level);
            Assert.Equal(level, estimate.Interval.Level);
            Assert.True(estimate.Interval.Width > estimator.Estimate(s_study, 0.95).Interval.Width);
        }
        // z² = 2 ln(1/α)…: 6.4669510872 for α = 1e-10, 7.1312 for 1e-12.
        Assert.Equal(6.4669510872, LlmJudgeStats.Confidence.TwoSided(0.9999999999).Quantile, 1e-7);
    }

    [Theory]
    [MemberData(nameof(Estimators))]
    public void B06_a_level_below_one_half_is_supported_and_narrower(string id)
    {
        var estimator = JudgeEstimators.Find(id);
        var last = 0.0;
        foreach (var level in new[] { 0.05, 0.2, 0.49, 0.51, 0.95 })
        {
            var width = estimator.Estimate(s_study, level).Interval.Width;
            Assert.True(width > last, $"{level}: {width}");
            last = width;
        }
    }

    [Fact]
    public void B07_a_one_sided_limit_is_the_end_at_twice_the_error_or_lower()
    {
        var fieller = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Fieller };
        Assert.Equal(fieller.Estimate(in s_study, 0.9).Interval.Lower, fieller.Limit(in s_study, IntervalSide.Lower, 0.95), 1e-15);
        // The guarded score has one-sided limits of its own: pass-rates.md 3.9b.
        Assert.True(AsymmetricErrorEstimator.Default.Limit(in s_study, IntervalSide.Lower,
            0.95) < AsymmetricErrorEstimator.Default.Estimate(in s_study, 0.9).Interval.Lower);
        Assert.Throws<ArgumentOutOfRangeException>("side", () => fieller.Limit(in s_study, (IntervalSide)2, 0.95));
    }

    [Fact]
    public void B08_null_is_named()
    {
        Assert.Equal("id", Assert.Throws<ArgumentNullException>(() => JudgeEstimators.Find(null!)).ParamName);
        IJudgeEstimator none = null!;
        Assert.Equal("estimator", Assert.Throws<ArgumentNullException>(() => none.Estimate(in s_study)).ParamName);
        Assert.Equal(
            "estimator", Assert.Throws<ArgumentNullException>(() => none.EstimateMany([s_study], new JudgeEstimate[1], 0.95)).ParamName);
        Assert.Equal("PassRate", Assert.Throws<ArgumentNullException>(() => new BayesianEstimator { PassRate = null! }).ParamName);
        Assert.Equal("Sensitivity", Assert.Throws<ArgumentNullException>(() => new BayesianEstimator { Sensitivity = null! }).ParamName);
        Assert.Equal(
            "Specificity", Assert.Throws<ArgumentNullException>(() => BayesianEstimator.Default with { Specificity = null! }).ParamName);
        Assert.Equal(default, JudgeTally.FromVerdicts(null));
    }

    [Fact]
    public void B12_unequal_lengths_are_refused_with_both() =>
        Assert.StartsWith("labels (3) and verdicts (2) must pair up",
            Assert.Throws<ArgumentException>(() => ConfusionCounts.FromPairs(new bool[3], new bool[2])).Message, StringComparison.Ordinal);

    [Fact]
    public void B13_an_empty_calibration_is_no_calibration()
    {
        Calibration empty = ConfusionCounts.FromPairs([], []);
        Assert.Equal(default, empty);
        Assert.Equal("naive", JudgeStats.EstimatorFor(new JudgeStudy { Test = JudgeTally.Of(1, 2), Calibration = empty }).Method.Id);
    }

    [Fact]
    public void B20_an_undefined_member_is_refused_where_it_is_set()
    {
        Assert.Equal("Interval", Assert.Throws<ArgumentOutOfRangeException>(() =>
            new NaiveEstimator { Interval = (BinomialInterval)999 }).ParamName);
        Assert.Equal("Interval", Assert.Throws<ArgumentOutOfRangeException>(() =>
            new LabelsOnlyEstimator { Interval = (BinomialInterval)7 }).ParamName);
        Assert.Equal("IntervalWhenKnown",
            Assert.Throws<ArgumentOutOfRangeException>(() =>
            new RoganGladenEstimator { IntervalWhenKnown = (BinomialInterval)(-1) }).ParamName);
        Assert.Equal("Interval", Assert.Throws<ArgumentOutOfRangeException>(() =>
            new RoganGladenEstimator { Interval = (RoganGladenInterval)999 }).ParamName);
        Assert.Equal("Interval", Assert.Throws<ArgumentOutOfRangeException>(() =>
            new AsymmetricErrorEstimator { Interval = (AsymmetricErrorInterval)999 }).ParamName);
        Assert.Equal("Interval", Assert.Throws<ArgumentOutOfRangeException>(() =>
            BayesianEstimator.Default with { Interval = (PosteriorInterval)999 }).ParamName);
        var posterior = BayesianEstimator.Default.Posterior(in s_study);
        Assert.Equal(
            "interval", Assert.Throws<ArgumentOutOfRangeException>(() => posterior.ToEstimate(0.95, (PosteriorInterval)999)).ParamName);
        Assert.Contains("Wilson, Wald",
            Assert.Throws<ArgumentOutOfRangeException>(() => new NaiveEstimator { Interval = (BinomialInterval)999 }).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1)]
    [InlineData(1e308)]
    [InlineData(1e-300)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void B21_a_shape_that_is_none_of_a_prior_is_refused(double shape)
    {
        Assert.Equal("alpha", Assert.Throws<ArgumentOutOfRangeException>(() => new BetaPrior(shape, 1)).ParamName);
        Assert.Equal("beta", Assert.Throws<ArgumentOutOfRangeException>(() => new BetaPrior(1, shape)).ParamName);
    }

    [Fact]
    public void B22_an_improper_prior_is_refused_because_the_posterior_could_be_improper() =>
        Assert.Contains(
            "improper", Assert.Throws<ArgumentOutOfRangeException>(() => new BetaPrior(0, 0)).Message, StringComparison.Ordinal);

    // Never by chance: a race would show as other bits.
    [Fact]
    public async Task B27_sixty_four_tasks_give_the_bits_of_one()
    {
        JudgeStudy[] studies =
        [
            s_study,
            s_study.Flip(),
            s_study with { Calibration = Calibration.Known(0.9, 0.8) },
            s_study with { Calibration = s_study.Calibration with { Specificity = Proportion.Known(0.9) } },
            s_study with { Test = JudgeTally.Of(0, 3) },
        ];
        var sequential = Bits(studies);
        var tasks = Enumerable.Range(0, 64).Select(_ => Task.Run(() => Bits(studies), TestContext.Current.CancellationToken)).ToArray();
        foreach (var bits in await Task.WhenAll(tasks)) Assert.Equal(sequential, bits);
    }

    [Fact]
    public void B28_an_estimator_of_a_users_own_that_calls_the_library_works()
    {
        IJudgeEstimator custom = new Smoothed(RoganGladenEstimator.Default);
        var estimates = new JudgeEstimate[1];
        custom.EstimateMany([s_study], estimates, 0.9);
        Assert.Equal(custom.Estimate(in s_study, 0.9), estimates[0]);
        // (.6 + 41/52 − 1)/(46/52 + 41/52 − 1).
        Assert.Equal((0.6 + (41.0 / 52) - 1) / (35.0 / 52), estimates[0].Point, 1e-15);
        Assert.Equal("smoothed-rogan-gladen", custom.Estimate(in s_study).Method.Id);
    }

    [Theory]
    [InlineData(0.7, 0.3)]
    [InlineData(double.NaN, 1)]
    [InlineData(0.0, double.NaN)]
    public void B29_an_estimator_of_a_users_own_cannot_form_a_crossed_or_NaN_interval(double lower, double upper) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntervalEstimate(lower, upper, 0.95));

    [Fact]
    public void B38_weights_of_any_sum_are_normalised() =>
        Assert.Equal(
            Proportion.Mix([new(0.25, Proportion.FromCounts(3, 10)), new(0.75, Proportion.FromCounts(8, 10))]),
            Proportion.Mix([new(100, Proportion.FromCounts(3, 10)), new(300, Proportion.FromCounts(8, 10))]));

    [Fact]
    public void B39_a_negative_weight_is_refused_and_zero_left_out()
    {
        var part = Proportion.FromCounts(3, 10);
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Mix([new(-1, part), new(2, part)]));
        Assert.Equal(Proportion.Mix([new(1, part)]), Proportion.Mix([new(1, part), new(0, Proportion.FromCounts(9, 10))]));
    }

    private static ArgumentOutOfRangeException AssertLevelRefused(string id, double level)
    {
        var estimator = JudgeEstimators.Find(id);
        // Also where there is nothing to compute.
        Assert.Throws<ArgumentOutOfRangeException>(() => estimator.Estimate(default, level));
        Assert.Throws<ArgumentOutOfRangeException>(() => estimator.EstimateMany([s_study], new JudgeEstimate[1], level));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => estimator.Estimate(s_study, level));
        Assert.Equal(("level", level), (error.ParamName, error.ActualValue));
        return error;
    }

    private static long[] Bits(JudgeStudy[] studies) =>
    [
        // A posterior takes a thousand times as long: one study is enough.
        .. JudgeEstimators.All.SelectMany(estimator =>
            studies.Take(estimator is BayesianEstimator ? 1 : studies.Length).Select(study => estimator.Estimate(in study, 0.9)))
            .SelectMany(e => new[] { e.Point, e.Unclamped, e.StandardError, e.Interval.Lower,
                e.Interval.Upper }.Select(BitConverter.DoubleToInt64Bits).Append((long)e.Warnings)),
    ];

    private sealed record Smoothed(IJudgeEstimator Inner) : IJudgeEstimator
    {
        public EstimationMethod Method { get; } = Inner.Method with { Id = "smoothed-" + Inner.Method.Id };

        public JudgeEstimate Estimate(in JudgeStudy study, double level)
        {
            var c = study.Calibration;
            var smoothed = study with
            {
                Calibration = c with
                {
                    Sensitivity = c.Sensitivity.Smooth(1, 1),
                    Specificity = c.Specificity.Smooth(1, 1)
                }
            };
            return Inner.Estimate(in smoothed, level) with { Method = Method };
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(-5)]
    [InlineData(10_000_001)]
    [InlineData(int.MaxValue)]
    public void B15_bootstrap_replicates_out_of_range_throw(int replicates)
    {
        Assert.Throws<ArgumentOutOfRangeException>("Replicates", () => new BootstrapSettings { Replicates = replicates });
    }

    [Fact]
    public void B16_bootstrap_without_a_seed_is_the_same_every_time()
    {
        var study = s_study;
        var estimator = new AsymmetricErrorEstimator
        {
            Interval = AsymmetricErrorInterval.Bootstrap,
            Resampling = new() { Replicates = 1000 },
        };
        var estimates = new JudgeEstimate[8];
        Parallel.For(0, estimates.Length, i => estimates[i] = estimator.Estimate(study));
        Assert.Single(estimates.Distinct());
        Assert.Equal(
            (20_000, 1UL), (AsymmetricErrorEstimator.Default.Resampling.Replicates, AsymmetricErrorEstimator.Default.Resampling.Seed));
    }

    [Fact]
    public void B17_a_token_that_is_cancelled_already_stops_before_anything_is_computed()
    {
        var counting = new Counting();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ExactCoverage.Enumerate(counting, s_design, 0.95, cancellationToken: stop.Token));
        Assert.ThrowsAny<OperationCanceledException>(() =>
            CoverageStudy.Run(counting, s_scenario, 100_000, 1, cancellationToken: stop.Token));
        Assert.Equal(0, counting.Calls);
    }

    /// <summary>In calls, not in milliseconds: what runs on when it is cancelled is one row or one chunk for each thread.</summary>
    [Fact]
    public void B18_what_is_cancelled_in_the_middle_stops_after_the_row_in_hand()
    {
        using var stop = new CancellationTokenSource();
        var counting = new Counting { Stop = (1000, stop) };
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ExactCoverage.Enumerate(counting, s_design, 0.95, cancellationToken: stop.Token));
        Assert.InRange(counting.Calls, 1000, 1000 + (64 * (s_design.Labels.Fails + 1)));

        using var again = new CancellationTokenSource();
        var other = new Counting { Stop = (1000, again) };
        Assert.ThrowsAny<OperationCanceledException>(() =>
            CoverageStudy.Run(other, s_scenario, 1_000_000, 1, cancellationToken: again.Token));
        Assert.InRange(other.Calls, 1000, 100_000);
    }

    [Fact]
    public void B19_a_progress_callback_that_throws_is_heard_and_harms_nothing()
    {
        var problem = Assert.Throws<NotSupportedException>(() =>
            ExactCoverage.Enumerate(NaiveEstimator.Default, s_design, 0.95, new Failing(), TestContext.Current.CancellationToken));
        Assert.Equal("no progress bar", problem.Message);
        Assert.True(ExactCoverage.Enumerate(NaiveEstimator.Default, new() { TestItems = 5 }, 0.95,
            cancellationToken: TestContext.Current.CancellationToken).At(0.5, 1, 1).Coverage > 0.9);
    }

    private sealed class Failing : IProgress<double>
    {
        public void Report(double value) => throw new NotSupportedException("no progress bar");
    }

    private sealed class Counting : IJudgeEstimator
    {
        private volatile bool _cancelled;
        private int _calls;

        public int Calls => _calls;

        public (int After, CancellationTokenSource Source)? Stop { get; init; }

        public EstimationMethod Method => NaiveEstimator.Default.Method;

        public JudgeEstimate Estimate(in JudgeStudy study, double level)
        {
            var call = Interlocked.Increment(ref _calls);
            if (call == Stop?.After)
            {
                Stop.Value.Source.Cancel();
                _cancelled = true;
            }
            // The thread that cancels may lose its core before everybody knows, while others work on: they wait for it.
            else if (call > Stop?.After)
            {
                SpinWait.SpinUntil(() => _cancelled);
            }
            return NaiveEstimator.Default.Estimate(in study, level);
        }
    }
}
