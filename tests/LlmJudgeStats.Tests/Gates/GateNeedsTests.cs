using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Tests.Gates;

/// <summary>What would decide an open gate, and why nothing would.</summary>
public sealed class GateNeedsTests
{
    private static readonly ConfusionCounts s_labels = Counts(46, 4, 9, 41);
    private static readonly JudgeStudy s_release = new() { Test = JudgeTally.Of(255, 300), Calibration = s_labels };

    /// <summary>The promise itself: in studies of the sizes that are named the gate passes as often as was asked (decisions.md 8.3).
    /// </summary>
    [Theory]
    [InlineData(0.8, 0.7957)]
    [InlineData(0.5, 0.5015)]
    public void A_study_of_these_sizes_passes_as_often_as_it_was_asked_to(double chance, double power)
    {
        var needed = Gate.AtLeast(0.85).Decide(AsymmetricErrorEstimator.Default, in s_release, chance: chance).Needed!.Value;
        var chances = GatePower.Of(Gate.AtLeast(0.85), AsymmetricErrorEstimator.Default,
            new()
            {
                TestItems = (int)needed.Items!,
                Labels = LabelPlan.External((int)needed.LabelsPass!, (int)needed.LabelsFail!),
            },
            new() { PassRate = 0.67 / 0.74, Sensitivity = 0.92, Specificity = 0.82 }, 0.95, TestContext.Current.CancellationToken);
        Assert.Equal(power, chances.Pass, 0.004);
        Assert.True(chances.Fail < 0.001);
    }

    [Fact]
    public void More_certainty_needs_more()
    {
        long[] items = [.. new[] { 0.3, 0.5, 0.8, 0.9, 0.99 }.Select(chance =>
            Gate.AtLeast(0.85).Decide(AsymmetricErrorEstimator.Default, in s_release, chance: chance).Needed!.Value.Items!.Value)];
        Assert.Equal(items.Order(), items);
        Assert.Equal(items.Distinct(), items);
    }

    /// <summary>The smallest one, in each way by itself: one item or label fewer does not decide.</summary>
    [Fact]
    public void Sizes_are_the_smallest_that_decide()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(90, 115),
            Calibration = Counts(24, 1, 5, 20),
        };
        var (estimator, line) = (AsymmetricErrorEstimator.Default, Gate.AtLeast(0.6).Line);
        var foreseen = new ForeseenErrorRates(in study);
        var needed = new NeedSearch(foreseen, estimator, line, 0.95, 0.8).Find();
        var luck = -0.8416212335729143;
        Decides(needed.ItemsAlone!.Value, 50);
        Decides(115, needed.LabelsAlone!.Value);
        Assert.True(IsDecided(needed.Items!.Value, needed.Labels!.Value));
        Assert.False(IsDecided((long)Math.Ceiling(115 * (needed.Labels.Value - 1) / 50.0), needed.Labels.Value - 1));

        void Decides(long items, long labels)
        {
            Assert.True(IsDecided(items, labels));
            Assert.False(items > 115 ? IsDecided(items - 1, labels) : IsDecided(items, labels - 1));
        }

        bool IsDecided(long items, long labels)
        {
            var other = foreseen.At(items, foreseen.Split(labels), luck);
            return estimator.Limit(in other, IntervalSide.Lower, 0.95) >= line.Threshold;
        }
    }

    /// <summary>A second way to the same number: plain arithmetic on Clopper and Pearson's limit.</summary>
    [Fact]
    public void Verdicts_taken_at_their_word_need_items_only()
    {
        var study = new JudgeStudy { Test = JudgeTally.Of(170, 200), Calibration = s_labels };
        var needed = Gate.AtLeast(0.82).Decide(NaiveEstimator.Default, in study).Needed!.Value;
        Assert.Equal(Plain(0.85), needed.ItemsAlone);
        Assert.Equal(new() { ItemsAlone = needed.ItemsAlone, Chance = 0.8 }, needed);

        // Known rates: the same on the judged rate that they make of the threshold.
        var known = new JudgeStudy { Test = JudgeTally.Of(170, 200), Calibration = Calibration.Known(0.95, 0.9) };
        var threshold = (0.82 - 0.1) / 0.85;
        var ofKnown = Gate.AtLeast(threshold).Decide(RoganGladenEstimator.Default, in known).Needed!.Value;
        Assert.Equal(needed, ofKnown);

        static long Plain(double rate)
        {
            for (var n = 200L; ; n++)
            {
                var unlucky = rate - (0.8416212335729143 * Math.Sqrt(rate * (1 - rate) / n));
                var interval = BinomialInterval.ClopperPearson.Of(Proportion.FromRate(unlucky, n), 0.9);
                if (interval.Lower >= 0.82) return n;
            }
        }
    }

    [Fact]
    public void Labels_alone_need_labels_only()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(170, 200),
            Calibration = Calibration.FromCounts(s_labels, CalibrationDesign.Random),
        };
        var needed = Gate.AtLeast(0.4).Decide(LabelsOnlyEstimator.Default, in study, level: 0.99).Needed!.Value;
        Assert.Equal((null, null, null), (needed.ItemsAlone, needed.Items, needed.Labels));
        // A second way: Clopper and Pearson's limit at what bad luck leaves of one half.
        var least = Enumerable.Range(100, 10_000).First(m =>
        {
            var unlucky = 0.5 - (0.8416212335729143 * 0.5 / Math.Sqrt(m));
            return BinomialInterval.ClopperPearson.Of(Proportion.FromRate(unlucky, m), 0.98).Lower >= 0.4;
        });
        Assert.Equal(least, needed.LabelsAlone);
    }

    [Fact]
    public void Why_nothing_would_decide_is_said()
    {
        var guessing = Counts(5, 5, 5, 5);
        Never(NeverReason.JudgeAtChance, AsymmetricErrorEstimator.Default, s_release with { Calibration = guessing });
        Never(NeverReason.JudgeAtChance, RoganGladenEstimator.Default, s_release with { Calibration = Calibration.Known(0.5, 0.5) });
        Never(NeverReason.ClassWithoutLabel, AsymmetricErrorEstimator.Default,
            s_release with { Calibration = Counts(46, 4, 0, 0) });
        Never(NeverReason.ClassWithoutLabel, PostStratifiedEstimator.Default, s_release with
        {
            Calibration = Calibration.FromCounts(Counts(16, 0, 4, 0), CalibrationDesign.ByVerdict),
        });
        Never(NeverReason.ClassWithoutLabel, AsymmetricErrorEstimator.Default, s_release with { Calibration = default });
        Never(NeverReason.Design, AsymmetricErrorEstimator.Default,
            s_release with { Calibration = Calibration.FromCounts(s_labels, CalibrationDesign.ByVerdict) });
        Never(NeverReason.Design, NaiveEstimator.Default, new() { Test = default });
        Never(NeverReason.AtThreshold, NaiveEstimator.Default, new() { Test = JudgeTally.Of(240, 300) }, 0.8);

        static void Never(NeverReason reason, IJudgeEstimator estimator, JudgeStudy study, double threshold = 0.9)
        {
            var decision = Gate.AtLeast(threshold).Decide(estimator, in study);
            Assert.Equal((GateVerdict.Inconclusive, reason), (decision.Verdict, decision.Never));
            Assert.Equal(new() { Chance = 0.8 }, decision.Needed);
            Assert.True(decision.Needed!.Value.IsNever);
        }
    }

    /// <summary>B26: where not even the best outcome passes it is said; the deciding limit of that outcome is shown.</summary>
    [Fact]
    public void The_best_outcome_shows_whether_a_gate_can_pass_at_all()
    {
        var few = new JudgeStudy { Test = JudgeTally.Of(19, 20), Calibration = Calibration.Known(1, 1) };
        var decision = Gate.AtLeast(0.9).Decide(RoganGladenEstimator.Default, in few);
        Assert.Equal(Math.Pow(0.05, 1 / 20.0), decision.Reach!.Value, 1e-12);
        Assert.False(decision.CanPass);
        Assert.True((Gate.AtLeast(0.85).Decide(RoganGladenEstimator.Default, in few)).CanPass);

        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(80, 85),
            Calibration = Calibration.FromCounts(Counts(18, 0, 1, 1), CalibrationDesign.Random),
        };
        var best = study with
        {
            Calibration = Calibration.FromCounts(Counts(19, 1, 0, 0), CalibrationDesign.Random),
        };
        Assert.Equal(PostStratifiedEstimator.Default.Limit(in best, IntervalSide.Lower, 0.95),
            Gate.AtLeast(0.9).Decide(PostStratifiedEstimator.Default, in study).Reach!.Value);
    }

    /// <summary>Clusters of five alike items: five times the items for the same sizes, told in items.</summary>
    [Fact]
    public void Clustered_items_are_taken_to_be_worth_what_they_are()
    {
        var clusters = new ClusteredTally();
        for (var i = 0; i < 200; i++) clusters += ClusteredTally.OfCluster(JudgeTally.Of(i % 20 < 17 ? 5 : 0, 5));
        var study = JudgeStudy.FromClusters(in clusters, Calibration.Known(0.95, 0.9));
        var ofItems = Gate.AtLeast(0.86).Decide(JudgeStats.EstimatorFor(in study), in study).Needed!.Value.ItemsAlone!.Value;
        var single = new JudgeStudy { Test = JudgeTally.Of(170, 200), Calibration = Calibration.Known(0.95, 0.9) };
        var alone = Gate.AtLeast(0.86).Decide(JudgeStats.EstimatorFor(in single), in single).Needed!.Value.ItemsAlone!.Value;
        Assert.InRange(ofItems / (5.0 * alone), 0.98, 1.05);
    }

    /// <summary>
    /// Whatever the study and the method: an answer, sizes that are there already included, and a reason where there is none.
    /// </summary>
    [Fact]
    public void A_gate_never_throws_and_asks_for_no_less_than_there_is()
    {
        IJudgeEstimator[] estimators = [.. JudgeEstimators.All.Where(estimator => estimator is not BayesianEstimator)];
        Laws.Studies.Check(Laws.Studies.Any, 60, study =>
        {
            foreach (var estimator in estimators)
            {
                var decision = Gate.AtLeast(0.75).Decide(estimator, in study);
                Assert.InRange(decision.Lower, 0, decision.Upper);
                Assert.InRange(decision.Upper, decision.Lower, 1);
                Assert.InRange(decision.PValue, 0, 1);
                Assert.Equal(decision.Verdict == GateVerdict.Inconclusive, decision.Needed is not null);
                if (decision.Needed is not { } needed) continue;
                Assert.Equal(needed.IsNever, decision.Never is not null);
                Assert.True(needed.ItemsAlone is null or > 0 and <= 1_000_000_000 || needed.ItemsAlone >= study.Test.Size, $"{study}");
                if (needed.LabelsAlonePass is { } passes) Assert.Equal(needed.LabelsAlone, passes + needed.LabelsAloneFail);
                if (needed.LabelsPass is { } ofBoth) Assert.Equal(needed.Labels, ofBoth + needed.LabelsFail);
            }
        });
    }

    private static ConfusionCounts Counts(long truePositive, long falseNegative, long falsePositive, long trueNegative) => new()
    {
        TruePositive = truePositive,
        FalseNegative = falseNegative,
        FalsePositive = falsePositive,
        TrueNegative = trueNegative,
    };
}
