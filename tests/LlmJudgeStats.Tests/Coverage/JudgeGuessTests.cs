using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Tests.Coverage;

public class JudgeGuessTests
{
    /// <summary>By hand: Se 47/52, Sp 42/52, J 37/52; p .85, so θ = (.85 + 42/52 − 1)/(37/52).</summary>
    [Fact]
    public void A_pilot_by_label_is_drawn_towards_one_half()
    {
        var guess = JudgeGuess.FromPilot(Study(255, 45, 46, 4, 9, 41, CalibrationDesign.ByLabel));
        Assert.Equal(47.0 / 52, guess.Sensitivity, 1e-15);
        Assert.Equal(42.0 / 52, guess.Specificity, 1e-15);
        Assert.Equal((0.85 + (42.0 / 52) - 1) / (37.0 / 52), guess.PassRate, 1e-15);
        Assert.Equal(37.0 / 52, guess.Youden, 1e-15);
    }

    /// <summary>By hand: 90 of 100 judged items passed; PPV 28/32, FOR 3/12; θ = .9 · 28/32 + .1 · 3/12 = .8125.</summary>
    [Fact]
    public void A_pilot_by_verdict_shows_what_is_behind_each_verdict()
    {
        var guess = JudgeGuess.FromPilot(Study(60, 0, 27, 2, 3, 8, CalibrationDesign.ByVerdict));
        Assert.Equal(0.8125, guess.PassRate, 1e-15);
        Assert.Equal(0.9 * 28 / 32 / 0.8125, guess.Sensitivity, 1e-15);
        Assert.Equal(0.1 * 9 / 12 / 0.1875, guess.Specificity, 1e-14);
        Assert.Equal(0.9, guess.JudgedRate, 1e-15);
        Assert.Equal(28.0 / 32, guess.PositivePredictiveValue, 1e-15);
        Assert.Equal(3.0 / 12, guess.FalseOmissionRate, 1e-15);
    }

    /// <summary>All judged items show the rate of passes of a random sample: 75 of 100 here, not 60 of 80.</summary>
    [Fact]
    public void A_pilot_at_random_counts_the_verdicts_of_labelled_items()
    {
        var guess = JudgeGuess.FromPilot(Study(64, 16, 10, 2, 1, 7, CalibrationDesign.Random));
        var (se, sp) = (11.0 / 14, 8.0 / 10);
        Assert.Equal(((75.0 / 100) + sp - 1) / (se + sp - 1), guess.PassRate, 1e-15);
    }

    [Fact]
    public void Known_rates_stay_as_they_are()
    {
        var guess = JudgeGuess.FromPilot(new()
        {
            Test = Proportion.FromCounts(7, 10),
            Calibration = new() { Sensitivity = Proportion.Known(1), Specificity = Proportion.FromCounts(10, 10) },
        });
        Assert.Equal(1, guess.Sensitivity);
        Assert.Equal(11.0 / 12, guess.Specificity, 1e-15);
    }

    /// <summary>Fewer passes than the judge's mistakes alone would give: no rate below 0 is guessed.</summary>
    [Fact]
    public void A_rate_outside_0_to_1_is_clipped() =>
        Assert.Equal(0, JudgeGuess.FromPilot(Study(1, 99, 9, 1, 5, 5, CalibrationDesign.External)).PassRate);

    [Fact]
    public void A_judge_at_chance_is_refused_with_a_way_out()
    {
        var thrown = Assert.Throws<ArgumentException>(
            () => JudgeGuess.FromPilot(Study(50, 50, 5, 5, 5, 5, CalibrationDesign.External)));
        Assert.Contains("not better than chance", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("above 1", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, 5, 5, CalibrationDesign.External)]    // no verdicts
    [InlineData(5, 5, 0, 5, CalibrationDesign.External)]    // no labelled pass
    [InlineData(5, 5, 0, 0, CalibrationDesign.ByVerdict)]   // no label
    public void A_pilot_without_data_is_refused(int passed, int failed, int truePositive, int trueNegative, CalibrationDesign design)
    {
        var thrown = Assert.Throws<ArgumentException>(
            () => JudgeGuess.FromPilot(Study(passed, failed, truePositive, 0, 0, trueNegative, design)));
        Assert.Contains("JudgeGuess", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_are_rates() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new JudgeGuess { PassRate = 70, Sensitivity = 0.9, Specificity = 0.9 });

    private static JudgeStudy Study(
        long passed, long failed, long truePositive, long falseNegative, long falsePositive, long trueNegative,
        CalibrationDesign design) => new()
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
}
