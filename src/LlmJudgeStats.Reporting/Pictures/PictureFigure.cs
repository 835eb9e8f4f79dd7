namespace LlmJudgeStats.Reporting;

/// <summary>A picture as a <c>figure</c> of a page whose style sheet contains <see cref="PictureStyle.Css"/>.</summary>
internal static class PictureFigure
{
    /// <summary>The figure with its caption, ending in a line feed.</summary>
    /// <param name="picture">A picture.</param>
    /// <param name="idPrefix">What ids begin with, unlike those of other figures: lower-case letters and digits; never from data.</param>
    public static string Html(IPicture picture, string idPrefix)
    {
        if (idPrefix.Length == 0 || !idPrefix.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            throw new ArgumentException($"lower-case letters and digits, not '{idPrefix}'", nameof(idPrefix));
        var svg = SvgCanvas.Drawing(picture).Svg(picture, idPrefix, attributes: "", beforeMarks: "");
        return $"<figure>\n{svg}<figcaption>{HtmlText.Escape(picture.Caption)}</figcaption>\n</figure>\n";
    }
}
