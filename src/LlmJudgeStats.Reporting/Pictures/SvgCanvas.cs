using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>Marks on a sheet of 420 units across: all geometry, formatting of coordinates and escaping of pictures.</summary>
/// <remarks>
/// How a mark looks is said by its classes alone (<see cref="PictureStyle"/>). Coordinates have two decimals, half to even, the same in
/// every culture; one that is no number throws, for a picture with a hole would be read as a result.
/// </remarks>
internal sealed class SvgCanvas
{
    /// <summary>Units across.</summary>
    public const double Width = 420;

    private readonly StringBuilder _marks = new();

    /// <summary>Units down: where the picture ends.</summary>
    public double Height { get; set; }

    /// <summary>A canvas with a picture on it.</summary>
    /// <param name="picture">A picture.</param>
    public static SvgCanvas Drawing(IPicture picture)
    {
        var canvas = new SvgCanvas();
        picture.Draw(canvas);
        return canvas;
    }

    /// <summary>A coordinate.</summary>
    /// <param name="value">A finite number.</param>
    public static string Number(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "a coordinate is a finite number");
        return (Math.Round(value, 2, MidpointRounding.ToEven) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);   // + 0.0: never -0
    }

    /// <summary>A line from one point to another.</summary>
    public void Line(string classes, double x1, double y1, double x2, double y2) =>
        Add($"<line class=\"{classes}\" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"/>");

    /// <summary>A dot around its middle.</summary>
    public void Dot(string classes, double x, double y, double radius) =>
        Add($"<circle class=\"{classes}\" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\"/>");

    /// <summary>A square around its middle.</summary>
    public void Square(string classes, double x, double y, double side) => Box(classes, x - (side / 2), y - (side / 2), side, side);

    /// <summary>A diamond around its middle.</summary>
    public void Diamond(string classes, double x, double y, double radius) =>
        Area(classes, [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]);

    /// <summary>A rectangle from its left upper corner.</summary>
    public void Box(string classes, double x, double y, double width, double height) =>
        Add($"<rect class=\"{classes}\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\"/>");

    /// <summary>A filled outline.</summary>
    public void Area(string classes, IEnumerable<(double X, double Y)> points) =>
        Add($"<polygon class=\"{classes}\" points=\"{Points(points)}\"/>");

    /// <summary>A line through points.</summary>
    public void Path(string classes, IEnumerable<(double X, double Y)> points) =>
        Add($"<polyline class=\"{classes}\" points=\"{Points(points)}\"/>");

    /// <summary>A text that begins, ends (<c>a-e</c>) or has its middle (<c>a-m</c>) at a point of its base line.</summary>
    public void Text(string classes, double x, double y, string text) =>
        Add($"<text{Class(classes)} x=\"{Number(x)}\" y=\"{Number(y)}\">{HtmlText.Escape(text)}</text>");

    /// <summary>A text that runs upwards, its middle at a point of its base line.</summary>
    public void TextUpwards(string classes, double x, double y, string text) => Add(
        $"<text class=\"{classes} a-m\" transform=\"translate({Number(x)} {Number(y)}) rotate(-90)\">{HtmlText.Escape(text)}</text>");

    /// <summary>The picture as an element, ending in a line feed.</summary>
    /// <param name="picture">Whose marks these are.</param>
    /// <param name="idPrefix">What ids begin with; never from data.</param>
    /// <param name="attributes">More attributes of the element, written out, each with a blank before it.</param>
    /// <param name="beforeMarks">Elements to stand before the marks, written out.</param>
    public string Svg(IPicture picture, string idPrefix, string attributes, string beforeMarks)
    {
        var title = $"{idPrefix}-t";
        var description = $"{idPrefix}-d";
        var size = $"viewBox=\"0 0 {Number(Width)} {Number(Height)}\" role=\"img\"";
        return $"<svg{attributes} {size} aria-labelledby=\"{title} {description}\">"
            + $"<title id=\"{title}\">{HtmlText.Escape(picture.Title)}</title>"
            + $"<desc id=\"{description}\">{HtmlText.Escape(picture.Description)}</desc>\n"
            + $"{beforeMarks}{_marks}</svg>\n";
    }

    private static string Points(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"));

    // A text of the usual look needs no class.
    private static string Class(string classes) => classes.Length == 0 ? "" : $" class=\"{classes}\"";

    private void Add(string element) => _marks.Append(element).Append('\n');
}
