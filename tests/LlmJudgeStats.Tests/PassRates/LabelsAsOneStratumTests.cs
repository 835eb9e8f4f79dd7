namespace LlmJudgeStats.Tests.PassRates;

/// <summary>
/// A verdict that no labelled item has: labels at random still tell the rate by themselves, labels by verdict do not
/// (pass-rates.md 5.4).
/// </summary>
public sealed class LabelsAsOneStratumTests
{
    [Fact]
    public void Labels_at_random_give_their_share_and_the_interval_stays()
    {
        var study = Study(JudgeTally.Of(495, 500), 36, 0, 4, 0, CalibrationDesign.Random);
        var estimate = JudgeStats.PassRate(in study);
        var labels = LabelsOnlyEstimator.Default.Estimate(in study, 0.95);
        Assert.True(estimate.IsIdentified);
        Assert.Equal("post-stratified", estimate.Method.Id);
        Assert.Equal(0.9, estimate.Point, 1e-15);
        Assert.Equal(labels.Point, estimate.Point, 1e-15);
        Assert.Equal(labels.StandardError, estimate.StandardError, 1e-15);
        Assert.Equal(EstimateWarnings.PartiallyIdentified, estimate.Warnings);
        Assert.Equal((0.765, 0.972), (Math.Round(estimate.Interval.Lower, 3), Math.Round(estimate.Interval.Upper, 3)));
        var byVerdict = JudgeStats.PassRate(Study(JudgeTally.Of(495, 500), 36, 0, 4, 0, CalibrationDesign.ByVerdict));
        Assert.False(byVerdict.IsIdentified);
        Assert.Equal(byVerdict.Interval, estimate.Interval);
    }

    /// <summary>Every interval contains that share, at every level, and is the mirror image of that of the mirrored study.</summary>
    [Fact]
    public void Every_interval_contains_it()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var (passes, fails) = (random.Next(0, 40), random.Next(0, 40));
            if (passes + fails == 0) continue;
            var test = JudgeTally.Of(random.Next(0, 500), 500);
            var study = random.Next(2) == 0
                ? Study(test, passes, 0, fails, 0, CalibrationDesign.Random)
                : Study(test, 0, passes, 0, fails, CalibrationDesign.Random);
            foreach (var interval in Enum.GetValues<PostStratifiedInterval>())
            {
                // A quadrature of 20 ms: one study in ten.
                if (interval == PostStratifiedInterval.Melding && i % 10 != 0) continue;
                var estimator = new PostStratifiedEstimator { Interval = interval };
                foreach (var level in new[] { 1e-9, 0.5, 0.95, 1 - 1e-9 })
                {
                    var (one, other) = (estimator.Estimate(in study, level), estimator.Estimate(study.Flip(), level));
                    Assert.True(one.Interval.Contains(one.Point), $"{one} {interval} {level}");
                    Assert.Equal((double)passes / (passes + fails), one.Point, 1e-15);
                    Assert.Equal(1 - one.Point, other.Point, 2e-16);
                    Assert.Equal(one.Warnings, other.Warnings);
                }
            }
        }
    }

    /// <summary>Its coverage is that of a judge that nobody saw: not enumerated, as it was not before there was a point.</summary>
    [Fact]
    public void Nothing_is_said_of_the_judge()
    {
        var details = PostStratifiedEstimator.Default.Explain(Study(JudgeTally.Of(55, 60), 16, 0, 4, 0, CalibrationDesign.Random));
        Assert.Null(details.Coverage);
        Assert.False(details.JudgeNarrows);
        // Nor is the design recommended by it.
        var undeclared = Study(JudgeTally.Of(58, 60), 16, 0, 4, 0, CalibrationDesign.External);
        Assert.Null(JudgeStats.EstimatorFor(in undeclared).Explain(in undeclared).IfRandom);
    }

    private static JudgeStudy Study(JudgeTally test, long tp, long fn, long fp, long tn, CalibrationDesign design) => new()
    {
        Test = test,
        Calibration = Calibration.FromCounts(
            new() { TruePositive = tp, FalseNegative = fn, FalsePositive = fp, TrueNegative = tn }, design),
    };
}
