using LlmJudgeStats.Coverage;
using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Tests.Coverage;

/// <summary>The rule of a few nodes against the mean over every outcome, added up here the plain way.</summary>
public sealed class ExpectedWidthTests
{
    private const double TwoInAThousand = 0.002;    // decisions.md 9.2

    private static readonly JudgeGuess s_guess = new() { PassRate = 0.8, Sensitivity = 0.9, Specificity = 0.85 };

    public static TheoryData<double, double, double> Judges => new() { { 0.8, 0.9, 0.85 }, { 0.5, 0.7, 0.7 }, { 0.3, 0.6, 0.6 } };

    [Theory]
    [MemberData(nameof(Judges))]
    public void By_label_it_is_the_mean_over_every_outcome(double rate, double sensitivity, double specificity)
    {
        var guess = new JudgeGuess { PassRate = rate, Sensitivity = sensitivity, Specificity = specificity };
        var design = new StudyDesign { TestItems = 50, Labels = LabelPlan.ByLabel(10, 10) };
        var mean = 0.0;
        for (var k = 0; k <= 50; k++)
        {
            for (var truePositive = 0; truePositive <= 10; truePositive++)
            {
                for (var trueNegative = 0; trueNegative <= 10; trueNegative++)
                {
                    var study = Study(
                        k, 50 - k, truePositive, 10 - truePositive, 10 - trueNegative, trueNegative, CalibrationDesign.ByLabel);
                    mean += Mass(50, guess.JudgedRate, k) * Mass(10, sensitivity, truePositive) * Mass(10, specificity, trueNegative)
                        * AsymmetricErrorEstimator.Default.Estimate(in study, 0.95).Interval.Width / 2;
                }
            }
        }
        var expected = ExpectedWidth.Of(AsymmetricErrorEstimator.Default, design, guess, 0.95);
        Assert.Equal(1, expected / mean, TwoInAThousand);
    }

    [Fact]
    public void By_verdict_it_is_the_mean_over_every_outcome()
    {
        var mean = 0.0;
        for (var passed = 0; passed <= 60; passed++)
        {
            var (f1, f0) = (Math.Min(passed, 12), Math.Min(60 - passed, 12));
            for (var n11 = 0; n11 <= f1; n11++)
            {
                for (var n10 = 0; n10 <= f0; n10++)
                {
                    var study = Study(
                        passed - f1, 60 - passed - f0, n11, n10, f1 - n11, f0 - n10, CalibrationDesign.ByVerdict);
                    mean += Mass(60, s_guess.JudgedRate, passed) * Mass(f1, s_guess.PositivePredictiveValue, n11)
                        * Mass(f0, s_guess.FalseOmissionRate, n10) * HalfWidth(in study);
                }
            }
        }
        var design = new StudyDesign { TestItems = 36, Labels = LabelPlan.ByVerdict(12, 12) };
        Assert.Equal(1, ExpectedWidth.Of(PostStratifiedEstimator.Default, design, s_guess, 0.95) / mean, TwoInAThousand);
    }

    [Fact]
    public void At_random_it_is_the_mean_over_every_outcome()
    {
        var mean = 0.0;
        for (var passed = 0; passed <= 15; passed++)
        {
            for (var f1 = 0; f1 <= 20; f1++)
            {
                for (var n11 = 0; n11 <= f1; n11++)
                {
                    for (var n10 = 0; n10 <= 20 - f1; n10++)
                    {
                        var study = Study(passed, 15 - passed, n11, n10, f1 - n11, 20 - f1 - n10, CalibrationDesign.Random);
                        var probability = Mass(15, s_guess.JudgedRate, passed) * Mass(20, s_guess.JudgedRate, f1)
                            * Mass(f1, s_guess.PositivePredictiveValue, n11) * Mass(20 - f1, s_guess.FalseOmissionRate, n10);
                        if (probability > 1e-9) mean += probability * HalfWidth(in study);
                    }
                }
            }
        }
        var design = new StudyDesign { TestItems = 15, Labels = LabelPlan.Random(20) };
        Assert.Equal(1, ExpectedWidth.Of(PostStratifiedEstimator.Default, design, s_guess, 0.95) / mean, 0.005);
    }

    /// <summary>Beyond 2,000 labels nodes stand for outcomes; at 2,000 both are at hand.</summary>
    [Fact]
    public void Labels_alone_are_the_same_by_enumeration_and_by_nodes() =>
        Assert.Equal(ExpectedWidth.OfLabelsAlone(2000, 0.9, 0.95), ExpectedWidth.OfLabelsAlone(2000 + 1e-9, 0.9, 0.95), 1e-9);

    [Fact]
    public void Without_a_label_nothing_is_known() => Assert.Equal(0.5, ExpectedWidth.OfLabelsAlone(0, 0.9, 0.95));

    /// <summary>The mapped interval of Wilson at known rates, added up over the verdicts alone.</summary>
    [Fact]
    public void Known_rates_leave_the_verdicts_alone()
    {
        var design = new StudyDesign { TestItems = 6, KnownSensitivity = 0.9, KnownSpecificity = 0.85 };
        var mean = 0.0;
        for (var k = 0; k <= 6; k++)
        {
            var study = new JudgeStudy { Test = Proportion.FromCounts(k, 6), Calibration = Calibration.Known(0.9, 0.85) };
            mean += Mass(6, s_guess.JudgedRate, k) * RoganGladenEstimator.Default.Estimate(in study, 0.95).Interval.Width / 2;
        }
        Assert.Equal(mean, ExpectedWidth.Of(RoganGladenEstimator.Default, design, s_guess, 0.95), 1e-14);
    }

    /// <summary>Pass and fail exchanged, with the judge's rates, is the same study.</summary>
    [Theory]
    [InlineData(CalibrationDesign.ByLabel)]
    [InlineData(CalibrationDesign.Random)]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void Exchanging_pass_and_fail_changes_nothing(CalibrationDesign design)
    {
        var mirrored = new JudgeGuess { PassRate = 1 - 0.8, Sensitivity = 0.85, Specificity = 0.9 };
        IJudgeEstimator estimator = design == CalibrationDesign.ByLabel
            ? AsymmetricErrorEstimator.Default
            : PostStratifiedEstimator.Default;
        var width = ExpectedWidth.Of(estimator, PlannedStudy.Of(200, LabelPlan.Of(design, 30, 20)), s_guess, 0.95);
        var other = ExpectedWidth.Of(estimator, PlannedStudy.Of(200, LabelPlan.Of(design, 20, 30)), mirrored, 0.95);
        Assert.Equal(width, other, 1e-9);
    }

    [Fact]
    public void A_judge_at_chance_and_a_level_in_percent_are_refused()
    {
        var chance = new JudgeGuess { PassRate = 0.5, Sensitivity = 0.5, Specificity = 0.5 };
        var design = new StudyDesign { TestItems = 10, Labels = LabelPlan.ByLabel(5, 5) };
        Assert.Throws<ArgumentException>(() => ExpectedWidth.Of(AsymmetricErrorEstimator.Default, design, chance, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExpectedWidth.Of(AsymmetricErrorEstimator.Default, design, s_guess, 95));
    }

    private static double HalfWidth(in JudgeStudy study) => PostStratifiedEstimator.Default.Estimate(in study, 0.95).Interval.Width / 2;

    private static JudgeStudy Study(
        int passed, int failed, int truePositive, int falseNegative, int falsePositive, int trueNegative, CalibrationDesign design) => new()
        {
            Test = new JudgeTally { Positives = passed, Negatives = failed },
            Calibration = Calibration.FromCounts(
                new()
                {
                    TruePositive = truePositive,
                    FalseNegative = falseNegative,
                    FalsePositive = falsePositive,
                    TrueNegative = trueNegative,
                },
                design),
        };

    // Pascal's triangle by products: another way than the library's.
    private static double Mass(int n, double p, int k)
    {
        var mass = Math.Pow(p, k) * Math.Pow(1 - p, n - k);
        for (var i = 1; i <= k; i++) mass *= (double)(n - k + i) / i;
        return mass;
    }
}
