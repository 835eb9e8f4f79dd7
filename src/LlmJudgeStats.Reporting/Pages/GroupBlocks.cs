namespace LlmJudgeStats.Reporting;

/// <summary>Many results in one table: a row for each group, and for each further estimate that was asked for.</summary>
internal static class GroupBlocks
{
    /// <summary>The blocks of all results.</summary>
    /// <param name="report">A report.</param>
    /// <param name="rows">What became of the rows, for the end of the evidence.</param>
    public static IEnumerable<IPageBlock> Of(EstimateReport report, IReadOnlyList<string> rows)
    {
        var results = report.Results;
        if (results.Count == 0)
        {
            yield return new PageParagraph(PageWeight.Plain, ["No group: every row was left out.", .. rows]);
            yield break;
        }
        var summary = TableSummary.Of(results);
        Column[] columns =
        [
            .. Keys(results[0].Group ?? []),
            .. Figures(results[0]),
            .. report.BackTest is null ? [] : Hidden(),
            .. summary.IsOneMethod ? [] : Methods(),
            .. summary.HasWarnings ? Warnings() : [],
        ];
        var cells = Derived.Of(summary.Rows, () => results.SelectMany(result => Beside(result).Select(one => Cells(columns, result, one))));
        yield return new PageTable([.. columns.Select(column => new PageColumn(column.Name, column.Cells))], cells);
        yield return new PageParagraph(PageWeight.Plain,
        [
            .. summary.IsOneMethod ? [OneMethod(results[0], summary)] : Array.Empty<string>(),
            .. Design(results[0], summary),
            .. report.BackTest is { } backTest ? [Words(backTest)] : Array.Empty<string>(),
            .. rows,
        ]);
    }

    // What all results together decide about the table, from once through them: many are made anew each time.
    private sealed class TableSummary
    {
        public int Rows { get; private set; }

        public bool IsOneMethod { get; private set; } = true;

        public bool HasWarnings { get; private set; }

        public bool LabelsAreFromTestItems { get; private set; }

        public bool IsOneDesign { get; private set; } = true;

        public static TableSummary Of(IReadOnlyList<EstimateResult> results)
        {
            var summary = new TableSummary();
            var first = results[0];
            foreach (var result in results) summary.Note(result, first);
            return summary;
        }

        private void Note(EstimateResult result, EstimateResult first)
        {
            var shown = Beside(result);
            Rows += shown.Count;
            if (result.Main.Estimate.Method.Name != first.Main.Estimate.Method.Name || shown.Count > 1) IsOneMethod = false;
            if (shown.Any(estimate => estimate.WarningsAndSuspicions.Count > 0)) HasWarnings = true;
            if (result.LabelsAreFromTestItems) LabelsAreFromTestItems = true;
            if (result.Design is { } design && design != first.Design) IsOneDesign = false;
        }
    }

    private sealed record Column(string Name, PageCells Cells, Func<EstimateResult, ReportedEstimate, string> Cell);

    // The naive rate has its own column, so it needs a row only where it is the answer; and Lang-Reiczigel's interval, shown for
    // comparison, would double every row.
    internal static IReadOnlyList<ReportedEstimate> Beside(EstimateResult result) =>
        [result.Main, .. result.Estimates.Skip(1).Where(one => one.Estimate.Method is { IsUncorrected: false, Interval: var interval }
            && interval != AsymmetricErrorInterval.LangReiczigel.Id)];

    private static IReadOnlyList<string> Cells(Column[] columns, EstimateResult result, ReportedEstimate estimate) =>
        [.. columns.Select(column => column.Cell(result, estimate))];

    private static IEnumerable<Column> Keys(IReadOnlyList<GroupKey> keys) =>
        keys.Select((key, i) => new Column(key.Column, PageCells.Text, (result, _) => Phrases.Name(result.Group![i].Value)));

    private static IReadOnlyList<Column> Figures(EstimateResult first) =>
    [
        new("test items", PageCells.Numbers, (result, _) => Phrases.Total(result.Counts.Test)),
        new("judged", PageCells.Numbers, (result, _) => result.JudgedRate is { } rate ? PlainText.Percent(rate) : "none"),
        new("pass rate", PageCells.Numbers, (_, one) => PlainText.Percent(one.Estimate.Point)),
        new(Phrases.IntervalHeader(first.Main.Estimate.Interval), PageCells.Numbers, (_, one) => one.Estimate.Interval.ToString()),
    ];

    private static IReadOnlyList<Column> Hidden() =>
    [
        new("human", PageCells.Numbers, (result, _) => result.Revealed is { } hidden ? PlainText.Percent(hidden.Rate) : "none"),
        new("inside", PageCells.Text, (_, one) => one.ContainsRevealed switch
        {
            null => "",
            true => "yes",
            false => "no",
        }),
    ];

    private static IReadOnlyList<Column> Methods() => [new("method", PageCells.Text, (_, one) => Phrases.Method(one.Estimate.Method))];

    private static IReadOnlyList<Column> Warnings() =>
        [new("warnings", PageCells.Text, (_, one) => string.Join(", ", one.WarningsAndSuspicions))];

    private static string OneMethod(EstimateResult first, TableSummary summary)
    {
        var items = summary.LabelsAreFromTestItems ? " of unlabelled items" : "";
        return $"Pass rate: {Phrases.Method(first.Main.Estimate.Method)}. "
            + $"Judged: the share{items} that the judge passed, not corrected.";
    }

    private static IEnumerable<string> Design(EstimateResult first, TableSummary summary)
    {
        if (first.Design is not { } design || !summary.IsOneDesign) yield break;
        yield return $"Labelled items: {design.Words} "
            + $"({(first.DesignIsDeclared ? "" : "nothing declared: ")}`CalibrationDesign.{design}`)";
    }

    private static string Words(BackTest test)
    {
        var text = Invariant($"Back-test: the interval contains the hidden rate in {test.Inside} of {test.Groups} groups");
        if (test.InsideWholeRange > 0)
            text += Invariant($" ({test.InsideWholeRange} of them because it is the whole range)");
        return test.NaiveInside is { } naive ? Invariant($"{text}; the naive interval in {naive}.") : text + ".";
    }
}
