using System.Globalization;
using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Tests.Estimates;

public class JudgeEstimateTests
{
    private static readonly JudgeEstimate s_quarter = NaiveEstimator.Default.Estimate(new() { Test = JudgeTally.Of(25, 100) }, 0.9);
    private static readonly JudgeEstimate s_nothing = RoganGladenEstimator.Default.Estimate(new() { Test = JudgeTally.Of(25, 100) }, 0.9);

    [Fact]
    public void The_text_is_a_sentence_identified_or_not()
    {
        Assert.Equal("25.0% [18.6%, 32.7%] (90% CI; naive, Wilson)", s_quarter.ToString());
        Assert.Equal("not identified [0.0%, 100.0%] (90% CI; Rogan–Gladen, delta)", s_nothing.ToString());
        Assert.EndsWith("(99.5% CrI; Bayesian posterior, equal-tailed)",
            BayesianEstimator.Default.Estimate(new() { Test = JudgeTally.Of(25, 100), Calibration = Calibration.Known(1, 1) },
                0.995).ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Format_and_culture_of_the_text_are_those_of_the_numbers()
    {
        Assert.Equal("0.2500 [0.1860, 0.3272] (90% CI; naive, Wilson)", s_quarter.ToString("F4", null));
        var comma = new NumberFormatInfo { NumberDecimalSeparator = "," };
        Assert.Equal("25,0% [18,6%; 32,7%] (90% CI; naive, Wilson)", s_quarter.ToString(null, comma));
        Assert.Equal("25.0% [18.6%, 32.7%] (90% CI; naive, Wilson)", $"{s_quarter}");
        Assert.Equal("not identified [0.0000, 1.0000] (90% CI; Rogan–Gladen, delta)", s_nothing.ToString("F4", null));
        Assert.Throws<FormatException>(() => s_quarter.ToString("Q", null));
    }

    [Fact]
    public void A_mean_is_mirrored_in_its_range()
    {
        var table = StrataTable.Of(new(1, 5), [1, 2, 5], 2, [3, 1, 2, 0, 4, 9], [20, 30]);
        var mean = StratifiedMeanEstimator.Default.Estimate(new() { Table = table, Design = CalibrationDesign.Random }, 0.9);
        var flipped = mean.Flip();
        Assert.Equal(6 - mean.Point, flipped.Point);
        var (lower, upper) = flipped.Interval;
        Assert.Equal((6 - mean.Interval.Upper, 6 - mean.Interval.Lower), (lower, upper));
    }

    [Fact]
    public void An_identified_estimate_is_itself() => Assert.Equal(s_quarter, s_quarter.ThrowIfUnidentified());

    [Fact]
    public void An_estimate_without_a_point_throws_with_code_reason_and_fix()
    {
        Assert.False(s_nothing.IsIdentified);
        var error = Assert.Throws<UnidentifiedException>(() => s_nothing.ThrowIfUnidentified());
        Assert.Contains("LJS1001", error.Message, StringComparison.Ordinal);
        Assert.Contains("label more items", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flip_mirrors_point_interval_and_unclamped()
    {
        var flipped = s_quarter.Flip();
        Assert.Equal((0.75, 0.75), (flipped.Point, flipped.Unclamped));
        Assert.Equal(s_quarter.Interval.Flip(), flipped.Interval);
        Assert.Equal(
            (s_quarter.StandardError, s_quarter.Method, s_quarter.Warnings), (flipped.StandardError, flipped.Method, flipped.Warnings));
    }

    [Fact]
    public void Every_flag_has_one_code_of_its_own()
    {
        var flags = Enum.GetValues<EstimateWarnings>().Where(flag => flag != EstimateWarnings.None).ToArray();
        var codes = flags.Select(flag => Assert.Single(Diagnostic.Of(flag)).Code).ToArray();
        Assert.Equal(codes.Length, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^LJS(1[0-9]|21)[0-9]{2}$", code));    // 21: of comparisons
        Assert.Equal(
            codes.Order(StringComparer.Ordinal), Diagnostic.Of((EstimateWarnings)flags.Sum(flag => (int)flag)).Select(d => d.Code));
        Assert.Empty(Diagnostic.Of(EstimateWarnings.None));
    }

    [Theory]
    [InlineData(EstimateWarnings.Unidentified, "LJS1001", DiagnosticSeverity.Error)]
    [InlineData(EstimateWarnings.InvertedJudge, "LJS1002", DiagnosticSeverity.Error)]
    [InlineData(EstimateWarnings.WeakJudge, "LJS1003", DiagnosticSeverity.Warning)]
    [InlineData(EstimateWarnings.ConstantJudge, "LJS1004", DiagnosticSeverity.Error)]
    [InlineData(EstimateWarnings.Clamped, "LJS1010", DiagnosticSeverity.Info)]
    [InlineData(EstimateWarnings.PartiallyIdentified, "LJS1020", DiagnosticSeverity.Warning)]
    [InlineData(EstimateWarnings.SmallCalibration, "LJS1021", DiagnosticSeverity.Warning)]
    [InlineData(EstimateWarnings.DesignMismatch, "LJS1040", DiagnosticSeverity.Error)]
    [InlineData(EstimateWarnings.Uncorrected, "LJS1041", DiagnosticSeverity.Warning)]
    [InlineData(EstimateWarnings.NotConverged, "LJS1042", DiagnosticSeverity.Error)]
    public void Codes_of_diagnostics_are_fixed(EstimateWarnings flag, string code, DiagnosticSeverity severity)
    {
        var diagnostic = Assert.Single(Diagnostic.Of(flag));
        Assert.Equal((code, severity), (diagnostic.Code, diagnostic.Severity));
    }
}
