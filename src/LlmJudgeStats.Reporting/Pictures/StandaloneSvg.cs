namespace LlmJudgeStats.Reporting;

/// <summary>A picture as a file of its own that needs nothing beside it: it brings its colours, on a ground of its own.</summary>
internal static class StandaloneSvg
{
    /// <summary>The whole file, UTF-8 when written, without a declaration; it ends in a line feed.</summary>
    /// <param name="picture">A picture.</param>
    public static string Of(IPicture picture)
    {
        var canvas = SvgCanvas.Drawing(picture);
        // The reader's page may be dark where the reader's system is light: the ground goes with the letters.
        var size = $"width=\"{SvgCanvas.Number(SvgCanvas.Width)}\" height=\"{SvgCanvas.Number(canvas.Height)}\"";
        var ground = $"<rect class=\"paper\" {size}/>\n";
        return canvas.Svg(picture, "a", " xmlns=\"http://www.w3.org/2000/svg\"", $"<style>{PictureStyle.Css}</style>\n{ground}");
    }
}
