using System.Collections.Frozen;
using System.Globalization;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Reporting;
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
        var (both, lower, upper) = (report.Summary(), report.Summary(IntervalSide.Lower), report.Summary(IntervalSide.Upper));
        if (report.IsOnePoint)
        {
            canvas.Table(["coverage of the", "value"],
                [["interval", Percent(both.Mean)], ["lower limit", Percent(lower.Mean)], ["upper limit", Percent(upper.Mean)]], s_left);
        }
        else
        {
            canvas.Table(["coverage of the", "lowest", "first percentile", "mean", "lowest at"],
                [Row("interval", both), Row("lower limit", lower), Row("upper limit", upper)], s_left);
        }
        canvas.Line();
        canvas.Line($"Expected width: {Number(report.Map.MeanWidth)}{(report.IsOnePoint ? "" : " on average over the grid")}");
        canvas.Line($"Sizes: {Sizes(report)}");
        if (Known(report) is { Length: > 0 } known) canvas.Line($"The interval takes for known: {known}");
        canvas.Line(How(report));
        if (report.Simulation?.LowestAgain is { } again)
        {
            canvas.Line("The lowest of many simulated points is low by chance, too: "
                + string.Create(CultureInfo.InvariantCulture, $"drawn afresh {again.Replications} times, it is {Percent(again.Coverage)} ({Error(again.StandardError, again.Replications)})"));
        }
        canvas.Line();
        canvas.Line(Sentence(report, both), new Style(decoration: Decoration.Bold));
        return canvas.ToString();
    }

    // The judge of a point may be another: so much a wrong declaration costs.
    private static string Known(CoverageReport report) => string.Join(", ",
        new[] { (Name: "sensitivity", Rate: report.KnownSensitivity), (Name: "specificity", Rate: report.KnownSpecificity) }
            .Where(known => known.Rate is not null).Select(known => $"{known.Name} {known.Rate!.Value.ToString(CultureInfo.InvariantCulture)}"));

    // A grid beside known rates has one judge.
    private static string OfKnown(CoverageReport report) => report is { KnownSensitivity: not null, KnownSpecificity: not null } ? " of pass rates, if the known error rates are right" : "";

    private static string How(CoverageReport report)
    {
        var points = report.IsOnePoint ? "one pass rate and judge" : string.Create(CultureInfo.InvariantCulture, $"each of {report.Map.Points.Count} pass rates and judges");
        return report.Simulation is { } simulation
            ? string.Create(CultureInfo.InvariantCulture,
                $"Simulated: {simulation.Replications} {Studies(simulation.Replications)} at {points}, seed {simulation.Seed}; {(report.IsOnePoint ? "" : "where the coverage is lowest, ")}{Error(report.StandardError, simulation.Replications)}")
            : string.Create(CultureInfo.InvariantCulture, $"Exact: all {report.Outcomes} outcomes at {points}; no simulation, no seed");
    }

    private static string[] Row(string what, CoverageSummary summary) =>
    [
        what, Percent(summary.Minimum), Percent(summary.FirstPercentile), Percent(summary.Mean),
        $"pass rate {Given(summary.Where.Rate)}, sensitivity {Given(summary.Where.Sensitivity)}, specificity {Given(summary.Where.Specificity)}",
    ];

    private static string Sentence(CoverageReport report, CoverageSummary both)
    {
        var level = PlainText.Level(report.Level);
        if (report.IsOnePoint)
        {
            var truth = $"With a pass rate of {Given(both.Where.Rate)}, sensitivity {Given(both.Where.Sensitivity)} and specificity {Given(both.Where.Specificity)}, the {level} interval";
            return report.Simulation is { } drawn
                ? string.Create(CultureInfo.InvariantCulture,
                    $"{truth} contained the pass rate in {Percent(both.Mean)} of {drawn.Replications} simulated {Studies(drawn.Replications)} of this size ({Error(report.StandardError, drawn.Replications)}).")
                : $"{truth} contains the pass rate in studies of this size with probability {Percent(both.Mean)}.";
        }
        if (report.Simulation is { LowestAgain: { } again })
        {
            return $"In simulated studies of this size the {level} interval contained the pass rate in {Percent(again.Coverage)} ({Error(again.StandardError, again.Replications)}) at the worst point found; "
                + (both.ShareBelow == 0 ? "nowhere on the grid is it clearly below its level." : $"it is below its level, by more than chance explains, at {Percent(both.ShareBelow)} of the grid.");
        }
        var promise = $"In studies of this size the {level} interval contains the pass rate with probability ";
        return both.ShareBelow == 0
            ? $"{promise}{Percent(both.Minimum)} or more at every point of the grid{OfKnown(report)}."
            : $"{promise}{Percent(both.Minimum)} at the worst point of the grid{OfKnown(report)}; it is below its level at {Percent(both.ShareBelow)} of the points, and may be lower between them (--grid fine, --at).";
    }

    private static string Sizes(CoverageReport report)
    {
        var test = $"{Words.Total(report.Counts.Test)} {(report.Counts.Test.Count == 1 ? "test item" : "test items")}";
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

    // Draws that all agree show no variance; the rule of three bounds what they can have missed.
    private static string Error(double standardError, int replications) => standardError > 0
        ? string.Create(CultureInfo.InvariantCulture, $"standard error {100 * standardError:F2}%")
        : string.Create(CultureInfo.InvariantCulture, $"all draws agree; off by no more than {Math.Min(100, 300d / replications):0.####}%, with 95% confidence");

    private static string Studies(int count) => count == 1 ? "study" : "studies";

    private static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private static string Given(double value) => value.ToString(CultureInfo.InvariantCulture);
}
