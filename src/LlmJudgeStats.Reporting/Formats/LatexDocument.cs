namespace LlmJudgeStats.Reporting;

/// <summary>A document as a table for a paper: no packages, the sentence for the text below it, sources as comments.</summary>
internal static class LatexDocument
{
    public static void Write(TextWriter output, ReportDocument document)
    {
        var table = document.Table;
        output.Write($"% {Comment(document.Question)}\n");
        output.Write("% \\begin{table}\n");
        output.Write($"% \\caption{{{LatexText.Escape(document.Sentence)}}}\n");
        output.Write($"% \\label{{tab:judgestats-{document.Command}}}\n");
        var columns = string.Concat(table.Columns.Select(column => column.Cells == PageCells.Numbers ? 'r' : 'l'));
        output.Write($"\\begin{{tabular}}{{{columns}}}\n");
        output.Write("\\hline\n");
        Row(output, table.Columns.Select(column => column.Name));
        output.Write("\\hline\n");
        foreach (var row in table.Rows) Row(output, row.Select(cell => CellText.Of(in cell, CellStyle.Dashes)));
        output.Write("\\hline\n\\end{tabular}\n");
        output.Write("% \\end{table}\n");
        foreach (var note in document.Notices) output.Write($"% {note.Word} {note.Code}: {Comment(note.Message)}\n");
        output.Write($"\n{LatexText.Escape(document.Methods?.Sentence ?? document.Sentence)}\n");
        if (document.Methods is not { } methods) return;
        foreach (var citation in methods.Citations)
        {
            output.Write($"\n% {Comment(citation.Text)}\n");
            foreach (var line in Bibtex.Of(citation).TrimEnd('\n').Split('\n')) output.Write($"% {line}\n");
        }
    }

    private static void Row(TextWriter output, IEnumerable<string> cells)
    {
        var row = string.Join(" & ", cells.Select(LatexText.Escape));
        // Two colons at the beginning of a line are a command to GitHub Actions, and a bracket or a star belongs to the end of the row
        // before: an empty group is nothing to LaTeX.
        var first = row.TrimStart() is [':' or '[' or '*', ..] ? "{}" : "";
        output.Write($"{first}{row} \\\\\n");
    }

    // A comment ends with its line, and no text holds a line end once it is escaped.
    private static string Comment(string text) => PlainText.Escape(text);
}
