using System.Net;
using System.Xml.Linq;

namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Texts from data are texts: a parser that is not ours reads them back.</summary>
public sealed class HtmlTextTests
{
    private static readonly string[] s_pieces =
    [
        "<", ">", "&", "\"", "'", "&amp;", "]]>", "<!--", "-->", "<script>", "a", "é", "模", "😀", "اسم", "\u202e", "\u0000", "\n", "\t",
        "\ud800", "\udc00", "\ufffe", "\uffff", "\u2028", "\U000e0041", "\\", "%", "\u00a0",
    ];

    [Fact]
    public void The_example_of_the_plan() =>
        Assert.Equal("&quot;&gt;&lt;img src=x onerror=alert(2)&gt;", HtmlText.Escape("\"><img src=x onerror=alert(2)>"));

    [Fact]
    public void What_is_read_back_is_what_was_written()
    {
        var texts =
            from first in s_pieces
            from second in s_pieces
            from third in s_pieces
            select first + second + third;
        foreach (var text in texts)
        {
            var visible = PlainText.Escape(text)
                .Replace("\ufffe", "\\ufffe", StringComparison.Ordinal).Replace("\uffff", "\\uffff", StringComparison.Ordinal);
            var escaped = HtmlText.Escape(text);
            var element = XElement.Parse($"<a b=\"{escaped}\">{escaped}</a>", LoadOptions.PreserveWhitespace);
            Assert.Equal(visible, element.Value);
            Assert.Equal(visible, element.Attribute("b")!.Value);
            Assert.Empty(element.Elements());
            Assert.Equal(visible, WebUtility.HtmlDecode(escaped));
        }
    }

    [Fact]
    public void A_long_name_is_known_by_its_ends()
    {
        var name = new string('a', 60) + new string('x', 5_000) + new string('z', 59);
        Assert.Equal(new string('a', 60) + "…" + new string('z', 59), HtmlText.Name(name));
        Assert.Equal(new string('a', 120), HtmlText.Name(new string('a', 120)));
        Assert.Equal(120, HtmlText.Name(new string('a', 121)).Length);
    }

    [Fact]
    public void No_pair_is_cut_in_two()
    {
        var emojis = string.Concat(Enumerable.Repeat("😀", 40));
        foreach (var before in new[] { "", "a" })
        {
            for (var longest = 1; longest < 82; longest++)
            {
                var shown = HtmlText.Shorten(before + emojis, longest);
                Assert.True(shown.Length <= longest);
                Assert.Equal(shown, HtmlText.Escape(shown));
            }
        }
    }
}
