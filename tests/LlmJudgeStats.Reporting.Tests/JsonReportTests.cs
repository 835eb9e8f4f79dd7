using System.Text.Json;
using NJsonSchema;

namespace LlmJudgeStats.Reporting.Tests;

/// <summary>The JSON contract.</summary>
public sealed class JsonReportTests
{
    private static readonly JudgeTally s_test = JudgeTally.Of(83, 115);

    [Fact]
    public void Numbers_round_trip_and_absent_evidence_is_null()
    {
        var result = Reports.Result(s_test, Reports.Table(46, 4, 9, 41));
        var json = Parse(Reports.Report(result));
        Assert.Equal(("1", "LlmJudgeStats", "estimate"),
            (json.GetProperty("schemaVersion").GetString(), json.GetProperty("library").GetProperty("name").GetString(),
                json.GetProperty("command").GetString()));
        Assert.DoesNotContain("+", json.GetProperty("library").GetProperty("version").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("rows").ValueKind);
        var estimate = json.GetProperty("results")[0].GetProperty("estimates")[0];
        Assert.Equal(BitConverter.DoubleToInt64Bits(result.Main.Estimate.Interval.Upper),
            BitConverter.DoubleToInt64Bits(estimate.GetProperty("upper").GetDouble()));
        Assert.Equal(result.Main.Estimate.StandardError, estimate.GetProperty("standardError").GetDouble());
    }

    [Fact]
    public void G14_nan_infinity_and_minus_zero_never_appear()
    {
        var findings = Reports.Findings(s_test, Reports.Table(5, 5, 5, 5));
        var strange = findings.Main with { Unclamped = -0.0, StandardError = double.PositiveInfinity };
        var text = JsonReport.ToText(Reports.Report(EstimateResult.Of(findings with { Estimates = [findings.Main, strange] })));
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
        Assert.DoesNotContain("-0,", text, StringComparison.Ordinal);
    }

    [Fact]
    public void G07_group_values_are_data()
    {
        const string Nasty = "\u001b[31m\u009b\"\\\n</script>\u202e";
        var report = Reports.Report(Reports.Result(s_test, Reports.Table(46, 4, 9, 41)).InGroup("=g", Nasty));
        var text = JsonReport.ToText(report);
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        Assert.Equal(Nasty, Parse(report).GetProperty("results")[0].GetProperty("group").GetProperty("=g").GetString());
    }

    [Fact]
    public void A20_the_total_of_two_large_counts_does_not_wrap_around()
    {
        var huge = new JudgeTally { Positives = long.MaxValue, Negatives = long.MaxValue };
        Assert.Contains(
            "\"total\": 18446744073709551614", JsonReport.ToText(Reports.Report(Reports.Result(huge, Reports.Table(46, 4, 9, 41)))),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_estimator_on_every_design_is_valid_under_the_schema()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LlmJudgeStats.sln"))) folder = Path.GetDirectoryName(folder)!;
        var schema = await JsonSchema.FromFileAsync(
            Path.Combine(folder, "docs", "judgestats.schema.json"), TestContext.Current.CancellationToken);
        var results =
            from design in Enum.GetValues<CalibrationDesign>()
            from test in (JudgeTally[])[default, JudgeTally.Of(0, 9), s_test]
            from table in (ConfusionCounts[])[default, Reports.Table(5, 5, 5, 5), Reports.Table(1, 0, 0, 0), Reports.Table(46, 4, 9, 41),
                Reports.Table(1, 9, 9, 1)]
            let result = Reports.Result(test, Calibration.FromCounts(table, design), [.. JudgeEstimators.All])
            select result with { Counts = StudyCounts.Of(test, table) };
        var report = Reports.Report([.. results]) with { Rows = new RowAccount { Used = 4, NoVerdict = 1, Where = 2 } };
        Assert.Empty(schema.Validate(JsonReport.ToText(report)));
    }

    private static JsonElement Parse(EstimateReport report)
    {
        using var document = JsonDocument.Parse(JsonReport.ToText(report));
        return document.RootElement.Clone();
    }
}
