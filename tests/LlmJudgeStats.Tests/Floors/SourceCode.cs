using System.Text;

namespace LlmJudgeStats.Tests.Floors;

/// <summary>C# without its comments and strings, but with what stands in the holes of interpolated strings: that is code.</summary>
internal static class SourceCode
{
    public static string Of(string text)
    {
        var code = new StringBuilder(text.Length);
        CopyCode(text, 0, isHole: false, code);
        return code.ToString();
    }

    // Copies until the text ends or, in a hole, until the brace that closes it; answers where that is.
    private static int CopyCode(string text, int at, bool isHole, StringBuilder code)
    {
        var depth = 0;
        while (at < text.Length)
        {
            var rest = text.AsSpan(at);
            if (Skipped(rest) is var skipped and > 0)
            {
                code.Append(' ');
                at += skipped;
                continue;
            }
            if (rest[0] is '"' or '$' or '@' && StringStart.Of(rest) is { } start)
            {
                code.Append(' ');
                at = CopyHoles(text, at + start.Length, start, code);
                continue;
            }
            if (rest[0] == '{') depth++;
            if (rest[0] == '}')
            {
                if (isHole && depth == 0) return at;
                depth--;
            }
            code.Append(rest[0]);
            at++;
        }
        return at;
    }

    // Comments, and characters between single quotes.
    private static int Skipped(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("//")) return rest.IndexOf('\n') is var line and >= 0 ? line : rest.Length;
        if (rest.StartsWith("/*")) return rest.IndexOf("*/") is var end and >= 0 ? end + 2 : rest.Length;
        if (rest[0] != '\'') return 0;
        var content = rest[1] == '\\' ? 3 : 2;
        return content + rest[content..].IndexOf('\'') + 1;
    }

    private static int CopyHoles(string text, int at, in StringStart start, StringBuilder code)
    {
        while (at < text.Length)
        {
            var rest = text.AsSpan(at);
            if (rest.StartsWith(start.End) && !start.IsEscaped(rest)) return at + start.End.Length;
            if (start.IsEscaped(rest))
            {
                at += 2;
                continue;
            }
            var braces = start.Holes == 0 ? 0 : rest.IndexOfAnyExcept('{') is var run and >= 0 ? run : rest.Length;
            if (braces < Math.Max(start.Holes, 1))
            {
                at += Math.Max(braces, 1);
                continue;
            }
            at = CopyCode(text, at + braces, isHole: true, code) + start.Holes;
            code.Append(' ');
        }
        return at;
    }

    /// <summary>How a string begins: its length, what ends it, and how many braces open a hole (0: none).</summary>
    private readonly record struct StringStart(int Length, string End, int Holes, bool IsVerbatim)
    {
        public static StringStart? Of(ReadOnlySpan<char> rest)
        {
            var quote = rest.IndexOfAnyExcept('$', '@');
            if (quote < 0 || rest[quote] != '"') return null;
            var dollars = rest[..quote].Count('$');
            var quotes = rest[quote..].IndexOfAnyExcept('"') is var run and >= 0 ? run : rest.Length - quote;
            if (quotes < 3) return new(quote + 1, "\"", dollars, rest[..quote].Contains('@'));
            return new(quote + quotes, new('"', quotes), dollars, IsVerbatim: false);
        }

        /// <summary>Two characters that stand for one and end nothing: raw strings have none.</summary>
        public bool IsEscaped(ReadOnlySpan<char> rest)
        {
            if (End.Length > 1 || rest.Length < 2) return false;
            if (!IsVerbatim && rest[0] == '\\') return true;
            if (IsVerbatim && rest.StartsWith("\"\"")) return true;
            return Holes > 0 && (rest.StartsWith("{{") || rest.StartsWith("}}"));
        }
    }
}
