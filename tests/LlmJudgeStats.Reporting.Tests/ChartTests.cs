using System.Globalization;
using System.Xml.Linq;

namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Pictures are well-formed, and nothing on them is cut off or drawn over.</summary>
public sealed class ChartTests
{
    private const double WidestLetter = 7.5;    // of a 12 unit sans-serif, on the average of a line, in wide fonts

    [Fact]
    public void The_legend_of_a_map_stands_inside_the_picture_and_its_entries_apart()
    {
        var svg = XDocument.Parse(HeatMap.Svg("coverage", [Panel("one")]));
        var width = Number(svg.Root!.Attribute("viewBox")!.Value.Split(' ')[2]);
        var legend = svg.Root.Elements().SkipWhile(element => element.Attribute("stroke-width") is null).Take(18).ToArray();
        Assert.Equal(9, legend.Count(element => element.Name.LocalName == "rect"));
        var end = 0.0;
        foreach (var element in legend)
        {
            var x = Number(element.Attribute("x")!.Value);
            Assert.True(x > end, element.ToString());
            end = x + (element.Name.LocalName == "rect" ? 14 : WidestLetter * element.Value.Length);
            Assert.True(end <= width, element.ToString());
        }
    }

    [Fact]
    public void Names_are_text_and_nothing_else()
    {
        const string Nasty = "<script>\"&'";
        var map = XDocument.Parse(HeatMap.Svg(Nasty, [Panel(Nasty)]));
        var lines = XDocument.Parse(LineChart.Svg(Nasty, new(Nasty, 0, 1), new(Nasty, 0, 1), [0, 1], [new(Nasty, [0, 2])]));
        Assert.Equal(3, map.Descendants().Count(element => element.Value == Nasty));
        Assert.Equal(5, lines.Descendants().Count(element => element.Value == Nasty));
    }

    [Fact]
    public void Neighbours_of_a_class_are_one_rectangle()
    {
        var svg = HeatMap.Svg("coverage", [Panel("one")]);
        Assert.Contains("d=\"M0 0h2v1H0zM3 1h1v1H3z\"", svg, StringComparison.Ordinal);
        Assert.Contains("d=\"M2 0h2v1H2zM0 1h3v1H0z\"", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_held_inside_their_frame_in_every_culture()
    {
        static string Draw() => LineChart.Svg("t", new("x", 0, 1), new("y", 0.5, 1), [0, 0.5, 1], [new("a", [0.75, 2, 0])]);
        Assert.Contains("points=\"56,204 336,34 616,374\"", Draw(), StringComparison.Ordinal);
        Assert.Equal(Draw(), Reports.InCulture("de-DE", Draw));
    }

    private static HeatMapPanel Panel(string name) => new(name, [new(1, ['A', 'A', 'I', 'I']), new(0.1, ['I', 'I', 'I', 'A'])]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
