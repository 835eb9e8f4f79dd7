using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Evaluation;

/// <summary>Texts of others in our messages: bounded, and nothing in them that a terminal obeys or an eye cannot see.</summary>
internal static class ShownText
{
    private const int MostCharacters = 60;
    private const int MostNames = 20;

    public static string Quoted(string text) => $"'{Of(text, MostCharacters)}'";

    public static string List(IEnumerable<string> texts)
    {
        var all = texts.Order(StringComparer.Ordinal).ToList();
        var list = string.Join(", ", all.Take(MostNames).Select(Quoted));
        return all.Count > MostNames ? string.Create(CultureInfo.InvariantCulture, $"{list} and {all.Count - MostNames} more") : list;
    }

    private static string Of(string text, int most)
    {
        var shown = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (i >= most)
            {
                shown.Append(CultureInfo.InvariantCulture, $"... ({text.Length} characters)");
                break;
            }
            // Half a surrogate pair is no rune: its one unit is written out.
            var isRune = Rune.TryGetRuneAt(text, i, out var rune);
            if (isRune && IsVisible(rune)) shown.Append(rune);
            else if (isRune && !rune.IsBmp) shown.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
            else shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            i += isRune ? rune.Utf16SequenceLength : 1;
        }
        return shown.ToString();
    }

    private static bool IsVisible(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
        or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
        or UnicodeCategory.OtherPunctuation or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol
        or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol;
}
