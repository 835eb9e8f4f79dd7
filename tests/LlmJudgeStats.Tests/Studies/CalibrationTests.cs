namespace LlmJudgeStats.Tests.Studies;

public class CalibrationTests
{
    private static readonly ConfusionCounts s_counts = new()
    {
        TruePositive = 86,
        FalseNegative = 14,
        FalsePositive = 9,
        TrueNegative = 91,
    };

    [Fact]
    public void Counts_are_external_rates_by_themselves()
    {
        Calibration calibration = s_counts;
        Assert.Equal(Proportion.FromCounts(86, 100), calibration.Sensitivity);
        Assert.Equal(Proportion.FromCounts(91, 100), calibration.Specificity);
        Assert.Equal(CalibrationDesign.External, calibration.Design);
        Assert.False(calibration.IsEmpty || calibration.IsKnown);
        Assert.Equal(calibration, Calibration.FromCounts(s_counts, CalibrationDesign.External));
    }

    [Fact]
    public void The_design_of_counts_is_kept()
    {
        foreach (var design in Enum.GetValues<CalibrationDesign>())
            Assert.Equal(design, Calibration.FromCounts(s_counts, design).Design);
    }

    [Fact]
    public void Youdens_J_of_counts_is_the_ratio_of_cross_products()
    {
        // (86·91 - 14·9)/(100·100) = 7700/10000, rounded once.
        Assert.Equal(0.77, ((Calibration)s_counts).Youden);
        Assert.Equal(0, Counts(50, 50, 50, 50).Youden);
        Assert.Equal(0, Counts(1, 2, 2, 4).Youden);
        Assert.Equal(-1, Counts(0, 3, 4, 0).Youden);
        Assert.Equal(1, Counts(3, 0, 0, 4).Youden);
        Assert.Equal(0.5, Calibration.Known(0.75, 0.75).Youden);
        // 2^53+1 items: the counts differ, their doubles do not; the sign of J must still come out as 0, never as noise.
        Assert.Equal(0, Counts(1L << 52, 1L << 52, 1L << 52, 1L << 52).Youden);
    }

    [Fact]
    public void Youdens_J_of_a_missing_class_is_NaN()
    {
        Assert.True(double.IsNaN(Counts(5, 5, 0, 0).Youden));
        Assert.True(double.IsNaN(Counts(0, 0, 5, 5).Youden));
        Assert.True(double.IsNaN(default(Calibration).Youden));
    }

    [Fact]
    public void A_known_accuracy_is_both_rates()
    {
        var calibration = Calibration.KnownAccuracy(0.8);
        Assert.Equal(Calibration.Known(0.8, 0.8), calibration);
        Assert.True(calibration.IsKnown);
        Assert.Equal(0.6, calibration.Youden, 1e-15);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(86.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_known_rate_that_is_none_is_refused_by_name(double value)
    {
        Assert.Equal("sensitivity", Assert.Throws<ArgumentOutOfRangeException>(() => Calibration.Known(value, 0.5)).ParamName);
        Assert.Equal("specificity", Assert.Throws<ArgumentOutOfRangeException>(() => Calibration.Known(0.5, value)).ParamName);
        Assert.Equal("accuracy", Assert.Throws<ArgumentOutOfRangeException>(() => Calibration.KnownAccuracy(value)).ParamName);
    }

    [Fact]
    public void An_undefined_design_is_refused()
    {
        Assert.Equal(
            "design", Assert.Throws<ArgumentOutOfRangeException>(() => Calibration.FromCounts(s_counts, (CalibrationDesign)999)).ParamName);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new Calibration { Design = (CalibrationDesign)4 });
        Assert.Equal("Design", error.ParamName);
        Assert.Contains("ByVerdict", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Calibration) with { Design = (CalibrationDesign)(-1) });
    }

    [Fact]
    public void The_default_is_no_calibration()
    {
        Assert.True(default(Calibration).IsEmpty);
        Assert.False(default(Calibration).IsKnown);
        Assert.Equal(CalibrationDesign.External, default(Calibration).Design);
        Assert.Equal(default, (Calibration)default(ConfusionCounts));
    }

    [Fact]
    public void One_known_rate_keeps_the_other_measured()
    {
        var half = (Calibration)s_counts with { Specificity = Proportion.Known(0.91) };
        Assert.False(half.IsKnown || half.IsEmpty);
        Assert.Equal(100, half.Sensitivity.Size);
        Assert.Equal(0.77, half.Youden, 1e-15);
    }

    [Fact]
    public void A_flip_is_the_calibration_of_the_flipped_counts()
    {
        var calibration = Calibration.FromCounts(s_counts, CalibrationDesign.Random);
        Assert.Equal(Calibration.FromCounts(s_counts.Flip(), CalibrationDesign.Random), calibration.Flip());
        Assert.Equal(calibration, calibration.Flip().Flip());
    }

    [Fact]
    public void A_flip_of_a_study_flips_both_parts()
    {
        var study = new JudgeStudy { Test = JudgeTally.Of(720, 1000), Calibration = s_counts };
        Assert.Equal(new JudgeStudy { Test = JudgeTally.Of(280, 1000), Calibration = s_counts.Flip() }, study.Flip());
        Assert.True(default(JudgeStudy).Test.IsEmpty && default(JudgeStudy).Calibration.IsEmpty);
    }

    private static Calibration Counts(long tp, long fn, long fp, long tn) =>
        new ConfusionCounts { TruePositive = tp, FalseNegative = fn, FalsePositive = fp, TrueNegative = tn };
}
