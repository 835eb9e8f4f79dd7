using System.Buffers;
using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>Text that a spreadsheet would run as a formula, with an apostrophe where one begins (OWASP: CSV injection).</summary>
/// <remarks>
/// A formula begins with a sign, also a full-width one, behind whatever a spreadsheet skips: blanks, line ends, what nobody sees, quotes.
/// It begins in the middle of a cell, too: where semicolons or tabs separate cells, a quote in the middle of a line protects nothing, and
/// <c>x;=1+1</c> is two cells.
/// </remarks>
internal static class FormulaGuard
{
    private static readonly SearchValues<char> s_signs = SearchValues.Create("=+-@\uFF1D\uFF0B\uFF0D\uFF20");
    private const string Separators = ";\t\r\n";

    /// <summary>The text, guarded wherever a cell may begin in it.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(s_signs) && !BeginsWithATab(text)) return text;
        var guarded = new StringBuilder(text.Length + 1);
        for (var start = 0; start < text.Length;)
        {
            var rest = text.AsSpan(start);
            if (BeginsAFormula(rest) || (start == 0 && BeginsWithATab(text))) guarded.Append('\'');
            var length = rest.IndexOfAny(Separators) is var at and >= 0 ? at + 1 : rest.Length;
            guarded.Append(rest[..length]);
            start += length;
        }
        return guarded.ToString();
    }

    // OWASP's list has tab and carriage return beside the signs, whatever follows them.
    private static bool BeginsWithATab(string text) => text is ['\t' or '\r', ..];

    private static bool BeginsAFormula(ReadOnlySpan<char> text)
    {
        var first = 0;
        while (first < text.Length && IsSkipped(text[first])) first++;
        return first < text.Length && s_signs.Contains(text[first]);
    }

    private static bool IsSkipped(char c) =>
        c == '"' || char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
