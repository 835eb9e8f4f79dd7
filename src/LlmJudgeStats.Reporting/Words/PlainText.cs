using System.Buffers;
using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>Numbers and texts for people, the same in every culture.</summary>
public static class PlainText
{
    /// <summary>
    /// A rate as a percentage with one decimal: <c>73.6%</c>; <c>&gt;99.9%</c> and <c>&lt;0.1%</c> for what only rounds to 100 or 0;
    /// <c>not identified</c> for NaN.
    /// </summary>
    /// <param name="rate">A rate.</param>
    public static string Percent(double rate) => RateText.Percent(rate);

    /// <summary>A level as a percentage, with as many decimals as it needs: <c>95%</c>.</summary>
    /// <param name="level">A level, strictly between 0 and 1.</param>
    // Decimal arithmetic: 100 times 0.9999999999 in binary is not a number that anyone typed.
    public static string Level(double level) => Invariant($"{(level < 1 - 1e-12 ? (double)(100 * (decimal)level) : 100 * level)}%");

    /// <summary>A range of rates: <c>66.1% to 79.2%</c>.</summary>
    /// <param name="interval">An interval.</param>
    public static string Range(IntervalEstimate interval) => $"{Percent(interval.Lower)} to {Percent(interval.Upper)}";

    /// <summary>
    /// Text from data, made safe to show: what a terminal would obey and what nobody can see is written as an escape, such as
    /// <c>\u001b</c> or <c>\U000e0041</c>: the notation of <c>LlmJudgeStats.Data</c>.
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
                if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1])) Append(shown, new(c, text[++i]));
                else shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else if (char.IsControl(c) || IsInvisible(new(c)) || (IsSelector(c) && !ChangesASymbol(text, i)))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else shown.Append(c);
        }
        return shown.ToString();
    }

    /// <summary>A JSON document made safe to show: the same in the notation of JSON, so that it says what it said.</summary>
    internal static string EscapeJson(string json)
    {
        var shown = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            var length = i + 1 < json.Length && char.IsSurrogatePair(json[i], json[i + 1]) ? 2 : 1;
            if (json[i] == '\n' || IsSafe(json, i, length)) shown.Append(json, i, length);
            else AppendUnits(shown, json.AsSpan(i, length));
            i += length - 1;
        }
        return shown.ToString();
    }

    private static bool IsSafe(string text, int at, int length) =>
        IsSelector(text[at]) ? ChangesASymbol(text, at) : Escape(text.Substring(at, length)).Length == length;

    private static void AppendUnits(StringBuilder shown, ReadOnlySpan<char> units)
    {
        foreach (var unit in units) shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
    }

    private static void Append(StringBuilder shown, Rune pair)
    {
        if (IsInvisible(pair)) shown.Append(CultureInfo.InvariantCulture, $"\\U{pair.Value:x8}");
        else shown.Append(pair);
    }

    private static bool IsInvisible(Rune rune) =>
        Blanks.Contains(rune.Value) || IsNoCharacter(rune.Value) || rune.Value is >= 0xE0100 and <= 0xE01EF || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;

    // Nothing may be written with them, and XML has no place for some.
    private static bool IsNoCharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>Letters, marks and symbols by their category that no font draws: fillers, joiners, the empty Braille cell.</summary>
    private static ReadOnlySpan<int> Blanks =>
        [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0];

    private static bool IsSelector(char c) => c is >= '\uFE00' and <= '\uFE0F';

    // An emoji often ends in a selector: it changes how the symbol before it looks.
    private static bool ChangesASymbol(string text, int at) =>
        Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var before, out _) == OperationStatus.Done && Rune.GetUnicodeCategory(before)
            is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol
                or UnicodeCategory.OtherPunctuation or UnicodeCategory.DecimalDigitNumber;

    /// <summary>Our own words in ASCII: dashes and dots that a log file may not show.</summary>
    /// <param name="text">Text of this library, such as the name of a method.</param>
    public static string Ascii(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace('–', '-').Replace('—', '-').Replace('−', '-').Replace('’', '\'');
    }
}
