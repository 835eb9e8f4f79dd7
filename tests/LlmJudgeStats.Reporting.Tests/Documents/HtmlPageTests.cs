using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace LlmJudgeStats.Reporting.Tests.Documents;

/// <summary>A page is one inert file that everybody can read: docs/howto/a-report.md, as far as it can be seen without a browser.</summary>
public sealed partial class HtmlPageTests
{
    private static readonly string s_page = Samples.Written(EstimateDocument.Of(Reports.Report(Samples.Result)), DocumentFormat.Html);

    public static TheoryData<string> Pages => [s_page, Samples.Written(Samples.Groups(12), DocumentFormat.Html),
        Samples.Written(Samples.Groups(201), DocumentFormat.Html)];

    private static IHtmlDocument Parsed(string page) => new HtmlParser().ParseDocument(page);

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_policy_lets_in_this_style_sheet_and_nothing_else(string page)
    {
        var sheet = Assert.Single(Parsed(page).QuerySelectorAll("style")).TextContent;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)));
        var policy = Parsed(page).QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content");
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'", policy);
        Assert.Equal(-1, sheet.AsSpan().IndexOfAny("<&"));
        Assert.DoesNotMatch("(?i)url\\(|@import|expression", sheet);
        Assert.DoesNotMatch("(?i) style=|<script| on[a-z]+=|<link|<img|data:", page);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Its_outline_skips_nothing(string page)
    {
        var document = Parsed(page);
        Assert.Single(document.QuerySelectorAll("h1"));
        Assert.Empty(document.QuerySelectorAll("h3, h4, h5, h6"));
        Assert.NotEmpty(document.QuerySelectorAll("h2"));
        Assert.Equal(("en", "ltr"), (document.DocumentElement.GetAttribute("lang"), document.DocumentElement.GetAttribute("dir")));
        Assert.Equal(document.QuerySelector("h1")!.TextContent, document.Title);
        var ids = document.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(document.QuerySelectorAll("svg"), svg =>
            Assert.All(svg.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.Contains(id, ids)));
        Assert.All(document.QuerySelectorAll("table"), table =>
        {
            Assert.NotNull(table.QuerySelector("thead th[scope=col]"));
            Assert.NotEqual("", table.ParentElement!.GetAttribute("aria-label"));
            Assert.Equal("0", table.ParentElement.GetAttribute("tabindex"));
        });
        Assert.InRange(Encoding.UTF8.GetByteCount(page[..page.IndexOf("charset", StringComparison.Ordinal)]), 0, 1000);
    }

    /// <summary>What a picture shows stands in a table or a sentence, too.</summary>
    [Fact]
    public void No_number_is_in_a_picture_alone()
    {
        var document = Parsed(s_page);
        var shown = document.QuerySelectorAll("svg text").SelectMany(text => Rate().Matches(text.TextContent)).Select(match => match.Value)
            .Where(rate => rate.Contains('.', StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        Assert.InRange(shown.Count, 3, 40);
        foreach (var figure in document.QuerySelectorAll("figure").ToArray()) figure.Remove();
        var words = document.Body!.TextContent;
        Assert.All(shown, rate => Assert.Contains(rate, words, StringComparison.Ordinal));
    }

    /// <summary>Contrast by the formula of WCAG 2.2: 4.5 for text on each ground that it stands on, in both schemes and on paper.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_text_can_be_read(int scheme)
    {
        string[] sheets = [PictureStyle.Css, ReportStyle.Css[PictureStyle.Css.Length..]];
        var colours = sheets.SelectMany(sheet => Variable().Matches(Root().Matches(sheet)[scheme].Value))
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
        (string Text, string Ground)[] pairs =
        [
            ("ink", "page"), ("soft", "page"), ("ink", "card"), ("soft", "card"), ("main", "card"), ("main", "page"), ("ink", "main-fill"),
            ("warn", "warn-fill"), ("ink", "warn-fill"), ("bad", "bad-fill"), ("ink", "bad-fill"), ("good", "page"), ("bad", "page"),
            ("ink", "mark"),
        ];
        Assert.All(pairs, pair => Assert.True(Contrast(colours[pair.Text], colours[pair.Ground]) >= 4.5, $"{scheme}: {pair}"));
    }

    [Theory]
    [InlineData(nameof(DocumentFormat.Html))]
    [InlineData(nameof(DocumentFormat.Markdown))]
    [InlineData(nameof(DocumentFormat.GitHub))]
    [InlineData(nameof(DocumentFormat.Latex))]
    [InlineData(nameof(DocumentFormat.Svg))]
    [InlineData(nameof(DocumentFormat.JUnit))]
    public void The_same_bytes_in_every_culture_and_again(string name)
    {
        var format = Enum.Parse<DocumentFormat>(name);
        string Write() => Samples.Written(EstimateDocument.Of(Reports.Report(
            Reports.Result(JudgeTally.Of(6400, 8000), Reports.Table(1046, 4, 9, 1041)))), format);
        var here = Write();
        Assert.Equal(here, Write());
        foreach (var culture in (string[])["tr-TR", "ar-SA", "fa-IR", "de-DE"]) Assert.Equal(here, Reports.InCulture(culture, Write));
        Assert.DoesNotContain('\r', here);
    }

    [Fact]
    public void A_rate_that_is_not_identified_is_never_a_number()
    {
        var result = Reports.Result(JudgeTally.Of(50, 100), Reports.Table(5, 5, 5, 5));
        Assert.False(result.Main.Estimate.IsIdentified);
        var document = Parsed(Samples.Written(EstimateDocument.Of(Reports.Report(result)), DocumentFormat.Html));
        Assert.Equal("not identified", document.QuerySelector("dl.facts dd")!.TextContent);
        Assert.Equal("not identified", document.QuerySelector("tr.is-main td")!.TextContent);
        Assert.NotNull(document.QuerySelector("div.note.is-bad"));
    }

    [Fact]
    public void A_name_that_runs_the_other_way_turns_nothing()
    {
        var document = Samples.Named(["نموذج جيد", "other"]) with { Sentence = "Between نموذج-٤ جيد and 5 there is nothing." };
        var lead = Parsed(Samples.Written(document, DocumentFormat.Html)).QuerySelector("p.lead")!;
        Assert.Equal("Between <bdi>نموذج-٤ جيد</bdi> and 5 there is nothing.", lead.InnerHtml);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var six = colour.Length == 7 ? colour[1..] : string.Concat(colour[1..].Select(c => new string(c, 2)));
        var channels = six.Chunk(2).Select(two => int.Parse(two, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    [GeneratedRegex(@"[<>]?\d+(\.\d+)?%")]
    private static partial Regex Rate();

    [GeneratedRegex(@":root\{[^}]*\}")]
    private static partial Regex Root();

    [GeneratedRegex(@"--([\w-]+):(#[0-9a-f]+)")]
    private static partial Regex Variable();
}
