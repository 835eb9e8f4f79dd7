namespace LlmJudgeStats.Reporting;

/// <summary>Writes a document in a format. The same document gives the same bytes: no clock, no culture, no chance.</summary>
internal static class DocumentWriter
{
    /// <summary>Writes a document.</summary>
    /// <param name="output">Where to; lines end in <c>\n</c>.</param>
    /// <param name="document">What.</param>
    /// <param name="format">As what.</param>
    public static void Write(TextWriter output, ReportDocument document, DocumentFormat format)
    {
        switch (format)
        {
            case DocumentFormat.Markdown:
                MarkdownDocument.Write(output, document, MarkdownDialect.Plain);
                break;
            case DocumentFormat.GitHub:
                MarkdownDocument.Write(output, document, MarkdownDialect.GitHub);
                break;
            case DocumentFormat.Html:
                HtmlDocument.Write(output, document);
                break;
            case DocumentFormat.Latex:
                LatexDocument.Write(output, document);
                break;
            case DocumentFormat.Svg:
                // A document without a picture was refused before the work was done.
                output.Write(StandaloneSvg.Of(document.Picture!));
                break;
            case DocumentFormat.JUnit:
                JUnitDocument.Write(output, document);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "no such format");
        }
    }
}
