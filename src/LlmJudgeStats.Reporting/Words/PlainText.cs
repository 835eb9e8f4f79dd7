using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>Numbers and texts for people, the same in every culture.</summary>
public static class PlainText
{
    /// <summary>A rate as a percentage with one decimal: <c>73.6%</c>; <c>not identified</c> for NaN.</summary>
    /// <param name="rate">A rate.</param>
    public static string Percent(double rate) => double.IsNaN(rate)
        ? "not identified"
        : string.Create(CultureInfo.InvariantCulture, $"{(100 * rate) + 0.0:F1}%");   // + 0.0: never -0.0

    /// <summary>A level as a percentage, with as many decimals as it needs: <c>95%</c>.</summary>
    /// <param name="level">A level, strictly between 0 and 1.</param>
    // Decimal arithmetic: 100 times 0.9999999999 in binary is not a number that anyone typed.
    public static string Level(double level) =>
        string.Create(CultureInfo.InvariantCulture, $"{(level < 1 - 1e-12 ? (double)(100 * (decimal)level) : 100 * level)}%");

    /// <summary>A range of rates: <c>66.1% to 79.2%</c>.</summary>
    /// <param name="interval">An interval.</param>
    public static string Range(IntervalEstimate interval) => $"{Percent(interval.Lower)} to {Percent(interval.Upper)}";

    /// <summary>
    /// Text from data, made safe to show: what a terminal would obey and what nobody can see is written as an escape, such as
    /// <c>\u001b</c>:
    /// the notation of <c>LlmJudgeStats.Data</c>.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1])) shown.Append(c).Append(text[++i]);
                else shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else if (char.IsControl(c) || IsInvisible(c)) shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else shown.Append(c);
        }
        return shown.ToString();
    }

    private static bool IsInvisible(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;

    /// <summary>Our own words in ASCII: dashes and dots that a log file may not show.</summary>
    /// <param name="text">Text of this library, such as the name of a method.</param>
    public static string Ascii(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace('–', '-').Replace('—', '-').Replace('−', '-').Replace('’', '\'');
    }
}
