using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>
/// Draws maps of coverage as one SVG: rate across, judges upwards from weak to perfect. A cell is a letter, the class of the error rate
/// (one minus coverage) against its nominal value: failures are red.
/// </summary>
internal static class HeatMap
{
    private const int Width = 300;
    private const int Height = 288;
    private const int Left = 44;
    private const int Top = 76;
    private const int Across = 340;
    private const int Down = 350;
    private const int Margin = 10;
    private const int PanelsPerRow = 3;

    private const double Rounding = 1e-9;    // of a sum of two rates

    private const int LegendTop = 34;
    private const int Swatch = 14;
    private const int SwatchGap = 4;
    private const int EntryGap = 16;
    private const double WidestLetter = 7.5;    // of a 12 unit sans-serif, on the average of a line, in wide fonts

    private static readonly CellClass[] s_legend =
    [
        new('A', "#67000d", "error above 10 × nominal"),
        new('B', "#a50f15", "4 to 10"),
        new('C', "#cb181d", "2 to 4"),
        new('D', "#ef3b2c", "1.4 to 2"),
        new('E', "#fc9272", "1.1 to 1.4"),
        new('F', "#fee0d2", "1 to 1.1"),
        new('G', "#deebf7", "0.8 to 1"),
        new('H', "#9ecae1", "0.5 to 0.8"),
        new('I', "#4292c6", "below 0.5"),
    ];

    private static readonly double[] s_marks = [0.2, 0.4, 0.6, 0.8, 1];

    private sealed record CellClass(char Letter, string Colour, string Words);

    public static string Svg(string title, IReadOnlyList<HeatMapPanel> panels)
    {
        var rows = (panels.Count + PanelsPerRow - 1) / PanelsPerRow;
        var svg = new SvgText(Left + (Across * PanelsPerRow) + Margin, Top + (Down * rows) + Margin, Left, titleSize: 15, title);
        Legend(svg);
        for (var i = 0; i < panels.Count; i++) Panel(svg, panels[i], Left + (i % PanelsPerRow * Across), Top + (i / PanelsPerRow * Down));
        return svg.ToString();
    }

    // Each entry begins where the one before it ends, whatever font the reader has.
    private static void Legend(SvgText svg)
    {
        var x = Left;
        foreach (var entry in s_legend)
        {
            svg.Add(
                $"<rect x=\"{x}\" y=\"{LegendTop}\" width=\"{Swatch}\" height=\"{Swatch}\" ",
                $"fill=\"{entry.Colour}\" stroke=\"#999\" stroke-width=\".5\"/>",
                $"<text x=\"{x + Swatch + SwatchGap}\" y=\"{LegendTop + 11}\">{entry.Words}</text>");
            x += Swatch + SwatchGap + (int)Math.Ceiling(WidestLetter * entry.Words.Length) + EntryGap;
        }
    }

    private static void Panel(SvgText svg, HeatMapPanel panel, int left, int top)
    {
        var lines = panel.Rows.Select(row => Coarse(row.Cells)).ToArray();
        var columns = lines[0].Length;
        var mapTop = top + 20;
        svg.Add($"<text x=\"{left}\" y=\"{top + 14}\" font-weight=\"bold\">{SvgText.Escape(panel.Name)}</text>");
        var scale = Invariant($"{(double)Width / columns:0.####} {(double)Height / lines.Length:0.####}");
        svg.Add($"<g transform=\"translate({left} {mapTop}) scale({scale})\" shape-rendering=\"crispEdges\">");
        foreach (var cells in s_legend)
        {
            var path = Runs(lines, cells.Letter);
            if (path.Length > 0) svg.Add($"<path fill=\"{cells.Colour}\" d=\"{path}\"/>");
        }
        svg.Add($"</g>");
        svg.Add($"<rect x=\"{left}\" y=\"{mapTop}\" width=\"{Width}\" height=\"{Height}\" fill=\"none\" stroke=\"#333\"/>");
        RateAxis(svg, left, mapTop + Height + 14);
        JudgeAxis(svg, panel.Rows, left - 4, top + 24);
    }

    private static void RateAxis(SvgText svg, int left, int y) => svg.Add(
        $"<text x=\"{left}\" y=\"{y}\">0</text>",
        $"<text x=\"{left + (Width / 2)}\" y=\"{y}\" text-anchor=\"middle\">pass rate</text>",
        $"<text x=\"{left + Width}\" y=\"{y}\" text-anchor=\"end\">1</text>");

    private static void JudgeAxis(SvgText svg, IReadOnlyList<HeatMapRow> rows, int x, int top)
    {
        foreach (var mark in s_marks)
        {
            var row = rows.TakeWhile(judge => judge.Youden > mark + Rounding).Count();
            if (row == rows.Count) continue;
            var y = top + ((row + 0.5) * Height / rows.Count);
            svg.Add($"<text x=\"{x}\" y=\"{y:0.#}\" text-anchor=\"end\" font-size=\"10\">J={mark}</text>");
        }
    }

    // A dense line at half its density, the lower coverage of two: a pixel is no smaller.
    private static char[] Coarse(IReadOnlyList<char> line) =>
        line.Count <= Width / 2 ? [.. line] : [.. line.Chunk(2).Select(pair => pair.Min())];

    /// <summary>One path for all cells of a class: neighbours in a row are one rectangle.</summary>
    private static string Runs(char[][] lines, char letter)
    {
        var path = new StringBuilder();
        for (var y = 0; y < lines.Length; y++)
        {
            var line = lines[y];
            for (var x = 0; x < line.Length; x++)
            {
                if (line[x] != letter) continue;
                var from = x;
                while (x + 1 < line.Length && line[x + 1] == letter) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x + 1 - from}v1H{from}z");
            }
        }
        return path.ToString();
    }
}

/// <summary>One map.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Rows">Judges, the best first.</param>
internal sealed record HeatMapPanel(string Name, IReadOnlyList<HeatMapRow> Rows);

/// <summary>The cells of one judge.</summary>
/// <param name="Youden">Its J.</param>
/// <param name="Cells">A letter for each rate, from 0 to 1.</param>
internal sealed record HeatMapRow(double Youden, IReadOnlyList<char> Cells);
