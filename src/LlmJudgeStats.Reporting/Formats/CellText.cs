using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>A cell as text, raw: the format escapes it.</summary>
internal static class CellText
{
    /// <summary>The text of a cell.</summary>
    /// <param name="cell">A cell.</param>
    /// <param name="style">How ranges and counts are written.</param>
    public static string Of(in DocumentCell cell, CellStyle style) => cell.Kind switch
    {
        CellKind.Words => cell.Text,
        CellKind.Name => HtmlText.Shorten(cell.Text, HtmlText.LongestName),
        CellKind.Rate => RateText.Percent(cell.Value),
        CellKind.Range => Range(in cell, style),
        CellKind.Points => RateText.Points(cell.Value),
        CellKind.Count => style == CellStyle.Prose ? RateText.Count(cell.Count) : cell.Count.ToString(CultureInfo.InvariantCulture),
        CellKind.Number => RateText.Youden(cell.Value),
        CellKind.NumberRange => NumberRange(RateText.Youden(cell.Value), RateText.Youden(cell.Upper), style),
    };

    private static string Range(in DocumentCell cell, CellStyle style) => style switch
    {
        CellStyle.Prose => RateText.Limits(cell.Point, cell.Value, cell.Upper),
        CellStyle.Brackets => RateText.Brackets(cell.Point, cell.Value, cell.Upper),
        CellStyle.Dashes => RateText.Dashes(cell.Point, cell.Value, cell.Upper),
    };

    private static string NumberRange(string lower, string upper, CellStyle style) => style switch
    {
        CellStyle.Prose => $"{lower} to {upper}",
        CellStyle.Brackets => $"[{lower}, {upper}]",
        CellStyle.Dashes => $"{lower}--{upper}",
    };
}

/// <summary>How ranges and counts are written.</summary>
internal enum CellStyle
{
    /// <summary><c>69.1% to 78.4%</c>, and counts with a comma from 1,000.</summary>
    Prose,

    /// <summary><c>[69.1%, 78.4%]</c>, and counts in plain digits: they get pasted.</summary>
    Brackets,

    /// <summary><c>69.1--78.4</c>, and counts in plain digits.</summary>
    Dashes,
}
