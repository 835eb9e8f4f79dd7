using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>The page of an <c>estimate</c>: one result in full, or many in one table; then what looked wrong, and the sentence.</summary>
internal static class EstimatePage
{
    /// <summary>The page of a report.</summary>
    /// <param name="report">A report.</param>
    /// <param name="explanation">How much is said about methods.</param>
    public static Page Of(EstimateReport report, PageExplanation explanation)
    {
        string[] rows = report.Rows is { } account ? [Account(account)] : [];
        var methods = explanation == PageExplanation.MethodsAndSources ? MethodBlocks.Of(report.Results) : [];
        var notes = report.Diagnostics.Select(NoteBlock.Of);
        return report.Results is [var single]
            ? new([.. ResultBlocks.Of(single, rows), .. methods, .. notes, new PageParagraph(PageWeight.Strong, single.Sentence)])
            : new([.. GroupBlocks.Of(report, rows), .. methods, .. notes]);
    }

    /// <summary>What became of the rows, as a sum that can be checked.</summary>
    private static string Account(RowAccount rows)
    {
        var skipped = string.Concat(rows.Skipped
            .Select(reason => string.Create(CultureInfo.InvariantCulture, $" + {reason.Value} skipped ({Reason(reason.Key)})")));
        return string.Create(CultureInfo.InvariantCulture, $"Rows: {rows.Read} read = {rows.Used} used{skipped}");
    }

    private static string Reason(string id) => id switch
    {
        "noVerdict" => "label without verdict",
        "empty" => "no verdict, no label in use",
        "where" => "left out by `Where`",
        _ => id,
    };
}
