using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>What is left of a text without case, blanks and Unicode form.</summary>
/// <remarks>
/// <see cref="string.Normalize()"/> does nothing where a program runs without a culture's data, as the tool does: the forms (NFKD) of the
/// Basic Multilingual Plane are a file of ours, and those of Hangul a formula of the standard.
/// </remarks>
internal static class SimilarText
{
    private const int FirstSyllable = 0xAC00;
    private const int Syllables = 11172;
    private const int Vowels = 21;
    private const int Trailing = 28;

    private static readonly Lazy<Dictionary<char, string>> s_forms = new(ReadForms);

    /// <summary>Equal for texts that differ in nothing else.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var look = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c < 0x80)
            {
                if (c > ' ') look.Append(char.ToUpperInvariant(c));
            }
            else if (!char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                Append(look, c);
            }
        }
        return WithSortedMarks(look.ToString());
    }

    /// <summary>The same, in a place of the caller's where the text is ASCII and there is room for it.</summary>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<char> text, Span<char> room)
    {
        if (text.Length > room.Length || !Ascii.IsValid(text)) return Fold(text);
        var length = 0;
        foreach (var c in text)
        {
            if (c > ' ') room[length++] = char.ToUpperInvariant(c);
        }
        return room[..length];
    }

    private static void Append(StringBuilder look, char c)
    {
        if (c - FirstSyllable is var syllable and >= 0 and < Syllables) AppendSyllable(look, syllable);
        else if (s_forms.Value.TryGetValue(c, out var form)) look.Append(form.ToUpperInvariant());
        else look.Append(char.ToUpperInvariant(c));
    }

    // The Unicode Standard 3.12: a syllable is a leading consonant, a vowel and perhaps a trailing consonant.
    private static void AppendSyllable(StringBuilder look, int syllable)
    {
        look.Append((char)(0x1100 + (syllable / (Vowels * Trailing)))).Append((char)(0x1161 + (syllable / Trailing % Vowels)));
        if (syllable % Trailing > 0) look.Append((char)(0x11A7 + (syllable % Trailing)));
    }

    // Marks above and below a letter may be written in either order: any fixed order will do.
    private static string WithSortedMarks(string look)
    {
        char[]? sorted = null;
        for (var start = 0; start < look.Length; start++)
        {
            if (!IsMark(look[start])) continue;
            var end = start + 1;
            while (end < look.Length && IsMark(look[end])) end++;
            if (end - start > 1)
            {
                sorted ??= look.ToCharArray();
                sorted.AsSpan(start, end - start).Sort();
            }
            start = end;
        }
        return sorted is null ? look : new(sorted);
    }

    private static bool IsMark(char c) => c >= 0x300 && char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    // Each line: a character, and those into which it is taken apart, blanks left out, in hexadecimal.
    private static Dictionary<char, string> ReadForms()
    {
        using var file = new StreamReader(typeof(SimilarText).Assembly.GetManifestResourceStream("NormalForms")!);
        var forms = new Dictionary<char, string>();
        while (file.ReadLine() is { } line)
        {
            var codes = line.Split(' ').Select(code => (char)int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            forms.Add(codes.First(), string.Concat(codes.Skip(1)));
        }
        return forms;
    }
}
