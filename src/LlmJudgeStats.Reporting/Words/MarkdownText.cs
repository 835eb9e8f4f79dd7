using System.Buffers;
using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>Text for Markdown: nothing in it is a tag, a link, an emphasis, a mention or the end of a cell.</summary>
internal static class MarkdownText
{
    // What GitHub looks for in rendered text is broken by a character that nobody sees: an entity would not help.
    private const char WordJoiner = '\u2060';

    private static readonly SearchValues<char> s_backslashed = SearchValues.Create("\\`*_[]|~$");
    private static readonly string[] s_schemes = ["http", "https", "ftp", "mailto", "xmpp"];

    /// <summary>Any text, on one line.</summary>
    public static string Escape(string text)
    {
        var plain = PlainText.Escape(text);
        var escaped = new StringBuilder(plain.Length + 16);
        var lastColon = plain.LastIndexOf(':');
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            if (s_backslashed.Contains(c)) escaped.Append('\\').Append(c);
            else if (c is '&' or '<' or '>') escaped.Append(Entity(c));
            else if (c == ':') Colon(escaped, plain, i, lastColon);
            else if (c == '.' && EndsWith(plain, i, "www")) escaped.Append(WordJoiner).Append(c);
            else if (c == '@' || (c == '#' && IsBeforeADigit(plain, i))) escaped.Append(c).Append(WordJoiner);
            else escaped.Append(c);
        }
        return escaped.ToString();
    }

    // Between two colons may stand the name of an emoji; before one, the scheme of an address.
    private static void Colon(StringBuilder escaped, string plain, int at, int lastColon)
    {
        if (Array.Exists(s_schemes, scheme => EndsWith(plain, at, scheme))) escaped.Append(WordJoiner);
        if (at < lastColon) escaped.Append('\\');
        escaped.Append(':');
    }

    private static bool IsBeforeADigit(string text, int at) => at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static bool EndsWith(string text, int end, string word) =>
        end >= word.Length && text.AsSpan(end - word.Length, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    private static string Entity(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        _ => "&gt;",
    };
}
