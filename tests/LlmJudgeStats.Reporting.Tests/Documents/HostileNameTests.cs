using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace LlmJudgeStats.Reporting.Tests.Documents;

/// <summary>
/// Whatever a group is called, a document says it and does nothing: 10,000 names and those that were thought of, read back by parsers that
/// others wrote. Every name is tried, none is drawn: a failure is a failure in every run.
/// </summary>
public sealed partial class HostileNameTests
{
    private const int Together = 12;    // groups of a report, so that names stand in headings, tables, pictures and sentences

    private static readonly string[] s_elements =
    [
        "html", "head", "meta", "title", "style", "body", "main", "header", "p", "h1", "h2", "bdi", "dl", "div", "dt", "dd", "b",
        "figure", "svg",
        "desc", "line", "rect", "circle", "polygon", "polyline", "path", "text", "g", "figcaption", "table", "caption", "thead", "tbody",
        "tr", "th",
        "td", "ul", "li", "span", "blockquote", "pre", "a", "footer",
    ];

    private static readonly string[] s_links = ["https://doi.org/", "https://arxiv.org/"];

    private static readonly MarkdownPipeline s_gitHub =
        new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseEmojiAndSmiley(enableSmileys: false).UseMathematics().Build();

    private static IEnumerable<string[]> Batches => Hostile.Known.Concat(Hostile.Names(10_000)).Chunk(Together);

    [Fact]
    public void Html_shows_every_name_and_holds_nothing_else()
    {
        var parser = new HtmlParser();
        foreach (var names in Batches)
        {
            var page = parser.ParseDocument(Samples.Written(Samples.Named(names), DocumentFormat.Html));
            Assert.All(page.All, element => Assert.Contains(element.LocalName, s_elements));
            Assert.All(page.All.SelectMany(element => element.Attributes), attribute => Assert.Matches(Harmless(), attribute.Name));
            Assert.All(page.Links, IsOurs);
            var cells = page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent).ToHashSet(StringComparer.Ordinal);
            Assert.All(names, name => Assert.Contains(Shown(name), cells));
        }
    }

    [Fact]
    public void JUnit_is_xml_and_names_every_group()
    {
        foreach (var names in Batches)
        {
            var results = XDocument.Parse(Samples.Written(Samples.Named(names), DocumentFormat.JUnit));
            var cases = results.Descendants("testcase").Select(one => one.Attribute("name")!.Value).ToArray();
            Assert.Equal(names.Select(name => $"system = {PlainText.Escape(Phrases.Name(name))}"), cases);
        }
    }

    [Fact]
    public void Latex_reads_back()
    {
        foreach (var names in Batches)
        {
            var lines = Samples.Written(Samples.Named(names), DocumentFormat.Latex).Split('\n');
            var rows = lines.SkipWhile(line => line != "\\hline").Skip(3).TakeWhile(line => line != "\\hline").ToArray();
            Assert.Equal(names.Length, rows.Length);
            for (var i = 0; i < rows.Length; i++)
            {
                var cells = ColumnEnd().Split(rows[i]);
                Assert.Equal(Shown(names[i]).Trim(), Unescaped(cells[0]));
                Assert.DoesNotMatch(Obeyed(), cells[0]);
            }
        }
    }

    [Theory]
    [InlineData(nameof(DocumentFormat.Markdown))]
    [InlineData(nameof(DocumentFormat.GitHub))]
    public void Markdown_shows_every_name_and_holds_nothing_else(string format)
    {
        var parser = new HtmlParser();
        foreach (var names in Batches)
        {
            var markdown = Samples.Written(Samples.Named(names), Enum.Parse<DocumentFormat>(format));
            var page = parser.ParseDocument(Markdown.ToHtml(markdown, s_gitHub));
            Assert.Empty(page.QuerySelectorAll("img, script, svg, iframe, style, span, del, sub, sup, em"));
            Assert.All(page.Links, IsOurs);
            foreach (var code in page.QuerySelectorAll("pre")) code.Remove();    // nobody is pinged from code
            Assert.DoesNotMatch(Pinged(), page.Body!.TextContent);
            var cells = page.QuerySelectorAll("tbody tr").Select(row => Visible(row.FirstElementChild!)).ToHashSet(StringComparer.Ordinal);
            Assert.All(names, name => Assert.Contains(Shown(name).Trim(), cells));
        }
    }

    [Fact]
    public void No_line_of_any_format_is_a_command_of_a_build_server()
    {
        foreach (var names in Batches)
        {
            foreach (var format in Enum.GetValues<DocumentFormat>().Where(format => format != DocumentFormat.Svg))
            {
                var lines = Samples.Written(Samples.Named(names), format).Split('\n', '\r');
                Assert.DoesNotContain(lines, line => BuildCommand().IsMatch(line));
            }
        }
    }

    private static string Shown(string name) => PlainText.Escape(HtmlText.Shorten(name, HtmlText.LongestName));

    // The other way round than the writer, and from its table of commands alone.
    private static string Unescaped(string latex) => Command().Replace(WithoutGroup(latex).Trim(), match => match.Value switch
    {
        @"\textbackslash{}" => @"\",
        @"\textasciitilde{}" => "~",
        @"\textasciicircum{}" => "^",
        @"\textless{}" => "<",
        @"\textgreater{}" => ">",
        @"\textbar{}" => "|",
        @"\textquotedbl{}" => "\"",
        var one => one[1..],
    });

    private static string WithoutGroup(string latex) => latex.StartsWith("{}", StringComparison.Ordinal) ? latex[2..] : latex;

    private static string Visible(IElement cell) => cell.TextContent.Replace("\u2060", "", StringComparison.Ordinal);

    private static void IsOurs(IElement link) =>
        Assert.Contains(s_links, start => link.GetAttribute("href")!.StartsWith(start, StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*(::|##vso\[|##\[)")]
    private static partial Regex BuildCommand();

    [GeneratedRegex("^(lang|dir|charset|http-equiv|content|name|class|role|aria-label|aria-labelledby|tabindex|scope|href|rel|id"
        + "|viewBox|x|y|x1|x2|y1|y2|cx|cy|r|rx|width|height|points|d|transform)$")]
    private static partial Regex Harmless();

    [GeneratedRegex(@"\\text[a-z]+\{\}|\\[{}$&#_%]")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<!\\)(?:\\\\)*[&$#_%{}~^](?<!\{\}|\{)|[<>|""]")]
    private static partial Regex Obeyed();

    [GeneratedRegex(@" & (?!#)")]
    private static partial Regex ColumnEnd();

    [GeneratedRegex(@"@\w|#\d")]
    private static partial Regex Pinged();
}
