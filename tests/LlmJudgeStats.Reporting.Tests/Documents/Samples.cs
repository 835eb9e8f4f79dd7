using System.Globalization;

namespace LlmJudgeStats.Reporting.Tests.Documents;

/// <summary>Documents to write.</summary>
internal static class Samples
{
    /// <summary>One result: 640 of 800 passed, 46 and 4, 9 and 41.</summary>
    public static EstimateResult Result { get; } = Reports.Result(JudgeTally.Of(640, 800), Reports.Table(46, 4, 9, 41));

    /// <summary>A report of so many groups.</summary>
    public static ReportDocument Groups(int count) =>
        Named([.. Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"system-{i}"))]);

    /// <summary>A report of groups with these names.</summary>
    public static ReportDocument Named(IReadOnlyList<string> names) =>
        EstimateDocument.Of(Reports.Report([.. names.Select(name => Result.InGroup("system", name))]));

    /// <summary>A document as text.</summary>
    public static string Written(ReportDocument document, DocumentFormat format)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        DocumentWriter.Write(text, document, format);
        return text.ToString();
    }
}
