using System.Globalization;
using System.Security;
using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>The text of one SVG picture: on white, so that it reads on a dark page too; invariant culture.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder _text = new();

    /// <summary>A picture with its title on top.</summary>
    /// <param name="width">Its width, in units.</param>
    /// <param name="height">Its height, in units.</param>
    /// <param name="left">Where the title begins.</param>
    /// <param name="titleSize">The size of the title's letters.</param>
    /// <param name="title">What it is.</param>
    public SvgText(int width, int height, int left, int titleSize, string title)
    {
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\">");
        Add($"<title>{Escape(title)}</title>");
        Add($"<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>");
        Add($"<text x=\"{left}\" y=\"20\" font-size=\"{titleSize}\" font-weight=\"bold\">{Escape(title)}</text>");
    }

    /// <summary>A line of elements. Texts in it are escaped by the caller.</summary>
    public void Add(params FormattableString[] elements)
    {
        foreach (var element in elements) _text.Append(element.ToString(CultureInfo.InvariantCulture));
        _text.Append('\n');
    }

    /// <summary>Any text as the content of an element or of an attribute.</summary>
    public static string Escape(string text) => SecurityElement.Escape(text);

    /// <summary>The whole picture.</summary>
    public override string ToString() => _text + "</svg>\n";
}
