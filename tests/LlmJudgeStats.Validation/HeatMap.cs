using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Validation;

/// <summary>Draws worst maps as one SVG: rate across, judges upwards from weak to perfect, failures in red.</summary>
internal static class HeatMap
{
    private const int Width = 300, Height = 288, Left = 44, Top = 76, Across = 340, Down = 350, PerRow = 3;

    private static readonly (char Letter, string Colour, string Words)[] s_legend =
    [
        ('A', "#67000d", "error above 10 times nominal"), ('B', "#a50f15", "4 to 10"), ('C', "#cb181d", "2 to 4"), ('D', "#ef3b2c", "1.4 to 2"),
        ('E', "#fc9272", "1.1 to 1.4"), ('F', "#fee0d2", "1 to 1.1"), ('G', "#deebf7", "0.8 to 1"), ('H', "#9ecae1", "0.5 to 0.8"), ('I', "#4292c6", "below 0.5"),
    ];

    public static string Svg(Family family, double level, IReadOnlyList<(string Name, WorstMap Map)> panels)
    {
        var rows = (panels.Count + PerRow - 1) / PerRow;
        var (width, height) = (Left + (Across * PerRow) + 10, Top + (Down * rows) + 10);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        var title = string.Create(CultureInfo.InvariantCulture, $"{family.Title}: lowest exact coverage over the designs, level {level}");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{title}</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"20\" font-size=\"15\" font-weight=\"bold\">{title}</text>\n");
        for (var i = 0; i < s_legend.Length; i++)
        {
            var (x, y) = (Left + (i * 108) + (i > 0 ? 82 : 0), 34);
            svg.Append(CultureInfo.InvariantCulture,
                $"<rect x=\"{x}\" y=\"{y}\" width=\"14\" height=\"14\" fill=\"{s_legend[i].Colour}\" stroke=\"#999\" stroke-width=\".5\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 18}\" y=\"{y + 11}\">{s_legend[i].Words}</text>\n");
        }
        for (var i = 0; i < panels.Count; i++) Panel(svg, panels[i].Name, panels[i].Map, family, Left + (i % PerRow * Across), Top + (i / PerRow * Down));
        return svg.Append("</svg>\n").ToString();
    }

    private static void Panel(StringBuilder svg, string name, WorstMap map, Family family, int left, int top)
    {
        var judges = (
            from a in Enumerable.Range(0, family.Grid.Sensitivities.Count)
            from b in Enumerable.Range(0, family.Grid.Specificities.Count)
            let youden = family.Grid.Sensitivities[a] + family.Grid.Specificities[b] - 1
            orderby youden descending, family.Grid.Sensitivities[a] descending
            select (Line: Coarse(map.Lines[(a * family.Grid.Specificities.Count) + b]), Youden: youden)).ToArray();
        var columns = judges[0].Line.Length;
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left}\" y=\"{top + 14}\" font-weight=\"bold\">{name}</text>\n");
        svg.Append(CultureInfo.InvariantCulture,
            $"<g transform=\"translate({left} {top + 20}) scale({(double)Width / columns:0.####} {(double)Height / judges.Length:0.####})\" "
                + $"shape-rendering=\"crispEdges\">\n");
        foreach (var (letter, colour, _) in s_legend)
        {
            var path = Runs(judges.Select(judge => judge.Line), letter);
            if (path.Length > 0) svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"{colour}\" d=\"{path}\"/>\n");
        }
        svg.Append("</g>\n");
        var (right, bottom) = (left + Width, top + 20 + Height);
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left}\" y=\"{top + 20}\" width=\"{Width}\" height=\"{Height}\" fill=\"none\" stroke=\"#333\"/>\n");
        svg.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{left}\" y=\"{bottom + 14}\">0</text>"
                + $"<text x=\"{left + (Width / 2)}\" y=\"{bottom + 14}\" text-anchor=\"middle\">pass rate</text>"
                + $"<text x=\"{right}\" y=\"{bottom + 14}\" text-anchor=\"end\">1</text>\n");
        foreach (var mark in (double[])[0.2, 0.4, 0.6, 0.8, 1])
        {
            var row = Array.FindIndex(judges, judge => judge.Youden <= mark + 1e-9);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left - 4}\" y=\"{top + 24 + ((row + 0.5) * Height / judges.Length):0.#}\" text-anchor=\"end\" font-size=\"10\">J={mark}</text>\n");
        }
    }

    // A dense line at half its density, the lower coverage of two: a pixel is no smaller.
    private static char[] Coarse(char[] line) => line.Length <= Width / 2 ? line : [.. line.Chunk(2).Select(pair => pair.Min())];

    /// <summary>One path for all cells of a class: neighbours in a row are one rectangle.</summary>
    private static string Runs(IEnumerable<char[]> lines, char letter)
    {
        var path = new StringBuilder();
        var y = 0;
        foreach (var line in lines)
        {
            for (var x = 0; x < line.Length; x++)
            {
                if (line[x] != letter) continue;
                var from = x;
                while (x + 1 < line.Length && line[x + 1] == letter) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x + 1 - from}v1H{from}z");
            }
            y++;
        }
        return path.ToString();
    }
}
