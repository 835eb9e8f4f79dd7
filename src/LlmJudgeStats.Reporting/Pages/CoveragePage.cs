using LlmJudgeStats.Coverage;
using static LlmJudgeStats.Reporting.CoverageWords;

namespace LlmJudgeStats.Reporting;

/// <summary>The page of a <c>coverage</c>: the figures, how they were found, and the sentence.</summary>
internal static class CoveragePage
{
    private static readonly PageColumn s_what = new("coverage of the", PageCells.Text);

    private static readonly PageColumn[] s_pointColumns = [s_what, new("value", PageCells.Numbers)];

    private static readonly PageColumn[] s_gridColumns =
    [
        s_what,
        new("lowest", PageCells.Numbers),
        new("first percentile", PageCells.Numbers),
        new("mean", PageCells.Numbers),
        new("lowest at", PageCells.Text),
    ];

    public static Page Of(CoverageReport report) => new(
    [
        new PageHeading($"{Phrases.Method(report.Findings.Method)}, at level {PlainText.Level(report.Findings.Level)}"),
        report.IsOnePoint ? new PageTable(s_pointColumns, Rows(report, AtPoint)) : new PageTable(s_gridColumns, Rows(report, OverGrid)),
        new PageParagraph(PageWeight.Plain, [.. Facts(report)]),
        .. report.Diagnostics.Select(NoteBlock.Of),
        new PageParagraph(PageWeight.Strong, report.Sentence),
    ]);

    private static IReadOnlyList<IReadOnlyList<string>> Rows(
        CoverageReport report, Func<string, CoverageSummary, IReadOnlyList<string>> row) =>
        [row("interval", report.Interval), row("lower limit", report.LowerLimit), row("upper limit", report.UpperLimit)];

    private static IReadOnlyList<string> AtPoint(string what, CoverageSummary summary) => [what, Percent(summary.Mean)];

    private static IReadOnlyList<string> OverGrid(string what, CoverageSummary summary)
    {
        var point = summary.Where;
        return
        [
            what, Percent(summary.Minimum), Percent(summary.FirstPercentile), Percent(summary.Mean),
            $"pass rate {Given(point.Rate)}, sensitivity {Given(point.Sensitivity)}, specificity {Given(point.Specificity)}",
        ];
    }

    private static IEnumerable<string> Facts(CoverageReport report)
    {
        yield return $"Expected width: {Phrases.Number(report.ExpectedWidth)}{(report.IsOnePoint ? "" : " on average over the grid")}";
        yield return $"Sizes: {SizeWords.Of(report.Findings.Counts, report.Findings.Design)}";
        // The judge of a point may be another: so much a wrong declaration costs.
        string[] known =
            [.. Known("sensitivity", report.Findings.KnownSensitivity), .. Known("specificity", report.Findings.KnownSpecificity)];
        if (known.Length > 0) yield return $"The interval takes for known: {string.Join(", ", known)}";
        yield return report.Findings.Simulation is { } simulation ? Simulated(report, simulation) : Exact(report);
        if (report.Findings.Simulation?.LowestAgain is { } again) yield return Again(in again);
    }

    private static IEnumerable<string> Known(string name, double? rate) => rate is { } known ? [$"{name} {Given(known)}"] : [];

    private static string Points(CoverageReport report) => report.IsOnePoint
        ? "one pass rate and judge"
        : Invariant($"each of {report.Findings.Map.Points.Count} pass rates and judges");

    private static string Exact(CoverageReport report) =>
        Invariant($"Exact: all {report.Findings.Outcomes} outcomes at {Points(report)}; no simulation, no seed");

    private static string Simulated(CoverageReport report, CoverageSimulation simulation)
    {
        var drawn = simulation.Replications;
        var where = report.IsOnePoint ? "" : "where the coverage is lowest, ";
        var studies = Invariant($"{drawn} {Studies(drawn)} at {Points(report)}, seed {simulation.Seed}");
        return $"Simulated: {studies}; {where}{Error(report.StandardError, drawn)}";
    }
}
