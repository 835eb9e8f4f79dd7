namespace LlmJudgeStats.Reporting;

/// <summary>How wide a text may become: nobody knows the reader's font, so that of a wide one, on a phone.</summary>
internal static class LetterWidths
{
    /// <summary>The size of texts on a phone, in units (pictures.css).</summary>
    public const double Plain = 14;

    /// <summary>The size of small texts (class <c>t-s</c>) on a phone, in units.</summary>
    public const double Small = 13;

    private const double BoldOverPlain = 1.1;

    /// <summary>An upper estimate of the width of a text, in units.</summary>
    /// <param name="text">A text, as it is shown.</param>
    /// <param name="size"><see cref="Plain"/> or <see cref="Small"/>.</param>
    public static double Of(string text, double size) => size * PlainText.Escape(text).Sum(Em);

    /// <summary>The same of bold letters.</summary>
    /// <inheritdoc cref="Of"/>
    public static double OfBold(string text, double size) => BoldOverPlain * Of(text, size);

    /// <summary>A name as it fits: whole, or its beginning and its end with <c>…</c> between them.</summary>
    /// <param name="name">Any name.</param>
    /// <param name="size"><see cref="Plain"/> or <see cref="Small"/>.</param>
    /// <param name="room">How much room there is, in units.</param>
    public static string Fit(string name, double size, double room)
    {
        var shown = PlainText.Escape(HtmlText.Shorten(name, HtmlText.LongestName));
        var longest = shown.Length;
        while (longest > 1 && Of(HtmlText.Shorten(shown, longest), size) > room) longest--;
        return shown.Length == 0 ? shown : HtmlText.Shorten(shown, longest);
    }

    // Of DejaVu Sans, in em, rounded up: the widest of the fonts that a page of ours may meet.
    private static double Em(char letter) => letter switch
    {
        >= '0' and <= '9' => 0.64,
        'i' or 'j' or 'l' or 'I' or '\'' or '|' or ' ' or '.' or ',' or ':' or ';' or '!' => 0.34,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '-' or '/' => 0.41,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => 1,
        '±' or '+' or '−' or '<' or '>' or '=' => 0.84,
        '–' => 0.5,
        >= 'A' and <= 'Z' => 0.77,
        >= 'a' and <= 'z' => 0.63,
        <= '~' => 0.7,
        _ => 1.05,
    };
}
