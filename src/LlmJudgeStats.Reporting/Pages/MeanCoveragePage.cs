using static LlmJudgeStats.Reporting.CoverageWords;

namespace LlmJudgeStats.Reporting;

/// <summary>The page of a <c>coverage</c> of a mean: the figures, how they were found, and the sentence.</summary>
internal static class MeanCoveragePage
{
    private static readonly PageColumn s_what = new("coverage of the", PageCells.Text);

    private static readonly PageColumn[] s_pointColumns = [s_what, new("value", PageCells.Numbers)];

    private static readonly PageColumn[] s_gridColumns =
    [
        s_what, new("lowest", PageCells.Numbers), new("mean", PageCells.Numbers), new("as given", PageCells.Numbers),
        new("lowest where the mean is", PageCells.Numbers),
    ];

    public static Page Of(MeanCoverageReport report) =>
        new([.. report.Results.SelectMany(Blocks), .. report.Diagnostics.Select(NoteBlock.Of)]);

    /// <summary>What is said of one mean.</summary>
    public static IEnumerable<IPageBlock> Blocks(MeanCoverageResult result)
    {
        var name = result.Findings.Of is null ? "" : $"{result.Findings.Name}: ";
        yield return new PageHeading($"{name}{Phrases.Method(result.Findings.Method)}, at level {PlainText.Level(result.Findings.Level)}");
        yield return result.Findings.Points.Count == 1
            ? new PageTable(s_pointColumns, Rows(result, (what, line) => [what, Percent(line.Lowest)]))
            : new PageTable(s_gridColumns, Rows(result, (what, line) => OverGrid(result, what, line)));
        yield return new PageParagraph(PageWeight.Plain, [.. Facts(result)]);
        yield return new PageParagraph(PageWeight.Strong, result.Sentence);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows(
        MeanCoverageResult result, Func<string, MeanCoverageLine, IReadOnlyList<string>> row) =>
        [row("interval", result.OfBoth), row("lower limit", result.OfLower), row("upper limit", result.OfUpper)];

    private static IReadOnlyList<string> OverGrid(MeanCoverageResult result, string what, MeanCoverageLine line) =>
    [
        what, Percent(line.Lowest), Percent(line.Mean), line.Given is { } given ? Percent(given) : "-",
        MeanCoverageAnswer.Value(result, line.Where),
    ];

    private static IEnumerable<string> Facts(MeanCoverageResult result)
    {
        yield return $"Expected width: {MeanCoverageAnswer.Width(result, result.ExpectedWidth)}"
            + (result.Findings.Points.Count == 1 ? "" : " on average over the populations");
        yield return $"Sizes: {MeanCoverageAnswer.Sizes(result)}";
        if (result.Findings.Points.Count > 1 || result.Findings.Given is null)
        {
            yield return $"Populations: as given ({result.Findings.Name} {MeanCoverageAnswer.Value(result, result.MeanOfPopulation)}), "
                + "and between that and all items at an end of the range";
        }
        if (result.Findings.JointLevel is { } joint)
        {
            yield return Invariant($"All shares together hold at {PlainText.Level(joint)} where each holds at its own level");
        }
        foreach (var how in MeanCoverageAnswer.How(result)) yield return how;
    }
}
