using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Reporting.Tests;

/// <summary>The model, CSV, text and diagnostics.</summary>
public sealed class ReportTests
{
    private static readonly JudgeTally s_test = JudgeTally.Of(83, 115);
    private static readonly ConfusionCounts s_table = Reports.Table(46, 4, 9, 41);

    [Fact]
    public void Rows_reconcile()
    {
        var rows = new RowAccount { Used = 7, Where = 3 };
        Assert.Equal(10, rows.Read);
        Assert.Equal([new("where", 3)], rows.Skipped);
    }

    [Fact]
    public void A_result_has_an_estimate() =>
        Assert.Throws<ArgumentException>(() => Reports.Findings(s_test, s_table) with { Estimates = [] });

    [Theory]
    [InlineData("=1+2", "'=1+2")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("=a,\"b\"", "\"'=a,\"\"b\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("plain = text", "plain = text")]
    [InlineData(" =1+1", "' =1+1")]
    [InlineData("\u00a0\u3000-1", "'\u00a0\u3000-1")]
    [InlineData("\u200b=1+1", "'\u200b=1+1")]
    [InlineData("\n=1+1", "\"'\n'=1+1\"")]
    [InlineData("\uff1d1+1", "'\uff1d1+1")]
    [InlineData("\uff0b1", "'\uff0b1")]
    [InlineData("\uff0d1", "'\uff0d1")]
    [InlineData("\uff20sum", "'\uff20sum")]
    [InlineData("x;=1+1", "x;'=1+1")]
    [InlineData("x; @sum;y", "x;' @sum;y")]
    [InlineData("x\t\uff1d1", "x\t'\uff1d1")]
    [InlineData("x;\"=1+1\"", "\"x;'\"\"=1+1\"\"\"")]
    [InlineData("x\r\n=1", "\"x\r'\n'=1\"")]
    [InlineData("x;y-1", "x;y-1")]
    [InlineData("gpt-4;temperature=0", "gpt-4;temperature=0")]
    [InlineData("", "")]
    public void E28_csv_disarms_formulas_and_quotes(string value, string cell)
    {
        var csv = CsvReport.ToText(Reports.Report(Reports.Result(s_test, s_table).InGroup("g", value)));
        Assert.StartsWith($"g,method,interval,point,lower,upper,level,warnings,target\n{cell},asymmetric-error,guarded-score,0.", csv,
            StringComparison.Ordinal);
        Assert.StartsWith("'@g,method,", CsvReport.ToText(Reports.Report(Reports.Result(s_test, s_table).InGroup("@g", value))),
            StringComparison.Ordinal);
    }

    /// <summary>A number is a number, also a negative one: an apostrophe would make it text.</summary>
    [Fact]
    public void Csv_guards_no_number()
    {
        var below = Reports.Findings(s_test, s_table);
        var estimate = below.Main with { Point = -0.25 };
        var csv = CsvReport.ToText(Reports.Report(EstimateResult.Of(below with { Estimates = [estimate] })));
        Assert.Contains(",-0.25,", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("'", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_leaves_what_is_absent_empty_and_joins_warnings()
    {
        var csv = CsvReport.ToText(Reports.Report(Reports.Result(s_test, Reports.Table(4, 6, 7, 3), AsymmetricErrorEstimator.Default,
            NaiveEstimator.Default)));
        Assert.Contains("asymmetric-error,guarded-score,,0,1,0.95,Unidentified;InvertedJudge,population\n", csv, StringComparison.Ordinal);
        Assert.Contains("naive,wilson,0.7217391304347827,", csv, StringComparison.Ordinal);
        Assert.Equal("method,interval,point,lower,upper,level,warnings,target\n", CsvReport.ToText(Reports.Report()));
    }

    [Fact]
    public void Each_code_appears_once_with_the_groups_it_concerns()
    {
        var weak = Reports.Table(5, 5, 5, 5);
        EstimateResult[] results = [.. Enumerable.Range(0,
            8).Select(i => Reports.Result(s_test, i == 0 ? s_table : weak).InGroup("g", "v" + i))];
        var diagnostic = Assert.Single(ReportDiagnostics.Of(results), d => d.Code == "LJS1001");
        Assert.Contains("In 7 of 8 groups: g=v1; g=v2; g=v3; g=v4; g=v5; and 2 more.", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("In all 7 groups.", Assert.Single(ReportDiagnostics.Of(results[1..]), d => d.Code == "LJS1001").Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("roups", Assert.Single(ReportDiagnostics.Of(results[1..2]), d => d.Code == "LJS1001").Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_come_first_and_a_naive_companion_is_no_warning()
    {
        var companion = Reports.Result(s_test, s_table, AsymmetricErrorEstimator.Default, NaiveEstimator.Default);
        Assert.Empty(ReportDiagnostics.Of([companion]));
        var codes = ReportDiagnostics.Of([Reports.Result(JudgeTally.Of(1, 5), Reports.Table(4, 5, 7, 3))]).Select(d => d.Code);
        Assert.Equal(["LJS1001", "LJS1002", "LJS1021", "LJS1030"], codes);
    }

    [Fact]
    public void Warnings_of_companions_name_the_method()
    {
        var result = Reports.Result(JudgeTally.Of(0, 50), default(ConfusionCounts), NaiveEstimator.Default,
            new NaiveEstimator { Interval = BinomialInterval.Wald });
        Assert.Contains("Concerns naive, wald.", Assert.Single(ReportDiagnostics.Of([result]), d => d.Code == "LJS1043").Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_flag_has_a_name_of_its_own()
    {
        var all = Enum.GetValues<EstimateWarnings>().Aggregate((left, right) => left | right);
        Assert.Equal(Enum.GetValues<EstimateWarnings>().Length - 1, WarningNames.Of(all).Distinct().Count());
        Assert.Empty(WarningNames.Of(EstimateWarnings.None));
        var schema = Directory.GetParent(AppContext.BaseDirectory)!;
        while (!File.Exists(Path.Combine(schema.FullName, "LlmJudgeStats.sln"))) schema = schema.Parent!;
        var text = File.ReadAllText(Path.Combine(schema.FullName, "docs", "judgestats.schema.json"));
        Assert.All(WarningNames.Of(all), name => Assert.Contains($"\"{name}\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Shares_are_for_the_methods_they_describe_and_sum_to_one()
    {
        var study = new JudgeStudy { Test = s_test, Calibration = s_table };
        var shares = VarianceShares.Of(study, RoganGladenEstimator.Default.Estimate(study));
        Assert.Equal(1, shares!.Value.Test + shares.Value.PassLabels + shares.Value.FailLabels, 1e-15);
        Assert.Null(VarianceShares.Of(study, NaiveEstimator.Default.Estimate(study)));
        var known = study with { Calibration = Calibration.Known(0.9, 0.8) };
        Assert.Equal(new VarianceShares(1, 0, 0), VarianceShares.Of(known, RoganGladenEstimator.Default.Estimate(known)));
        var chance = study with { Calibration = Reports.Table(5, 5, 5, 5) };
        Assert.Null(VarianceShares.Of(chance, RoganGladenEstimator.Default.Estimate(chance)));
    }

    /// <summary>attack-cases 02: one name of a million characters made every row of the table as wide.</summary>
    [Fact]
    public void A_long_name_is_shortened_in_the_middle()
    {
        Assert.Equal(new string('a', 80), Phrases.Name(new string('a', 80)));
        Assert.Equal($"{new string('a', 48)} ... {new string('b', 27)}", Phrases.Name(new string('a', 48) + "c" + new string('b', 40)));
    }

    [Theory]
    [InlineData("\u001b[31m", "\\u001b[31m")]
    [InlineData("a\0b\u007f\u009b", "a\\u0000b\\u007f\\u009b")]
    [InlineData("pass\u200b\u202e\u2028", "pass\\u200b\\u202e\\u2028")]
    [InlineData("a\U000E0041", "a\\U000e0041")]    // attack-cases 10: tags and format characters beyond U+FFFF, fillers, selectors
    [InlineData("\U00013430", "\\U00013430")]
    [InlineData("a\uFE0F\U000E0101", "a\\ufe0f\\U000e0101")]
    [InlineData("\u3164\u2800\uFFA0", "\\u3164\\u2800\\uffa0")]
    [InlineData("\u2764\uFE0F\U0001F600", "\u2764\uFE0F\U0001F600")]
    [InlineData("naïve – 模型 😀", "naïve – 模型 😀")]
    public void G07_control_and_invisible_characters_are_escaped(string text, string shown) => Assert.Equal(shown, PlainText.Escape(text));

    // Not an InlineData: attributes are stored as UTF-8, which has no lone surrogate.
    [Fact]
    public void F10_half_a_character_is_escaped() => Assert.Equal("\\ud800x", PlainText.Escape("\ud800x"));

    [Fact]
    public void Percentages_are_the_same_everywhere()
    {
        Assert.Equal("73.6%", Reports.InCulture("de-DE", () => PlainText.Percent(0.736)));
        Assert.Equal("0.0%", PlainText.Percent(-0.0));
        Assert.Equal("not identified", PlainText.Percent(double.NaN));
        Assert.Equal("95%", PlainText.Level(0.95));
        Assert.Equal("99.99999999%", PlainText.Level(0.9999999999));
        Assert.Equal("Rogan-Gladen, Youden's", PlainText.Ascii("Rogan–Gladen, Youden’s"));
    }
}
