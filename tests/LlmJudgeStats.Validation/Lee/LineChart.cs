using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Validation.Lee;

/// <summary>Lines over one axis, as SVG.</summary>
internal static class LineChart
{
    private const int Width = 560, Height = 340, Left = 56, Top = 34, Right = 190, Bottom = 46, Ticks = 5;

    private static readonly string[] s_colours = ["#08519c", "#cb181d", "#238b45", "#6a51a3", "#d94801", "#636363"];

    public static string Svg(
        string title, string across, string up, IReadOnlyList<double> xs, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> lines, double low, double high)
    {
        var (right, bottom) = (Left + Width, Top + Height);
        double X(double x) => Left + ((x - xs[0]) / (xs[^1] - xs[0]) * Width);
        double Y(double y) => bottom - ((y - low) / (high - low) * Height);
        var svg = new StringBuilder();
        void Add(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {right + Right} {bottom + Bottom}\" font-family=\"sans-serif\" font-size=\"12\">");
        Add($"<title>{title}</title>");
        Add($"<rect width=\"{right + Right}\" height=\"{bottom + Bottom}\" fill=\"#fff\"/>");
        Add($"<text x=\"{Left}\" y=\"20\" font-size=\"14\" font-weight=\"bold\">{title}</text>");
        for (var i = 0; i <= Ticks; i++)
        {
            var (x, y) = (xs[0] + ((xs[^1] - xs[0]) * i / Ticks), low + ((high - low) * i / Ticks));
            Add($"<path d=\"M{Left} {Y(y):0.#}H{right}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{Y(y) + 4:0.#}\" text-anchor=\"end\">{y:0.###}</text>");
            Add($"<text x=\"{X(x):0.#}\" y=\"{bottom + 16}\" text-anchor=\"middle\">{x:0.##}</text>");
        }
        Add($"<rect x=\"{Left}\" y=\"{Top}\" width=\"{Width}\" height=\"{Height}\" fill=\"none\" stroke=\"#333\"/>");
        Add($"<text x=\"{Left + (Width / 2)}\" y=\"{bottom + 36}\" text-anchor=\"middle\">{across}</text>");
        Add($"<text transform=\"translate(14 {Top + (Height / 2)}) rotate(-90)\" text-anchor=\"middle\">{up}</text>");
        for (var i = 0; i < lines.Count; i++)
        {
            var (name, values) = lines[i];
            var points = string.Join(' ', xs.Zip(values, (x, y) => string.Create(CultureInfo.InvariantCulture, $"{X(x):0.#},{Y(Math.Clamp(y, low, high)):0.#}")));
            Add($"<polyline points=\"{points}\" fill=\"none\" stroke=\"{s_colours[i]}\" stroke-width=\"2\"/>");
            Add($"<path d=\"M{right + 10} {Top + 10 + (20 * i)}h20\" stroke=\"{s_colours[i]}\" stroke-width=\"2\"/><text x=\"{right + 36}\" y=\"{Top + 14 + (20 * i)}\">{name}</text>");
        }
        return svg.Append("</svg>\n").ToString();
    }
}
