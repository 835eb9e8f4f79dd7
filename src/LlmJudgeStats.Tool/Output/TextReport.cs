using System.Globalization;
using LlmJudgeStats.Reporting;
using Spectre.Console;

namespace LlmJudgeStats.Tool.Output;

/// <summary>A report for people.</summary>
internal static class TextReport
{
    private static readonly Style s_sentence = new(decoration: Decoration.Bold);

    public static string ToText(EstimateReport report, Screen screen)
    {
        using var canvas = new Canvas(screen);
        if (report.Results.Count == 1) SingleResult.Draw(canvas, report.Results[0]);
        else GroupTable.Draw(canvas, report.Results);
        if (report.Rows is { } rows) canvas.Line(Account(rows));
        foreach (var diagnostic in report.Diagnostics) Draw(canvas, diagnostic);
        if (report.Results.Count == 1)
        {
            canvas.Line();
            canvas.Line(report.Results[0].Sentence, s_sentence);
        }
        return canvas.ToString();
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
        "where" => "left out by --where",
        _ => id,
    };

    private static void Draw(Canvas canvas, Diagnostic diagnostic)
    {
        var (word, colour) = diagnostic.Severity switch
        {
            DiagnosticSeverity.Info => ("note", Color.Aqua),
            DiagnosticSeverity.Warning => ("warning", Color.Yellow),
            DiagnosticSeverity.Error => ("problem", Color.Red),
        };
        canvas.Line();
        canvas.Line($"{word} {diagnostic.Code}: {PlainText.Escape(diagnostic.Message)}", new Style(colour));
        canvas.Line($"  -> {PlainText.Escape(diagnostic.Fix)}");
    }
}
