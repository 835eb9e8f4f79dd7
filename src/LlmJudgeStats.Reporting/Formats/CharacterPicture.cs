using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>A picture of intervals in ASCII, at most 60 columns wide, for places that show no other.</summary>
internal static class CharacterPicture
{
    private const int LabelColumns = 14;
    private const int Bar = 21;

    /// <summary>A line for each row of the picture, over one axis from 0 to 100%.</summary>
    public static string Of(IntervalPicture picture)
    {
        var text = new StringBuilder();
        foreach (var row in picture.Rows)
        {
            var label = row.Kind == IntervalRowKind.Judge ? "judge" : row.Label;
            if (label.Length > LabelColumns) label = label[..LabelColumns];
            var point = row.Mark.IsIdentified ? PlainText.Percent(row.Mark.Point) : "-";
            var numbers = $"{PlainText.Percent(row.Mark.Lower)} {point} {PlainText.Percent(row.Mark.Upper)}";
            text.Append(CultureInfo.InvariantCulture, $"{label,-LabelColumns} |{BarOf(row.Mark)}| {numbers}\n");
        }
        return text.ToString();
    }

    private static string BarOf(RateMark mark)
    {
        var lower = At(mark.Lower);
        var upper = At(mark.Upper);
        var bar = new StringBuilder(Bar);
        for (var i = 0; i < Bar; i++)
        {
            var isPoint = mark.IsIdentified && i == At(mark.Point);
            bar.Append(isPoint ? 'o' : i == lower ? '[' : i == upper ? ']' : i > lower && i < upper ? '=' : '-');
        }
        return bar.ToString();
    }

    private static int At(double rate) => Math.Clamp((int)(rate * Bar), 0, Bar - 1);
}
