using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>Any text as the content of an element or of a quoted attribute in HTML, SVG and XML 1.0.</summary>
internal static class HtmlText
{
    /// <summary>The longest name that a document shows whole, in UTF-16 units.</summary>
    public const int LongestName = 120;

    private const string Cut = "…";

    /// <summary>
    /// A text, whole: what would be obeyed or cannot be seen as <see cref="PlainText.Escape"/> has it, then the five entities.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Escape(string text)
    {
        var visible = PlainText.Escape(text);
        var escaped = new StringBuilder(visible.Length);
        foreach (var c in visible)
        {
            if (Entity(c) is { } entity) escaped.Append(entity);
            else if (c is '\uFFFE' or '\uFFFF') escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");    // no characters of XML
            else escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>A name from data: shortened where it is too long for a document, then escaped.</summary>
    /// <param name="name">Any name.</param>
    public static string Name(string name) => Escape(Shorten(name, LongestName));

    /// <summary>A name by its beginning and its end with <c>…</c> between them, not yet escaped; a short one as it is.</summary>
    /// <param name="name">Any name.</param>
    /// <param name="longest">How long the result may be, in UTF-16 units, at least 1.</param>
    public static string Shorten(string name, int longest)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        if (name.Length <= longest) return name;
        var kept = longest - Cut.Length;
        var head = (kept + 1) / 2;
        var tail = name.Length - (kept - head);
        if (head > 0 && IsInsidePair(name, head)) head--;
        if (tail < name.Length && IsInsidePair(name, tail)) tail++;
        return name[..head] + Cut + name[tail..];
    }

    private static bool IsInsidePair(string name, int at) => char.IsSurrogatePair(name, at - 1);

    private static string? Entity(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => null,
    };
}
