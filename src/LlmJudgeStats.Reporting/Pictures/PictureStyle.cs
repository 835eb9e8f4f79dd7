namespace LlmJudgeStats.Reporting;

/// <summary>The style sheet of the pictures: every colour and size that they have, for light and dark, phones and paper.</summary>
internal static class PictureStyle
{
    /// <summary>The whole sheet. It has nothing that would need escaping in a <c>style</c> element of HTML or SVG.</summary>
    public static string Css { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(PictureStyle).Assembly.GetManifestResourceStream("pictures.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
