using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.BadInputs;

/// <summary>
/// Section D of bad-inputs.md, as far as counts show it: labels that were not chosen as declared. Files are in LlmJudgeStats.Data.Tests.
/// </summary>
public class SectionDTests
{
    private static readonly JudgeTally s_test = JudgeTally.Of(160, 200);

    [Fact]
    public void D06_labels_chosen_by_verdict_and_not_declared_are_suspected()
    {
        // Half of the labels from each verdict although the judge passes 80 %.
        Assert.Equal("LJS2010", Assert.Single(Undeclared(Counts(46, 8, 7, 41))).Code);
        // Round numbers of labels: chosen by label, where another mix of verdicts is in order.
        Assert.Empty(Undeclared(Counts(43, 7, 7, 43)));
        // The same mix as the test items.
        Assert.Empty(Undeclared(Counts(72, 8, 9, 12)));

        static IReadOnlyList<Diagnostic> Undeclared(Calibration calibration) =>
            StudyDiagnostics.OfUndeclared(new() { Test = s_test, Calibration = calibration });
    }

    [Theory]
    [InlineData(45, 8, 5, 42)]       // 50 and 50
    [InlineData(70, 3, 5, 22)]       // 75 and 25
    [InlineData(15, 4, 2, 13)]       // 17 and 17
    public void D06_round_verdict_totals_are_suspected(long tp, long fn, long fp, long tn)
    {
        Assert.Contains("LJS2012", Codes(JudgeTally.Of(950, 1000), Counts(tp, fn, fp, tn)));
        Assert.Contains("LJS2012", Codes(JudgeTally.Of(950, 1000), Counts(tp, fn, fp, tn), CalibrationDesign.ByLabel));
        // Where the judge passes about that share of the test items too, nothing is wrong with them.
        Assert.DoesNotContain(
            "LJS2012", Codes(JudgeTally.Of((long)Math.Round(1000.0 * (tp + fp) / (tp + fn + fp + tn)), 1000), Counts(tp, fn, fp, tn)));
    }

    [Fact]
    public void D06_labels_that_are_no_random_sample_are_suspected()
    {
        Assert.Contains("LJS2011", Codes(s_test, Counts(46, 8, 7, 41), CalibrationDesign.Random));
        Assert.DoesNotContain("LJS2011", Codes(s_test, Counts(72, 8, 9, 12), CalibrationDesign.Random));
    }

    /// <summary>An honest random sample is suspected once in a thousand times: by enumeration of every sample, not by simulation.</summary>
    [Fact]
    public void D06_an_honest_random_sample_is_seldom_suspected()
    {
        const int Labels = 60, Test = 200;
        foreach (var share in new[] { 0.3, 0.5, 0.8 })
        {
            var (labelled, tested) = (new BinomialMass(Labels, share).Values, new BinomialMass(Test, share).Values);
            var suspected = 0.0;
            for (var f = 0; f <= Labels; f++)
            {
                for (var k = 0; k <= Test; k++)
                {
                    var study = new JudgeStudy
                    {
                        Test = JudgeTally.Of(k, Test),
                        Calibration = Calibration.FromCounts(new()
                        {
                            TruePositive = f,
                            FalseNegative = 0,
                            FalsePositive = 0,
                            TrueNegative = Labels - f
                        }, CalibrationDesign.Random),
                    };
                    if (StudyDiagnostics.Of(in study, 0.95).Any(d => d.Code == "LJS2011")) suspected += labelled[f] * tested[k];
                }
            }
            Assert.InRange(suspected, 0.0003, 0.0015);
        }
    }

    [Fact]
    public void D07_labels_on_fails_of_the_judge_only_give_no_number()
    {
        // Nothing labelled among what the judge passed: read as error rates the judge would be inverted, and as a sample by verdict one
        // share is unknown.
        var counts = new ConfusionCounts { TruePositive = 0, FalseNegative = 12, FalsePositive = 0, TrueNegative = 28 };
        foreach (var design in new[] { CalibrationDesign.External, CalibrationDesign.ByLabel })
            Assert.False(JudgeStats.PassRate(new() { Test = s_test, Calibration = Calibration.FromCounts(counts, design) }).IsIdentified);
        var byVerdict = JudgeStats.PassRate(new()
        {
            Test = s_test,
            Calibration = Calibration.FromCounts(counts, CalibrationDesign.ByVerdict)
        });
        Assert.True(byVerdict.Warnings.HasFlag(EstimateWarnings.PartiallyIdentified));
        Assert.InRange(byVerdict.Interval.Width, 0.7, 1);
    }

    [Fact]
    public void D08_a_balanced_calibration_corrects_a_skewed_production()
    {
        // A true rate of 95 % judged with sensitivity .9 and specificity .8: 86.5 % pass.
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(865, 1000),
            Calibration = Counts(90, 10, 20, 80) with { Design = CalibrationDesign.ByLabel },
        };
        Assert.Equal(0.95, JudgeStats.PassRate(in study).Point, 1e-12);
        Assert.True(PostStratifiedEstimator.Default.Estimate(in study, 0.95).Warnings.HasFlag(EstimateWarnings.DesignMismatch));
    }

    [Fact]
    public void D13_rare_passes_are_mostly_false()
    {
        // 640 of 8000 flagged, specificity 141/150, sensitivity 44/50: corrected 2.4 %; the reference formula's interval is [0, 6.4 %].
        var study = new JudgeStudy { Test = JudgeTally.Of(640, 8000), Calibration = Counts(44, 6, 9, 141) };
        var estimate = (AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.LangReiczigel }).Estimate(study);
        Assert.Equal((0.024, 0.0, 0.064), (Math.Round(estimate.Point, 3), estimate.Interval.Lower, Math.Round(estimate.Interval.Upper, 3)));
        var diagnostic = Assert.Single(StudyDiagnostics.Of(in study, 0.95), d => d.Code == "LJS1011");
        // (1 − θ)(1 − Sp)/p = .97561 × .06/.08.
        Assert.Equal("Of the judge's passes about 73% are false.", diagnostic.Detail);
        Assert.Contains(
            "fails", Assert.Single(StudyDiagnostics.Of(study.Flip(), 0.95), d => d.Code == "LJS1011").Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(StudyDiagnostics.Of(new() { Test = JudgeTally.Of(4000, 8000), Calibration = Counts(44, 6, 9, 141) }, 0.95),
            d => d.Code == "LJS1011");
    }

    [Theory]
    [InlineData(50)]
    [InlineData(115)]
    public void D14_a_tiny_benchmark_gets_an_interval_that_says_so(int n)
    {
        var estimate = JudgeStats.PassRate(new() { Test = JudgeTally.Of(n / 2, n), Calibration = Counts(43, 7, 7, 43) });
        // Two runs of 50 to 115 tasks differ by 10 points and more by chance.
        Assert.True(estimate.Interval.Width > 2 * 0.1, estimate.ToString());
    }

    private static Calibration Counts(long tp, long fn, long fp, long tn) =>
        new ConfusionCounts { TruePositive = tp, FalseNegative = fn, FalsePositive = fp, TrueNegative = tn };

    private static string[] Codes(JudgeTally test, Calibration calibration, CalibrationDesign design = CalibrationDesign.External) =>
        [.. StudyDiagnostics.Of(new() { Test = test, Calibration = calibration with { Design = design } }, 0.95).Select(d => d.Code)];
}
