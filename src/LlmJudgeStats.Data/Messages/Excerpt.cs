using System.Buffers;
using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>Text from a file, made safe to show: bounded, and nothing in it that a terminal obeys or an eye cannot see.</summary>
/// <remarks>
/// Stricter than what reports escape: a combining mark in a group's name is shown, in a cell that is no verdict it is the thing to find.
/// </remarks>
internal static class Excerpt
{
    private const int MostCharacters = 60;

    /// <summary>Letters and symbols by their category that no font draws: Hangul fillers and the empty Braille cell.</summary>
    private const string Fillers = "\u115F\u1160\u3164\uFFA0\u2800";

    public static string Of(ReadOnlySpan<char> text, int most = MostCharacters)
    {
        var shown = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (i >= most)
            {
                shown.Append(CultureInfo.InvariantCulture, $"... ({text.Length} characters)");
                break;
            }
            var c = text[i];
            if (c is >= ' ' and <= '~' || (IsVisible(char.GetUnicodeCategory(c)) && !Fillers.Contains(c, StringComparison.Ordinal)))
                shown.Append(c);
            else if (IsVisiblePair(text[i..])) shown.Append(c).Append(text[++i]);
            else if (Rune.DecodeFromUtf16(text[i..], out var rune, out var length) == OperationStatus.Done && length > 1)
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
                i++;
            }
            else shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }
        return shown.ToString();
    }

    /// <summary>
    /// A text inside a hint, where a name between backticks is that of something to set: a backtick of the file is written as \u0060.
    /// </summary>
    public static string InHint(ReadOnlySpan<char> text) => Of(text).Replace("`", "\\u0060", StringComparison.Ordinal);

    /// <summary>Whether something at the beginning of a text has to be escaped to be seen.</summary>
    public static bool Escapes(ReadOnlySpan<char> text) =>
        !Of(text).AsSpan().StartsWith(text[..Math.Min(text.Length, MostCharacters)], StringComparison.Ordinal);

    /// <summary>Several texts, quoted.</summary>
    public static string List(IEnumerable<string> texts, int most = 20)
    {
        var all = texts.ToArray();
        var list = string.Join(", ", all.Take(most).Select(text => $"'{Of(text)}'"));
        return all.Length > most ? $"{list} and {all.Length - most} more" : list;
    }

    /// <summary>Where something is, behind what it is; nothing where rows have no lines.</summary>
    public static string OnLine(long line) => line > 0 ? Invariant($" on line {line}") : "";

    private static bool IsVisiblePair(ReadOnlySpan<char> text) =>
        text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) && IsVisible(Rune.GetUnicodeCategory(new(text[0], text[1])));

    private static bool IsVisible(UnicodeCategory category) => category is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.OtherPunctuation
        or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.OtherSymbol;
}
