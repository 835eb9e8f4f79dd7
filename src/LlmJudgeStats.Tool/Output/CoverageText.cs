using System.Collections.Frozen;
using System.Globalization;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Simulation;
using Spectre.Console;

namespace LlmJudgeStats.Tool.Output;

/// <summary>The coverage of an interval, for people.</summary>
internal static class CoverageText
{
    private static readonly FrozenSet<string> s_left = FrozenSet.Create("coverage of the", "lowest at");

    public static string ToText(CoverageReport report, Screen screen)
    {
        using var canvas = new Canvas(screen);
        canvas.Line($"{PlainText.Ascii(report.Method.Name)}, at level {PlainText.Level(report.Level)}");
        canvas.Line();
        canvas.Table(["coverage of the", "lowest", "first percentile", "mean", "lowest at"],
        [
            Row("interval", report.Summary()),
            Row("lower limit", report.Summary(IntervalSide.Lower)),
            Row("upper limit", report.Summary(IntervalSide.Upper)),
        ], s_left);
        canvas.Line();
        canvas.Line($"Expected width: {Number(report.Map.MeanWidth)} on average over the grid");
        canvas.Line($"Sizes: {Sizes(report)}");
        canvas.Line(string.Create(CultureInfo.InvariantCulture,
            $"Exact: all {report.Outcomes} outcomes at each of {report.Map.Points.Count} pass rates and judges; no simulation, no seed"));
        canvas.Line();
        canvas.Line(Sentence(report), new Style(decoration: Decoration.Bold));
        return canvas.ToString();
    }

    private static string[] Row(string what, CoverageSummary summary) =>
    [
        what, Percent(summary.Minimum), Percent(summary.FirstPercentile), Percent(summary.Mean),
        $"pass rate {Given(summary.Where.Rate)}, sensitivity {Given(summary.Where.Sensitivity)}, specificity {Given(summary.Where.Specificity)}",
    ];

    private static string Sentence(CoverageReport report)
    {
        var summary = report.Summary();
        var promise = $"In studies of this size the {PlainText.Level(report.Level)} interval contains the pass rate with probability ";
        return summary.ShareBelow == 0
            ? $"{promise}{Percent(summary.Minimum)} or more, whatever the pass rate and the judge on the grid."
            : $"{promise}{Percent(summary.Minimum)} at worst; it stays below its level at {Percent(summary.ShareBelow)} of the grid.";
    }

    private static string Sizes(CoverageReport report)
    {
        var test = $"{Words.Total(report.Counts.Test)} test items";
        return (report.Counts.HumanPasses, report.Counts.HumanFails, report.Design) switch
        {
            (null, null, _) => test,
            (var passes, var fails, CalibrationDesign.Random) =>
                $"{test}, {Words.Total(All(passes, fails))} labelled items ({CalibrationDesign.Random.ReportWords})",
            ({ } passes, { } fails, CalibrationDesign.ByVerdict) =>
                $"{test}, and of each verdict up to {passes.Positives + fails.Positives} passes "
                    + $"and {passes.Negatives + fails.Negatives} fails labelled",
            var (passes, fails, _) =>
                $"{test}, {Labels(passes, "passes")}, {Labels(fails, "fails")}",
        };
    }

    private static JudgeTally All(JudgeTally? passes, JudgeTally? fails) => (passes ?? default) + (fails ?? default);

    private static string Labels(JudgeTally? tally, string what) =>
        tally is { } labels ? $"{Words.Total(labels)} labelled {what}" : $"no labelled {what} (that rate is known)";

    // Two decimals: a tenth of a percent of coverage is worth seeing. Never rounded up to the level.
    private static string Percent(double value) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(1e4 * value + 1e-9) / 100:F2}%");

    private static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private static string Given(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
