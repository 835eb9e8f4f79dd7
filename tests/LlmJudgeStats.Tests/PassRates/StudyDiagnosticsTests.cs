using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;
using MathNet.Numerics;

namespace LlmJudgeStats.Tests.PassRates;

public sealed class StudyDiagnosticsTests
{
    /// <summary>P(Se + Sp ≤ 1) against the finite sum that holds for whole shapes: another route, no quadrature.</summary>
    [Theory]
    [InlineData(7, 3, 6, 4)]
    [InlineData(70, 30, 55, 45)]
    [InlineData(3, 0, 200, 180)]
    [InlineData(51, 49, 51, 49)]
    [InlineData(0, 5, 900, 100)]
    [InlineData(10, 0, 10, 0)]
    public void The_probability_of_a_judge_at_chance_is_the_exact_sum(
        int truePositive, int falseNegative, int trueNegative, int falsePositive)
    {
        var calibration = new Calibration
        {
            Sensitivity = JudgeTally.Of(truePositive, truePositive + falseNegative),
            Specificity = JudgeTally.Of(trueNegative, trueNegative + falsePositive),
        };
        // Sensitivity is Beta(a, b); the false positive rate, Beta(c, d), must be above it.
        double a = truePositive + 1, b = falseNegative + 1, c = falsePositive + 1, d = trueNegative + 1;
        var exact = 0.0;
        for (var i = 0; i < c; i++)
            exact += Math.Exp(SpecialFunctions.BetaLn(a + i, b + d) - Math.Log(d + i) - SpecialFunctions.BetaLn(1 + i,
                d) - SpecialFunctions.BetaLn(a, b));
        Assert.Equal(exact, ChanceProbability.Of(in calibration), 2e-5);
        Assert.Equal(exact, ChanceProbability.Of(calibration.Flip()), 2e-5);
    }

    [Fact]
    public void A_known_rate_has_no_spread()
    {
        // Sensitivity .8 known; P(Sp ≤ .2) with 3 of 10: Beta(4, 8).
        var calibration = new Calibration { Sensitivity = Proportion.Known(0.8), Specificity = JudgeTally.Of(3, 10) };
        var exact = Enumerable.Range(4, 8).Sum(i => SpecialFunctions.Binomial(11, i) * Math.Pow(0.2, i) * Math.Pow(0.8, 11 - i));
        Assert.Equal(exact, ChanceProbability.Of(in calibration), 1e-12);
    }

    /// <summary>
    /// With the labels that are asked for, the delta interval at the shrunken rates is 5 points to each side, or a little less: labels are
    /// whole.
    /// </summary>
    [Theory]
    [InlineData(60_000, 100_000, 45, 5, 0, 1)]
    [InlineData(60_000, 100_000, 7, 3, 4, 6)]
    [InlineData(30_000, 100_000, 9, 1, 2, 30)]
    public void The_labels_that_are_needed_are_enough(int passed, int total, int tp, int fn, int fp, int tn)
    {
        Calibration calibration = new ConfusionCounts { TruePositive = tp, FalseNegative = fn, FalsePositive = fp, TrueNegative = tn };
        var study = new JudgeStudy { Test = JudgeTally.Of(passed, total), Calibration = calibration };
        var z = Confidence.TwoSided(0.95).Quantile;
        var needed = LabelsNeeded.For(in study, 0.05, z)!.Value;
        var (se, sp) = (calibration.Sensitivity.Smooth(1, 1).Rate, calibration.Specificity.Smooth(1, 1).Rate);
        var planned = new Calibration
        {
            Sensitivity = Proportion.FromRate(se, needed.Passes),
            Specificity = Proportion.FromRate(sp, needed.Fails),
        };
        var estimate = RoganGladenEstimator.Default.Estimate(study with { Calibration = planned });
        Assert.InRange(estimate.Unclamped, 0, 1);
        Assert.InRange(z * estimate.StandardError, 0.047, 0.05 + 1e-12);
    }

    [Fact]
    public void No_labels_make_up_for_missing_test_items() =>
        Assert.Null(LabelsNeeded.For(new()
        {
            Test = JudgeTally.Of(5, 10),
            Calibration = new ConfusionCounts { TruePositive = 9, FalseNegative = 1, FalsePositive = 1, TrueNegative = 9 }
        }, 0.05, 1.96));

    /// <summary>
    /// Sensitivity .50, specificity .53: such a judge passes 47 to 50 % of anything; 82 % passed refutes that the error rates carry over.
    /// </summary>
    [Fact]
    public void Error_rates_that_do_not_fit_the_test_items_are_suspicious()
    {
        Calibration calibration = new ConfusionCounts { TruePositive = 150, FalseNegative = 150, FalsePositive = 140, TrueNegative = 160 };
        var study = new JudgeStudy { Test = JudgeTally.Of(412, 500), Calibration = calibration };
        var found = Assert.Single(StudyDiagnostics.Of(in study, 0.95), d => d.Code == "LJS1012");
        Assert.Equal("A judge with these rates passes 46.7% to 50.0% of any items, and it passed 82.4% of the test items.", found.Detail);
        Assert.Contains(StudyDiagnostics.Of(study.Flip(), 0.95), d => d.Code == "LJS1012");
        Assert.DoesNotContain(
            StudyDiagnostics.Of(new() { Test = JudgeTally.Of(270, 500), Calibration = calibration }, 0.95), d => d.Code == "LJS1012");
        // Three of three passed does not refute a sensitivity of .9.
        Assert.DoesNotContain(StudyDiagnostics.Of(new() { Test = JudgeTally.Of(3, 3), Calibration = Calibration.Known(0.9, 0.9) }, 0.95),
            d => d.Code == "LJS1012");
        // At chance and below it, where it was silent: such a judge passes 80 %, or 70 to 80 %, of any items.
        foreach (var truePositive in new[] { 40, 35 })
        {
            var weak = Calibration.FromCounts(new()
            {
                TruePositive = truePositive,
                FalseNegative = 50 - truePositive,
                FalsePositive = 40,
                TrueNegative = 10
            }, CalibrationDesign.External);
            Assert.Contains(
                StudyDiagnostics.Of(new() { Test = JudgeTally.Of(30, 300), Calibration = weak }, 0.95), d => d.Code == "LJS1012");
            Assert.Contains(StudyDiagnostics.Of(new JudgeStudy { Test = JudgeTally.Of(30, 300), Calibration = weak }.Flip(), 0.95),
                d => d.Code == "LJS1012");
            Assert.DoesNotContain(
                StudyDiagnostics.Of(new() { Test = JudgeTally.Of(225, 300), Calibration = weak }, 0.95), d => d.Code == "LJS1012");
        }
    }

    /// <summary>
    /// P(X ≤ 5) of 180 at .1 by the sum of its terms, .0002. With .98 and .7 a judge passes 30 to 98 %, exchanged 2 to 70 %: 5 of 180
    /// fits.
    /// </summary>
    [Fact]
    public void Stated_rates_that_no_pass_rate_fits_are_an_error()
    {
        var exact = Enumerable.Range(0, 6).Sum(i => SpecialFunctions.Binomial(180, i) * Math.Pow(0.1, i) * Math.Pow(0.9, 180 - i));
        Assert.Equal(0.0002, exact, 5e-5);
        Assert.Equal("A judge with these rates passes 10.0% to 90.0% of any items, and it passed 2.8% of the test items: "
            + $"p = {exact.ToString("F4", System.Globalization.CultureInfo.InvariantCulture)}.", NoFit(5, 180, 0.9, 0.9)!.Detail);
        Assert.Equal(NoFit(5, 180, 0.9, 0.9)!.Detail.Replace("2.8%", "97.2%", StringComparison.Ordinal), NoFit(175, 180, 0.9, 0.9)!.Detail);
        Assert.Equal("A judge with these rates passes 30.0% to 98.0% of any items, and it passed 2.8% of the test items: "
            + "p = less than 0.0001. With sensitivity 0.7 and specificity 0.98, the two exchanged, they would fit: check which is which.",
            NoFit(5, 180, 0.98, 0.7)!.Detail);
        // 6 of 180 has .0006 on its side, and nothing speaks against 18.
        Assert.Null(NoFit(6, 180, 0.9, 0.9));
        Assert.Null(NoFit(18, 180, 0.9, 0.9));
        // Below chance the ends change places.
        Assert.NotNull(NoFit(5, 180, 0.1, 0.1));
        // A test rate that is known has no luck: only rounding lies between it and an end.
        Assert.NotNull(NoFit(Proportion.Known(0.09), 0.9, 0.9));
        Assert.Null(NoFit(Proportion.Known(Math.BitDecrement(0.1)), 0.9, 0.9));
    }

    private static Diagnostic? NoFit(long passed, long total, double sensitivity, double specificity) =>
        NoFit(JudgeTally.Of(passed, total), sensitivity, specificity);

    private static Diagnostic? NoFit(Proportion test, double sensitivity, double specificity)
    {
        var found = StudyDiagnostics.Of(new() { Test = test, Calibration = Calibration.Known(sensitivity, specificity) }, 0.95)
            .SingleOrDefault(found => found.Code == "LJS1012");
        Assert.True(found is null or { Severity: DiagnosticSeverity.Error });
        return found;
    }

    /// <summary>
    /// A judge that hardly beats chance is remarked on under every design: sampled labels correct for it, but misread ones look like that.
    /// </summary>
    [Theory]
    [InlineData(CalibrationDesign.External, true)]
    [InlineData(CalibrationDesign.ByLabel, true)]
    [InlineData(CalibrationDesign.Random, true)]
    [InlineData(CalibrationDesign.ByVerdict, true)]
    [InlineData(CalibrationDesign.Random, false)]
    [InlineData(CalibrationDesign.ByVerdict, false)]
    public void A_weak_judge_is_remarked_on_under_every_design(CalibrationDesign design, bool isAboveChance)
    {
        var weak = new ConfusionCounts { TruePositive = 22, FalseNegative = 18, FalsePositive = 19, TrueNegative = 21 };
        var below = new ConfusionCounts { TruePositive = 19, FalseNegative = 21, FalsePositive = 22, TrueNegative = 18 };
        var good = new ConfusionCounts { TruePositive = 37, FalseNegative = 3, FalsePositive = 4, TrueNegative = 36 };
        var found = Assert.Single(Of(isAboveChance ? weak : below), found => found.Code == "LJS1003");
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.Contains(isAboveChance ? "is 25%" : "is 75%", found.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Of(good), found => found.Code == "LJS1003");

        IReadOnlyList<Diagnostic> Of(ConfusionCounts counts) => StudyDiagnostics.Of(
            new() { Test = JudgeTally.Of(100, 200), Calibration = Calibration.FromCounts(counts, design) }, 0.95);
    }

    [Fact]
    public void An_ordinary_study_is_not_suspicious() => Assert.Empty(StudyDiagnostics.Of(new()
    {
        Test = JudgeTally.Of(600, 1000),
        Calibration = new ConfusionCounts { TruePositive = 92, FalseNegative = 11, FalsePositive = 9, TrueNegative = 71 },
    }, 0.95));

    /// <summary>
    /// Labels sampled from the test items correct for any judge, so that swapped ones went through without a word. Pearson's chi-squared
    /// test 58.7, 11.4 and 10.4; the line is 10.8.
    /// </summary>
    [Theory]
    [InlineData(CalibrationDesign.Random, 1, 22, 53, 4, true)]
    [InlineData(CalibrationDesign.ByVerdict, 1, 22, 53, 4, true)]
    [InlineData(CalibrationDesign.Random, 22, 1, 4, 53, false)]
    [InlineData(CalibrationDesign.Random, 10, 30, 25, 15, true)]
    [InlineData(CalibrationDesign.Random, 11, 30, 25, 15, false)]
    public void A_judge_clearly_below_chance_looks_swapped(
        CalibrationDesign design, long truePositive, long falseNegative, long falsePositive, long trueNegative, bool isReported)
    {
        var counts = new ConfusionCounts
        {
            TruePositive = truePositive,
            FalseNegative = falseNegative,
            FalsePositive = falsePositive,
            TrueNegative = trueNegative,
        };
        var study = new JudgeStudy { Test = JudgeTally.Of(144, 220), Calibration = Calibration.FromCounts(counts, design) };
        double n = counts.Count, cross = (truePositive * trueNegative) - (falseNegative * falsePositive);
        var chiSquared =
            n * cross * cross / ((truePositive + falseNegative) * (double)(falsePositive + trueNegative)
                * (truePositive + falsePositive) * (falseNegative + trueNegative));
        Assert.Equal(isReported, cross < 0 && chiSquared > 10.8276);
        Assert.Equal(
            isReported, StudyDiagnostics.Of(study, 0.95).Any(found => found is { Code: "LJS1002", Severity: DiagnosticSeverity.Warning }));
    }
}
