using LlmJudgeStats.Gates;
using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Tests.Gates;

/// <summary>What a gate says and when: the verdict, its words, its way into a test.</summary>
public sealed class GateTests
{
    private static readonly ConfusionCounts s_labels = new() { TruePositive = 46, FalseNegative = 4, FalsePositive = 9, TrueNegative = 41 };
    private static readonly JudgeStudy s_release = new() { Test = JudgeTally.Of(255, 300), Calibration = s_labels };

    [Fact]
    public void The_first_story_is_open_and_says_what_would_decide_it()
    {
        var decision = Gate.AtLeast(0.85).Decide(JudgeStats.EstimatorFor(in s_release), in s_release);
        Assert.Equal(
            "inconclusive: the pass rate is at least 82.2%, and 85.0% is asked (95% confidence, one-sided); the data do not show it is "
                + "below "
                + "either.", decision.ToString());
        Assert.Equal((GateVerdict.Inconclusive, 0.95), (decision.Verdict, decision.Level));
        Assert.Equal(0.1525, decision.PValue, 1e-4);
        Assert.Equal(0.9934, decision.Reach!.Value, 1e-4);
        Assert.True(decision.CanPass);
        Assert.Equal(
            new GateNeeds { Items = 1482, Labels = 494, LabelsPass = 433, LabelsFail = 61, Chance = 0.8 }, decision.Needed);
        Assert.Null(decision.Never);
    }

    /// <summary>Compared as they are: a limit on the threshold itself keeps it, and nothing is beyond it.</summary>
    [Fact]
    public void A_limit_on_the_threshold_passes_and_does_not_fail()
    {
        var estimator = AsymmetricErrorEstimator.Default;
        var study = s_release with { Test = JudgeTally.Of(200, 300) };
        var (lower, upper) = (estimator.Limit(in study, IntervalSide.Lower, 0.95), estimator.Limit(in study, IntervalSide.Upper, 0.95));
        Assert.Equal(GateVerdict.Pass, Verdict(Gate.AtLeast(lower)));
        Assert.Equal(GateVerdict.Inconclusive, Verdict(Gate.AtLeast(Math.BitIncrement(lower))));
        Assert.Equal(GateVerdict.Inconclusive, Verdict(Gate.AtLeast(upper)));
        Assert.Equal(GateVerdict.Fail, Verdict(Gate.AtLeast(Math.BitIncrement(upper))));
        Assert.Equal(GateVerdict.Pass, Verdict(Gate.AtMost(upper)));
        Assert.Equal(GateVerdict.Inconclusive, Verdict(Gate.AtMost(Math.BitDecrement(upper))));
        Assert.Equal(GateVerdict.Inconclusive, Verdict(Gate.AtMost(lower)));
        Assert.Equal(GateVerdict.Fail, Verdict(Gate.AtMost(Math.BitDecrement(lower))));

        GateVerdict Verdict(Gate gate) => gate.Decide(estimator, in study).Verdict;
    }

    [Fact]
    public void Words_fit_the_side_and_the_verdict()
    {
        var rare = new JudgeStudy { Test = JudgeTally.Of(45, 300), Calibration = Flipped(s_labels) };
        Assert.StartsWith(
            "inconclusive: the pass rate is at most 17.8%, and 15.0% is asked (95% confidence, one-sided); the data do not show it is "
                + "above",
            Say(Gate.AtMost(0.15), rare), StringComparison.Ordinal);
        Assert.Equal(
            "pass: the pass rate is at least 82.2%, and 80.0% is asked (95% confidence, one-sided).", Say(Gate.AtLeast(0.8), s_release));
        Assert.Equal("fail: the pass rate is at least 82.2%, and at most 50.0% is asked (95% confidence, one-sided).",
            Say(Gate.AtMost(0.5), s_release));
        Assert.StartsWith("fail: the pass rate is at most 17.8%, and at least 50.0% is asked", Say(Gate.AtLeast(0.5), rare),
            StringComparison.Ordinal);
        // No limit that is none is quoted.
        var guessing = s_release with
        {
            Calibration = new ConfusionCounts
            {
                TruePositive = 5,
                FalseNegative = 5,
                FalsePositive = 5,
                TrueNegative = 5
            }
        };
        Assert.StartsWith("inconclusive: no lower limit of the pass rate is shown, and 80.0% is asked", Say(Gate.AtLeast(0.8), guessing),
            StringComparison.Ordinal);
        // 82.2143... % is not 82.2 %, and does not look like it.
        Assert.StartsWith("inconclusive: the pass rate is at least 82.214%, and 82.215% is asked", Say(Gate.AtLeast(0.82215), s_release),
            StringComparison.Ordinal);

        static string Say(Gate gate, JudgeStudy study) => gate.Decide(JudgeStats.EstimatorFor(in study), in study).ToString();
        static ConfusionCounts Flipped(ConfusionCounts counts) => new()
        {
            TruePositive = counts.TrueNegative,
            FalseNegative = counts.FalsePositive,
            FalsePositive = counts.FalseNegative,
            TrueNegative = counts.TruePositive,
        };
    }

    [Fact]
    public void Ensure_is_an_assertion()
    {
        var open = Decide(Gate.AtLeast(0.85));
        Assert.Equal(open.ToString(), Assert.Throws<GateException>(() => open.Ensure()).Message);
        Assert.Same(open, open.Ensure(allowInconclusive: true));
        var passed = Decide(Gate.AtLeast(0.8));
        Assert.Same(passed, passed.Ensure());
        Assert.Throws<GateException>(() => Decide(Gate.AtMost(0.5)).Ensure(allowInconclusive: true));

        static GateDecision Decide(Gate gate) => gate.Decide(AsymmetricErrorEstimator.Default, in s_release);
    }

    /// <summary>B23, B24: a percentage for a rate has a hint; what has no meaning is refused where it is made.</summary>
    [Fact]
    public void B24_a_threshold_of_85_is_refused_with_a_hint()
    {
        Assert.Contains("did you mean 0.85?", Assert.Throws<ArgumentOutOfRangeException>(() => Gate.AtLeast(85)).Message,
            StringComparison.Ordinal);
        foreach (var bad in new[] { 0, 1, -0.1, 1.5, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Gate.AtMost(bad));
            Assert.Throws<ArgumentOutOfRangeException>(() => new Gate { Threshold = bad });
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => new Gate { Threshold = 0.5, Side = (GateSide)2 });
        var (gate, estimator) = (Gate.AtLeast(0.8), AsymmetricErrorEstimator.Default);
        Assert.Throws<ArgumentOutOfRangeException>(() => gate.Decide(estimator, in s_release, level: 0.5));
        Assert.Contains("did you mean 0.95?",
            Assert.Throws<ArgumentOutOfRangeException>(() => gate.Decide(estimator, in s_release, level: 95)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => gate.Decide(estimator, in s_release, chance: 1));
        Assert.Throws<ArgumentNullException>(() => gate.Decide<JudgeStudy>(null!, in s_release));
        Assert.Contains("Gate.AtLeast(0.85)",
            Assert.Throws<InvalidOperationException>(() => default(Gate).Decide(estimator, in s_release)).Message,
            StringComparison.Ordinal);
        Assert.Equal("at most 0.2", Gate.AtMost(0.2).ToString());
    }

    /// <summary>Known rates: Clopper and Pearson's one-sided limit of the judged rate, mapped.</summary>
    [Fact]
    public void Known_rates_map_the_exact_limit()
    {
        var study = new JudgeStudy { Test = JudgeTally.Of(255, 300), Calibration = Calibration.Known(0.92, 0.82) };
        var decision = Gate.AtLeast(0.85).Decide(JudgeStats.EstimatorFor(in study), in study, level: 0.975);
        var judged = BinomialInterval.ClopperPearson.Of(JudgeTally.Of(255, 300), 0.95);
        Assert.Equal((judged.Lower - 0.18) / 0.74, decision.Lower, 1e-12);
        Assert.Equal(Math.Min(1, (judged.Upper - 0.18) / 0.74), decision.Upper, 1e-12);
        Assert.Equal("rogan-gladen", decision.Estimate.Method.Id);
    }

    /// <summary>
    /// An estimator without limits of its own is as welcome: the ends of its interval at 2 level - 1, and their inversion.
    /// </summary>
    [Fact]
    public void An_estimator_of_a_user_decides_by_its_interval()
    {
        var study = new JudgeStudy { Test = JudgeTally.Of(255, 300) };
        var (plain, wilson) = (new WithoutLimits(), new NaiveEstimator { Interval = BinomialInterval.AgrestiCoull });
        var interval = wilson.Estimate(in study, (2 * 0.95) - 1).Interval;
        var decision = Gate.AtLeast(0.82).Decide(plain, in study);
        Assert.Equal((interval.Lower, interval.Upper), (decision.Lower, decision.Upper));
        Assert.Equal(wilson.PValue(in study, 0.82, Alternative.Greater), decision.PValue, 1e-9);
        // So sure that no double is a level: an end, not an exception.
        Assert.InRange(Gate.AtLeast(0.1).Decide(plain, in study).PValue, 0, 1e-15);
    }

    [Fact]
    public void The_p_value_says_at_which_level_it_would_pass()
    {
        foreach (var threshold in new[] { 0.5, 0.75, 0.8, 0.85, 0.9 })
        {
            foreach (var gate in new[] { Gate.AtLeast(threshold), Gate.AtMost(threshold) })
            {
                var estimator = JudgeStats.EstimatorFor(in s_release);
                var p = gate.Decide(estimator, in s_release).PValue;
                if (p > 0.49)
                {
                    Assert.Equal(1, p);
                    continue;
                }
                Assert.Equal(GateVerdict.Pass, gate.Decide(estimator, in s_release, 1 - (1.001 * p)).Verdict);
                if (p > 1e-10) Assert.NotEqual(GateVerdict.Pass, gate.Decide(estimator, in s_release, 1 - (0.999 * p)).Verdict);
            }
        }
    }

    /// <summary>Pass and fail exchanged: "at least T" becomes "at most 1 - T".</summary>
    [Fact]
    public void A_gate_and_its_mirror_image_agree()
    {
        foreach (var passed in new[] { 120, 200, 255, 290 })
        {
            var study = s_release with { Test = JudgeTally.Of(passed, 300) };
            var mirror = study.Flip();
            foreach (var threshold in new[] { 0.25, 0.5, 0.75 })
            {
                var one = Gate.AtLeast(threshold).Decide(AsymmetricErrorEstimator.Default, in study);
                var other = Gate.AtMost(1 - threshold).Decide(AsymmetricErrorEstimator.Default, in mirror);
                Assert.Equal(one.Verdict, other.Verdict);
                Assert.Equal(one.Lower, 1 - other.Upper, 1e-15);
                Assert.Equal(one.Upper, 1 - other.Lower, 1e-15);
                Assert.Equal(one.Reach!.Value, 1 - other.Reach!.Value, 1e-12);
                Assert.Equal((one.Never, one.Needed?.Items, one.Needed?.LabelsPass, one.Needed?.LabelsAlone),
                    (other.Never, other.Needed?.Items, other.Needed?.LabelsFail, other.Needed?.LabelsAlone));
            }
        }
    }

    [Fact]
    public void A_mean_over_strata_is_decided_without_sizes()
    {
        var study = new MeanStudy
        {
            Table = StrataTable.Of(ValueRange.Unit, [0, 1], 3, [4, 31, 28, 2, 6, 5], [300, 200, 50]),
            Design = CalibrationDesign.Random,
        };
        var decision = Gate.AtLeast(0.4).Decide(StratifiedMeanEstimator.Default, in study);
        Assert.Equal(StratifiedMeanEstimator.Default.Limit(in study, IntervalSide.Lower, 0.95), decision.Lower);
        Assert.Equal(GateVerdict.Pass, decision.Verdict);
        Assert.Equal((null, null, true), (decision.Needed, decision.Reach, decision.CanPass));
    }

    [Fact]
    public void Ids_are_those_of_the_contract()
    {
        Assert.Equal(["at-least", "at-most"], Enum.GetValues<GateSide>().Select(side => side.Id));
        Assert.Equal(["pass", "fail", "inconclusive"], Enum.GetValues<GateVerdict>().Select(verdict => verdict.Id));
        Assert.Equal(["judge-at-chance", "class-without-label", "at-threshold", "design"],
            Enum.GetValues<NeverReason>().Select(reason => reason.Id));
    }

    private sealed record WithoutLimits : IJudgeEstimator
    {
        private static readonly NaiveEstimator s_naive = new() { Interval = BinomialInterval.AgrestiCoull };

        public EstimationMethod Method => s_naive.Method;

        public JudgeEstimate Estimate(in JudgeStudy study, double level) => s_naive.Estimate(in study, level);
    }

    /// <summary>The pass of an interval that covers a few cases in a hundred must not look like that of one that holds.</summary>
    [Theory]
    [InlineData("prediction-powered", "ppi-plus-plus",
        "No coverage is promised for the interval PPI++ as in glide (coverage measured down to 4%).")]
    [InlineData("asymmetric-error", "bootstrap", "No coverage is promised for the interval bootstrap.")]
    [InlineData("asymmetric-error", "lang-reiczigel",
        "The interval Lang-Reiczigel is promised to hold with 87% only where the level is 95%.")]
    [InlineData("bayesian", "equal-tailed", "No coverage is promised for the interval equal-tailed.")]
    public void Limits_that_do_not_promise_their_level_say_so(string method, string interval, string words)
    {
        var decision = Gate.AtLeast(0.4).Decide(JudgeEstimators.Find(method, interval), Doubted());
        Assert.Equal(GateVerdict.Pass, decision.Verdict);
        Assert.EndsWith($"one-sided). {words}", decision.ToString(), StringComparison.Ordinal);
        Assert.Equal(("LJS1047", DiagnosticSeverity.Warning), (decision.Doubt!.Diagnostic.Code, decision.Doubt.Diagnostic.Severity));
    }

    /// <summary>Their limits for one side are made for it, or Clopper and Pearson's, whatever the two-sided interval promises.</summary>
    [Theory]
    [InlineData("asymmetric-error")]
    [InlineData("post-stratified")]
    [InlineData("labels-only")]
    [InlineData("naive")]
    public void Limits_of_defaults_promise_their_level(string method)
    {
        var decision = Gate.AtLeast(0.4).Decide(JudgeEstimators.Find(method), Doubted());
        Assert.Null(decision.Doubt);
        Assert.EndsWith("one-sided).", decision.ToString(), StringComparison.Ordinal);
    }

    private static JudgeStudy Doubted() => new()
    {
        Test = JudgeTally.Of(60, 100),
        Calibration = Calibration.FromCounts(
            new() { TruePositive = 45, FalseNegative = 5, FalsePositive = 8, TrueNegative = 42 }, CalibrationDesign.Random),
    };
}
