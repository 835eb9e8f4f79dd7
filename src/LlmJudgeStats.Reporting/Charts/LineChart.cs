namespace LlmJudgeStats.Reporting;

/// <summary>Draws lines over one axis as SVG.</summary>
internal static class LineChart
{
    private const int Width = 560;
    private const int Height = 340;
    private const int Left = 56;
    private const int Top = 34;
    private const int Right = 190;    // room for the names of the lines
    private const int Bottom = 46;
    private const int Ticks = 5;
    private const int LineHeight = 20;

    private static readonly string[] s_colours = ["#08519c", "#cb181d", "#238b45", "#6a51a3", "#d94801", "#636363"];

    public static string Svg(
        string title, LineChartAxis across, LineChartAxis up, IReadOnlyList<double> xs, IReadOnlyList<LineChartLine> lines)
    {
        var right = Left + Width;
        var bottom = Top + Height;
        var svg = new SvgText(right + Right, bottom + Bottom, Left, titleSize: 14, title);
        for (var i = 0; i <= Ticks; i++)
        {
            var x = across.At((double)i / Ticks);
            var y = up.At((double)i / Ticks);
            svg.Add(
                $"<path d=\"M{Left} {Y(up, y):0.#}H{right}\" stroke=\"#ddd\"/>",
                $"<text x=\"{Left - 6}\" y=\"{Y(up, y) + 4:0.#}\" text-anchor=\"end\">{y:0.###}</text>");
            svg.Add($"<text x=\"{X(across, x):0.#}\" y=\"{bottom + 16}\" text-anchor=\"middle\">{x:0.##}</text>");
        }
        svg.Add($"<rect x=\"{Left}\" y=\"{Top}\" width=\"{Width}\" height=\"{Height}\" fill=\"none\" stroke=\"#333\"/>");
        svg.Add($"<text x=\"{Left + (Width / 2)}\" y=\"{bottom + 36}\" text-anchor=\"middle\">{SvgText.Escape(across.Name)}</text>");
        svg.Add($"<text transform=\"translate(14 {Top + (Height / 2)}) rotate(-90)\" ",
            $"text-anchor=\"middle\">{SvgText.Escape(up.Name)}</text>");
        for (var i = 0; i < lines.Count; i++)
        {
            var points = xs.Zip(lines[i].Values, (x, y) => Point(X(across, x), Y(up, Math.Clamp(y, up.Low, up.High))));
            Line(svg, lines[i].Name, string.Join(' ', points), i);
        }
        return svg.ToString();
    }

    private static void Line(SvgText svg, string name, string points, int index)
    {
        var colour = s_colours[index];
        var y = Top + (LineHeight * index);
        svg.Add($"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
        svg.Add(
            $"<path d=\"M{Left + Width + 10} {y + 10}h20\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            $"<text x=\"{Left + Width + 36}\" y=\"{y + 14}\">{SvgText.Escape(name)}</text>");
    }

    private static double X(LineChartAxis axis, double value) => Left + (axis.ShareOf(value) * Width);

    private static double Y(LineChartAxis axis, double value) => Top + Height - (axis.ShareOf(value) * Height);

    private static string Point(double x, double y) => Invariant($"{x:0.#},{y:0.#}");
}

/// <summary>An axis.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Low">Its first value.</param>
/// <param name="High">Its last value.</param>
internal sealed record LineChartAxis(string Name, double Low, double High)
{
    public double At(double share) => Low + ((High - Low) * share);

    public double ShareOf(double value) => (value - Low) / (High - Low);
}

/// <summary>A line.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Values">A value for each place on the axis across.</param>
internal sealed record LineChartLine(string Name, IReadOnlyList<double> Values);
