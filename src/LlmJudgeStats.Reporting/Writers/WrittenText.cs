using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>A report as a text, for callers who have nowhere to write it to.</summary>
internal static class WrittenText
{
    public static string Of(Action<TextWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        write(text);
        return text.ToString();
    }
}
