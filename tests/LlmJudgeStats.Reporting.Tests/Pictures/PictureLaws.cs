using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LlmJudgeStats.Reporting.Tests;

/// <summary>What holds for every picture, whatever the data.</summary>
public sealed class PictureLaws
{
    private static readonly string[] s_elements =
        ["svg", "title", "desc", "style", "line", "circle", "rect", "polygon", "polyline", "text", "figure", "figcaption"];

    // Neither colour nor style nor handler nor address.
    private static readonly string[] s_attributes =
    [
        "class", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "points", "transform", "viewBox", "role", "id",
        "aria-labelledby", "xmlns",
    ];

    public static TheoryData<string> All => [.. Samples.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_is_drawn_outside_the_picture(string name)
    {
        var drawn = new Drawn(Picture(name));
        Assert.Equal(420, drawn.Width);
        foreach (var mark in drawn.Marks)
        {
            foreach (var (x, y) in Drawn.Points(mark))
            {
                Assert.True(x >= 0 && x <= drawn.Width, mark.ToString());
                Assert.True(y >= 0 && y <= drawn.Height, mark.ToString());
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_text_stands_on_another(string name)
    {
        var texts = new Drawn(Picture(name)).Texts.ToList();
        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = 0; j < i; j++) Assert.False(Meet(Drawn.Box(texts[i]), Drawn.Box(texts[j])), $"{texts[i]}\n{texts[j]}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_picture_is_marks_and_classes_and_nothing_that_acts(string name)
    {
        foreach (var root in new[] { new Drawn(Picture(name)).Root, XElement.Parse(PictureFigure.Html(Picture(name), "p1")) })
        {
            foreach (var element in root.DescendantsAndSelf())
            {
                Assert.Contains(element.Name.LocalName, s_elements);
                Assert.All(element.Attributes(), attribute => Assert.Contains(attribute.Name.LocalName, s_attributes));
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_picture_says_what_it_is(string name)
    {
        var picture = Picture(name);
        var figure = XElement.Parse(PictureFigure.Html(picture, "p1"));
        var svg = figure.Element("svg")!;
        var named = svg.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(named, svg.Elements().Take(2).Select(element => element.Attribute("id")!.Value));
        Assert.Equal(["title", "desc"], svg.Elements().Take(2).Select(element => element.Name.LocalName));
        Assert.All(named, id => Assert.StartsWith("p1-", id, StringComparison.Ordinal));
        Assert.Equal("figcaption", figure.Elements().Last().Name.LocalName);
        Assert.All([picture.Title, picture.Description, picture.Caption], words => Assert.Matches(@"\w", words));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_file_needs_nothing_beside_it(string name)
    {
        var file = StandaloneSvg.Of(Picture(name));
        Assert.Equal(2, file.Split("http").Length);    // the name of the language
        Assert.StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" ", file, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", file, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", file, StringComparison.Ordinal);
        Assert.Equal(PictureStyle.Css, new Drawn(Picture(name)).Root.Elements().Single(element => element.Name.LocalName == "style").Value);
        Assert.True(file.Length < 100_000, $"{file.Length}");
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_culture_changes_no_byte(string culture)
    {
        static string Everything() => string.Concat(Samples.All.Select(sample => StandaloneSvg.Of(sample.Picture)));
        Assert.Equal(Everything(), Reports.InCulture(culture, Everything));
    }

    /// <summary>The style sheet has the classes of the pictures and no other.</summary>
    [Fact]
    public void Every_class_has_a_rule_and_every_rule_a_class()
    {
        var used = Samples.All.SelectMany(sample => new Drawn(sample.Picture).Root.Elements())
            .SelectMany(element => element.Attribute("class")?.Value.Split(' ') ?? []).ToHashSet();
        var ruled = Regex.Matches(PictureStyle.Css, @"svg \.([\w-]+)").Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Empty(used.Except(ruled));
        Assert.Empty(ruled.Except(used));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("\"x")]
    [InlineData("A")]
    public void An_id_begins_with_letters_of_ours(string prefix) =>
        Assert.Throws<ArgumentException>(() => PictureFigure.Html(Samples.All.First().Picture, prefix));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_coordinate_is_a_number(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => SvgCanvas.Number(value));

    [Theory]
    [InlineData(0.125, "0.12")]
    [InlineData(0.375, "0.38")]
    [InlineData(-0.001, "0")]
    [InlineData(12, "12")]
    public void Coordinates_have_two_decimals_half_to_even(double value, string written) => Assert.Equal(written, SvgCanvas.Number(value));

    private static bool Meet((double X, double Y)[] a, (double X, double Y)[] b) =>
        a[0].X < b[1].X && b[0].X < a[1].X && a[0].Y < b[1].Y && b[0].Y < a[1].Y;

    private static IPicture Picture(string name) => Samples.All.Single(sample => sample.Name == name).Picture;
}
