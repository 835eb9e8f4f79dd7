using System.Text;

namespace LlmJudgeStats.Reporting.Tests.Documents;

/// <summary>Names that somebody may give to a group so that a report does what they want.</summary>
internal static class Hostile
{
    /// <summary>Names that were thought of.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "\"><img src=x onerror=alert(2)>", "<script>alert(1)</script>", "</title></style><svg onload=alert(1)>", "a|b\\|c",
        "[x](javascript:alert(1))", "![](http://example.org/a.png)", "<img src=x>", "@someone and #123 and www.example.org",
        ":smile: `code` *b* _i_ ~s~",
        "::error::x\r\n##vso[task.logissue]y\n##[group]", "=1+1", "e_f%g&h#i$j{k}^~\\x", "\u202Egpj.exe\u200B\u0000\u001b[31m",
        "\uD800half",
        "نموذج-٤ جيد", "&lt;b&gt; &amp; &#60;", "'onmouseover='alert(1)", "--><!-- ]]> <![CDATA[", "\uFFFE\uFFFF", new string('x', 10_000),
        "https://example.org mailto:a@b.c xmpp:a@b", "| --- | --- |", "> quote", "- [x] done", "    code", "# heading", "1. list",
        "<https://a.b>",
    ];

    private const string Alphabet = "<>&\"'`*_[]()|~$\\!#@:;=+-/.{}%^ \n\r\tabx0123\u0000\u001b\u202E\u2028\uFFFEé日ن𝒳";

    private static readonly string[] s_pieces =
    [
        "<img src=x>", "<!--", "-->", "](http://a.b)", "http://a.b", "www.a.b", "@me", "#1", ":ok:", "javascript:", "onerror=", "style=",
        "</td>",
        "\\|", "``", "***", "__", "$$", "&#60;", "\\end{tabular}", "%0A", "::error::", "]]>", "</style>",
    ];

    /// <summary>So many names, the same in every run: letters and pieces of markup in any order.</summary>
    public static IEnumerable<string> Names(int count)
    {
        var state = 0x9E3779B97F4A7C15;
        var letters = Alphabet.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        for (var i = 0; i < count; i++)
        {
            var name = new StringBuilder();
            var parts = 1 + (int)(Next(ref state) % 12);
            for (var j = 0; j < parts; j++)
            {
                var draw = Next(ref state);
                name.Append(draw % 3 == 0 ? s_pieces[(draw >> 8) % (ulong)s_pieces.Length] : letters[(draw >> 8) % (ulong)letters.Length]);
            }
            yield return name.ToString();
        }
    }

    // xorshift64*: Vigna (2016); any sequence will do.
    private static ulong Next(ref ulong state)
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (state * 0x2545F4914F6CDD1D) >> 16;
    }
}
