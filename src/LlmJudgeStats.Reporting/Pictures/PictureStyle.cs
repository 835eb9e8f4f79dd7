namespace LlmJudgeStats.Reporting;

/// <summary>The style sheet of the pictures: every colour and size that they have, for light and dark, phones and paper.</summary>
internal static class PictureStyle
{
    /// <summary>The whole sheet. It has nothing that would need escaping in a <c>style</c> element of HTML or SVG.</summary>
    public static string Css { get; } = Sheet("pictures.css");

    /// <summary>A style sheet that is a resource of this library.</summary>
    public static string Sheet(string name)
    {
        using var stream = typeof(PictureStyle).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
