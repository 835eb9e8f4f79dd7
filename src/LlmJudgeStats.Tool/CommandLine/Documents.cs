namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>Writes documents.</summary>
internal static class Documents
{
    /// <exception cref="UsageException">A picture was asked for, and the answer has none.</exception>
    public static void Write(TextWriter output, ReportDocument document, DocumentFormat format)
    {
        if (format == DocumentFormat.Svg && document.Picture is null)
            throw new UsageException("--format svg: this answer has no picture; use html, which has everything");
        DocumentWriter.Write(output, OptionNames.In(document), format);
    }
}
