using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.BadInputs;

public class ExtremeStudyTests
{
    private static readonly double[] s_sizes = [0, 1e-300, 1e-100, 1e-9, 1, 7.5, 1e9, 1.8e19, 1e20];
    private static readonly double[] s_rates = [0, 1e-300, 1e-3, 0.5, 1];

    public static TheoryData<BinomialInterval> Intervals => [.. Enum.GetValues<BinomialInterval>()];

    [Fact]
    public void Estimate_ClosedFormsOnAnyConstructibleStudy_NeverThrowsAndStaysInside()
    {
        IJudgeEstimator[] closed =
        [
            LabelsOnlyEstimator.Default with { Interval = BinomialInterval.Wilson },
            RoganGladenEstimator.Default,
            AsymmetricErrorEstimator.Default,
            AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.Fieller },
        ];
        var rates = Rates();
        foreach (var test in rates)
        {
            foreach (var sensitivity in rates)
            {
                foreach (var specificity in rates)
                {
                    var study = new JudgeStudy
                    {
                        Test = test,
                        Calibration = new() { Sensitivity = sensitivity, Specificity = specificity, Design = CalibrationDesign.Random },
                    };
                    foreach (var estimator in closed) AssertWhole(estimator, study, 0.95);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Intervals))]
    public void Estimate_OneProportionOnAnyRate_NeverThrowsAndContainsThePoint(BinomialInterval interval)
    {
        var naive = new NaiveEstimator { Interval = interval };
        foreach (var rate in Rates())
        {
            foreach (var level in new[] { 1e-12, 0.5, 0.95, 1 - 1e-12 })
            {
                var estimate = AssertWhole(naive, new() { Test = rate }, level);
                Assert.True(!estimate.IsIdentified || estimate.Interval.Contains(estimate.Point), $"{rate} {level}: {estimate}");
            }
        }
    }

    // Found: at a level near 0 the limits are equal but for rounding, and crossed for mid-p, Jeffreys and Blaker.
    [Theory]
    [MemberData(nameof(Intervals))]
    public void Estimate_LevelNextToNothing_IsStillAnInterval(BinomialInterval interval)
    {
        foreach (var size in new[] { 1e-9, 1, 2, 9, 1e6, 1e9 })
        {
            foreach (var rate in s_rates)
                AssertWhole(new NaiveEstimator { Interval = interval }, new() { Test = Proportion.FromRate(rate, size) }, 1e-12);
        }
    }

    private static JudgeEstimate AssertWhole(IJudgeEstimator estimator, JudgeStudy study, double level)
    {
        JudgeEstimate estimate;
        try
        {
            estimate = estimator.Estimate(in study, level);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{estimator} {study} {level}", error);
        }
        if (estimate.Interval.Lower is >= 0 and <= 1 && estimate.Interval.Upper is >= 0 and <= 1
            && estimate.Interval.Lower <= estimate.Interval.Upper
            && (estimate.IsIdentified ? estimate.Point is >= 0 and <= 1 : double.IsNaN(estimate.Unclamped))
            && !double.IsNaN(estimate.StandardError))
        {
            return estimate;
        }
        Assert.Fail($"{estimator} {study} {level}: {estimate}");
        return estimate;
    }

    private static List<Proportion> Rates() =>
        [.. s_sizes.SelectMany(size => s_rates.Select(rate => Proportion.FromRate(rate, size))), .. s_rates.Select(Proportion.Known)];
}
