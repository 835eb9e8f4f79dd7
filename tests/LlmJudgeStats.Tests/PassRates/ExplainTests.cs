using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Tests.PassRates;

/// <summary>What is behind an estimate.</summary>
public sealed class ExplainTests
{
    private static readonly ConfusionCounts s_labels = new() { TruePositive = 9, FalseNegative = 1, FalsePositive = 2, TrueNegative = 8 };

    private static JudgeStudy Study(CalibrationDesign design, long passed = 15, long total = 20) =>
        new() { Test = JudgeTally.Of(passed, total), Calibration = Calibration.FromCounts(s_labels, design) };

    [Fact]
    public void Shares_coverage_and_words_belong_to_the_estimate()
    {
        var details = AsymmetricErrorEstimator.Default.Explain(Study(CalibrationDesign.ByLabel));
        Assert.Equal(AsymmetricErrorEstimator.Default.Estimate(Study(CalibrationDesign.ByLabel)), details.Estimate);
        Assert.Equal(1, details.Shares!.Value.Test + details.Shares.Value.PassLabels + details.Shares.Value.FailLabels, 1e-14);
        var point = ExactCoverage.AtPoint(
            AsymmetricErrorEstimator.Default, new() { TestItems = 20, Labels = LabelPlan.External(10, 10) }, 0.95, details.Estimate.Point,
            0.9, 0.8,
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(new DesignCoverage(point.Coverage, point.Width), details.Coverage);
        Assert.Equal(3, details.Assumptions.Count);
        Assert.Contains(details.Assumptions, words => words.Contains("better than chance", StringComparison.Ordinal));
        Assert.Equal(Diagnostic.Of(details.Estimate.Warnings), details.Diagnostics);
        Assert.Null(details.EffectiveLabels);
        Assert.Null(details.JudgeNarrows);
        Assert.Null(details.IfRandom);
    }

    /// <summary>
    /// By verdict the judge is read from all counts: pass-rates.md 5.5, by hand: p = (15 + 11)/40, PPV = 9/11, FOR = 1/9.
    /// </summary>
    [Fact]
    public void By_verdict_the_judge_is_the_one_that_fits_all_counts()
    {
        var details = PostStratifiedEstimator.Default.Explain(Study(CalibrationDesign.ByVerdict));
        const double Passed = 26.0 / 40, Ppv = 9.0 / 11, For = 1.0 / 9;
        const double Rate = (Passed * Ppv) + ((1 - Passed) * For);
        Assert.Equal(Rate, details.Estimate.Point, 1e-14);
        var design = new StudyDesign { TestItems = 20, Labels = LabelPlan.ByVerdict(11, 9) };
        var point = ExactCoverage.AtPoint(
            PostStratifiedEstimator.Default, design, 0.95, Rate, Passed * Ppv / Rate, (1 - Passed) * (1 - For) / (1 - Rate),
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(point.Coverage, details.Coverage!.Value.AtEstimate, 1e-9);
        Assert.Equal(point.Width, details.Coverage.Value.ExpectedWidth, 1e-9);
    }

    [Fact]
    public void A_random_sample_has_effective_labels()
    {
        var details = PostStratifiedEstimator.Default.Explain(Study(CalibrationDesign.Random, 260, 400));
        var (point, error) = (details.Estimate.Point, details.Estimate.StandardError);
        Assert.Equal(point * (1 - point) / (error * error), details.EffectiveLabels!.Value, 1e-9);
        Assert.True(details.EffectiveLabels > 20);    // there are 20 labels, and a good judge adds to them
        Assert.True(details.JudgeNarrows);
        Assert.Null(details.Coverage);                // 401 · 1771 outcomes
        Assert.Equal(20, LabelsOnlyEstimator.Default.Explain(Study(CalibrationDesign.Random)).EffectiveLabels!.Value, 1e-9);
        Assert.Null(NaiveEstimator.Default.Explain(Study(CalibrationDesign.Random)).EffectiveLabels);
    }

    [Fact]
    public void A_weak_judge_narrows_nothing()
    {
        var coin = new ConfusionCounts { TruePositive = 5, FalseNegative = 4, FalsePositive = 4, TrueNegative = 5 };
        var study = new JudgeStudy { Test = JudgeTally.Of(25, 50), Calibration = Calibration.FromCounts(coin, CalibrationDesign.Random) };
        Assert.False(PostStratifiedEstimator.Default.Explain(study).JudgeNarrows);
    }

    [Fact]
    public void Labels_that_look_like_a_random_sample_may_be_one()
    {
        // 12 of 20 labelled items and 12 of 20 test items passed: nothing speaks against a random sample.
        var found = new ConfusionCounts { TruePositive = 11, FalseNegative = 2, FalsePositive = 1, TrueNegative = 6 };
        JudgeStudy Like(ConfusionCounts labels, CalibrationDesign design, long passed = 12) => new()
        {
            Test = JudgeTally.Of(passed, 20),
            Calibration = Calibration.FromCounts(labels, design),
        };
        Assert.Equal(PostStratifiedEstimator.Default.Estimate(Like(found, CalibrationDesign.Random)),
            AsymmetricErrorEstimator.Default.Explain(Like(found, CalibrationDesign.External)).IfRandom);
        Assert.Null(AsymmetricErrorEstimator.Default.Explain(Like(found, CalibrationDesign.External, 20)).IfRandom);
        Assert.Null(AsymmetricErrorEstimator.Default.Explain(Like(found, CalibrationDesign.ByLabel)).IfRandom);
        // Ten passes and ten fails were wanted, not found.
        var wanted = new ConfusionCounts { TruePositive = 9, FalseNegative = 1, FalsePositive = 3, TrueNegative = 7 };
        Assert.Null(AsymmetricErrorEstimator.Default.Explain(Like(wanted, CalibrationDesign.External)).IfRandom);
    }

    [Fact]
    public void Nothing_throws_and_coverage_is_left_out_where_it_would_take_long()
    {
        Assert.Null(BayesianEstimator.Default.Explain(Study(CalibrationDesign.ByLabel)).Coverage);
        var score = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Score };
        Assert.Null(score.Explain(Study(CalibrationDesign.ByLabel)).Coverage);
        Laws.Studies.Check(Laws.Studies.Any, 300, study =>
        {
            foreach (var estimator in JudgeEstimators.All.Where(e => e is not BayesianEstimator))
            {
                var details = estimator.Explain(in study);
                Assert.Equal(estimator.Estimate(in study).Warnings, details.Estimate.Warnings);
                Assert.True(details.Coverage is not { } c || (c.AtEstimate is >= 0 and <= 1 && c.ExpectedWidth is >= 0 and <= 1));
                Assert.True(details.EffectiveLabels is not { } labels || double.IsFinite(labels));
            }
        });
    }
}
