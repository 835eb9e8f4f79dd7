using System.Globalization;
using System.Xml.Linq;

namespace LlmJudgeStats.Reporting.Tests;

/// <summary>A picture read back from its file by a parser that is not ours.</summary>
internal sealed class Drawn
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    public Drawn(IPicture picture)
    {
        Root = XDocument.Parse(StandaloneSvg.Of(picture)).Root!;
        var box = Root.Attribute("viewBox")!.Value.Split(' ');
        (Width, Height) = (Number(box[2]), Number(box[3]));
    }

    public XElement Root { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>Everything but the ground and what is not drawn.</summary>
    public IEnumerable<XElement> Marks =>
        Root.Elements().Where(element => element.Name.LocalName is not ("title" or "desc" or "style") && !Has(element, "paper"));

    public IEnumerable<XElement> Texts => Root.Elements(s_svg + "text");

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static double At(XElement element, string attribute) => Number(element.Attribute(attribute)!.Value);

    public static bool Has(XElement element, string ofClass) => element.Attribute("class")?.Value.Split(' ').Contains(ofClass) ?? false;

    /// <summary>The marks of a class, in order.</summary>
    public XElement[] Of(string ofClass) => [.. Marks.Where(element => Has(element, ofClass))];

    /// <summary>The text that reads so.</summary>
    public XElement Text(string value) => Texts.Single(text => text.Value == value);

    /// <summary>The middle of a mark of any shape.</summary>
    public static (double X, double Y) Middle(XElement mark)
    {
        var points = Points(mark).ToList();
        return (Between([.. points.Select(point => point.X)]), Between([.. points.Select(point => point.Y)]));
    }

    /// <summary>The ends of a mark: all that it covers lies between them.</summary>
    public static IEnumerable<(double X, double Y)> Points(XElement mark)
    {
        switch (mark.Name.LocalName)
        {
            case "line":
                return [(At(mark, "x1"), At(mark, "y1")), (At(mark, "x2"), At(mark, "y2"))];
            case "circle":
                var r = At(mark, "r");
                return [(At(mark, "cx") - r, At(mark, "cy") - r), (At(mark, "cx") + r, At(mark, "cy") + r)];
            case "rect":
                var (x, y) = (At(mark, "x"), At(mark, "y"));
                return [(x, y), (x + At(mark, "width"), y + At(mark, "height"))];
            case "text":
                return Box(mark);
            default:
                return mark.Attribute("points")!.Value.Split(' ').Select(point => point.Split(','))
                    .Select(point => (Number(point[0]), Number(point[1])));
        }
    }

    /// <summary>
    /// What a text covers on a phone, if letters are .56 em wide on the average (0.6 is what the widest fonts have, .5 most), .75 em above
    /// the base line and .2 em below it.
    /// </summary>
    public static (double X, double Y)[] Box(XElement text)
    {
        var size = Has(text, "t-s") ? 13 : Has(text, "t-xs") ? 10.5 : 14;
        var width = .56 * size * text.Value.Length;
        if (text.Attribute("transform") is { } transform)
        {
            var place = transform.Value.Split('(', ')')[1].Split(' ');
            var (middleX, middleY) = (Number(place[0]), Number(place[1]));
            return [(middleX - (.75 * size), middleY - (width / 2)), (middleX + (.2 * size), middleY + (width / 2))];
        }
        var left = At(text, "x") - (Has(text, "a-e") ? width : Has(text, "a-m") ? width / 2 : 0);
        return [(left, At(text, "y") - (.75 * size)), (left + width, At(text, "y") + (.2 * size))];
    }

    /// <summary>
    /// What rate an x stands for, read off the numbers under the axis: the mapping the other way round, from what a reader sees.
    /// </summary>
    public double RateAt(double x)
    {
        var ticks = Texts.Where(text => Has(text, "a-m") && text.Value.All(c => c is '%' or '.' || char.IsAsciiDigit(c)))
            .Select(text => (X: At(text, "x"), Rate: Number(text.Value[..^1]) / 100)).OrderBy(tick => tick.X).ToList();
        var (first, last) = (ticks[0], ticks[^1]);
        return first.Rate + ((x - first.X) * (last.Rate - first.Rate) / (last.X - first.X));
    }

    private static double Between(double[] values) => (values.Min() + values.Max()) / 2;
}
