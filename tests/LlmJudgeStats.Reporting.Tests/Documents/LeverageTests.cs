namespace LlmJudgeStats.Reporting.Tests.Documents;

/// <summary>Widths with other sizes, against the estimator asked about studies that are written out here.</summary>
public sealed class LeverageTests
{
    private static readonly AsymmetricErrorEstimator s_estimator = AsymmetricErrorEstimator.Default;

    private static JudgeStudy Study(double scale, double items = 1) => new()
    {
        Test = Proportion.FromCounts(640 * items, 800 * items),
        Calibration = new()
        {
            Sensitivity = Proportion.FromCounts(80 * scale, 100 * scale),
            Specificity = Proportion.FromCounts(90 * scale, 100 * scale),
        },
    };

    private static double HalfWidth(JudgeStudy study) => s_estimator.Estimate(study, 0.95).Interval.Width / 2;

    private static Leverage? Of(IJudgeEstimator estimator, JudgeStudy study) =>
        Leverage.Of(estimator, in study, estimator.Estimate(in study, 0.95));

    [Fact]
    public void Labels_from_elsewhere_multiply()
    {
        var leverage = Of(s_estimator, Study(1))!;
        double[] factors = [0.05, 0.1, 0.2, 0.5, 1, 2, 4, 8];
        Assert.Equal(factors.Select(factor => (long)(200 * factor)), leverage.Curve.Select(point => point.Labels));
        Assert.All(leverage.Curve.Zip(factors), pair => Assert.Equal(HalfWidth(Study(pair.Second)), pair.First.HalfWidth, 1e-12));
        Assert.Equal(HalfWidth(Study(1)), leverage.HalfWidth, 1e-12);
        Assert.Equal(HalfWidth(Study(2)), leverage.TwiceTheLabels!.Value, 1e-12);
        Assert.Equal(HalfWidth(Study(1, items: 2)), leverage.TwiceTheItems, 1e-12);
        Assert.Equal(HalfWidth(Study(1) with { Calibration = Calibration.Known(0.8, 0.9) }), leverage.Floor!.Value, 1e-12);
        Assert.All(leverage.Curve, point => Assert.True(point.HalfWidth > leverage.Floor));
    }

    /// <summary>A label more is an unlabelled item less: 100 labels of 1,000 judged items.</summary>
    [Fact]
    public void Labels_from_test_items_come_out_of_the_items()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(600, 900),
            Calibration = Calibration.FromCounts(Reports.Table(60, 10, 6, 24), CalibrationDesign.Random),
        };
        var estimator = JudgeStats.EstimatorFor(in study);
        var leverage = Of(estimator, study)!;
        var twice = new JudgeStudy
        {
            Test = JudgeTally.Of(600 - 66, 900 - 100),
            Calibration = Calibration.FromCounts(Reports.Table(120, 20, 12, 48), CalibrationDesign.Random),
        };
        Assert.Equal(estimator.Estimate(in twice, 0.95).Interval.Width / 2, leverage.TwiceTheLabels!.Value, 1e-12);
        Assert.Null(leverage.Floor);
        // Twice the 1,000 judged items, and the same 100 labels.
        var items = study with { Test = JudgeTally.Of((2 * 666) - 66, 2000 - 100) };
        Assert.Equal(estimator.Estimate(in items, 0.95).Interval.Width / 2, leverage.TwiceTheItems, 1e-12);
        // Eight times as many labels are 800 of 1,000 items; ten times would be all of them.
        Assert.Equal(800, leverage.Curve[^1].Labels);
    }

    [Fact]
    public void Where_nothing_is_measured_nothing_is_said()
    {
        Assert.Null(Of(RoganGladenEstimator.Default, new() { Test = JudgeTally.Of(6, 9), Calibration = Calibration.Known(0.9, 0.8) }));
        Assert.Null(Of(NaiveEstimator.Default, new() { Test = JudgeTally.Of(6, 9) }));
        Assert.Null(Of(s_estimator, new() { Test = JudgeTally.Of(6, 9), Calibration = Reports.Table(5, 5, 5, 5) }));
    }

    [Theory]
    [InlineData(0.03, 0.05, "More labels help more than more test items: 75% of the uncertainty comes from measuring the judge. "
        + "Twice as many labels would give ±3.0 points instead of ±6.0; twice as many test items about ±5.0.")]
    [InlineData(0.05, 0.03, "More test items help more than more labels: 75% of the uncertainty comes from measuring the judge. "
        + "Twice as many labels would give ±5.0 points instead of ±6.0; twice as many test items about ±3.0.")]
    public void The_sentence_says_which_is_better_bought(double labels, double items, string sentence)
    {
        var leverage = new Leverage
        {
            Curve = [],
            Labels = 100,
            HalfWidth = 0.06,
            TwiceTheLabels = labels,
            TwiceTheItems = items,
            Floor = 0.02,
        };
        Assert.Equal(sentence, LeverageSentence.Of(leverage, new VarianceShares(0.25, 0.5, 0.25)));
    }
}
