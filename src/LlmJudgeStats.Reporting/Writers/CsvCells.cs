using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>The cells of a table as CSV, whatever is in it: quoted as in RFC 4180, and no formula for a spreadsheet.</summary>
internal static class CsvCells
{
    /// <summary>The first cells of a header: the columns that groups were made by.</summary>
    public static IEnumerable<string> Columns(IReadOnlyList<GroupKey>? keys, Escaping escaping) =>
        (keys ?? []).Select(key => Text(key.Column, escaping));

    /// <summary>The first cells of a row: its group.</summary>
    public static IEnumerable<string> Group(IReadOnlyList<GroupKey>? keys, Escaping escaping) =>
        (keys ?? []).Select(key => Text(key.Value, escaping));

    /// <summary>A whole number; empty where there is none.</summary>
    public static string Whole(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A number; empty where there is none.</summary>
    public static string Number(double? value) => Number(value ?? double.NaN);

    /// <summary>Whether something is so; empty where nobody knows.</summary>
    public static string YesOrNo(bool? value) => value switch
    {
        true => "true",
        false => "false",
        null => "",
    };

    /// <summary>A line of cells that are written already.</summary>
    public static void Line(TextWriter text, IEnumerable<string> cells)
    {
        text.Write(string.Join(',', cells));
        text.Write('\n');
    }

    /// <summary>A number; empty where there is none.</summary>
    public static string Number(double value) => double.IsFinite(value) ? (value + 0.0).ToString("R", CultureInfo.InvariantCulture) : "";

    /// <summary>A text of the data, that no spreadsheet takes for a formula.</summary>
    public static string Text(string text, Escaping escaping)
    {
        var cell = BuildCommands.Guard(FormulaGuard.Of(text));
        if (escaping == Escaping.ForTerminal) cell = PlainText.Escape(cell);
        return cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }
}
