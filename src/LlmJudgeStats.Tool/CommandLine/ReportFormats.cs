using LlmJudgeStats.Reporting;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>The formats by their names on the command line.</summary>
internal static class ReportFormats
{
    private static readonly (string Id, ReportFormat Format)[] s_formats =
    [
        .. Enum.GetValues<ReportFormat>().Select(format => (format.ToString().ToLowerInvariant(), format)),
    ];

    /// <summary>Their names in one line, without that of results, which only some commands write.</summary>
    public static string Ids { get; } = Line([.. s_formats.Where(one => one.Format != ReportFormat.Meai).Select(one => one.Id)]);

    /// <summary>All their names in one line.</summary>
    public static string AllIds { get; } = Line([.. s_formats.Select(one => one.Id)]);

    /// <summary>The format of a name; <see langword="null"/> where there is none.</summary>
    public static ReportFormat? Find(string id)
    {
        foreach (var (name, format) in s_formats)
        {
            if (string.Equals(name, id, StringComparison.OrdinalIgnoreCase)) return format;
        }
        return null;
    }

    private static string Line(IReadOnlyList<string> ids) => $"{string.Join(", ", ids.SkipLast(1))} or {ids[^1]}";

    extension(ReportFormat format)
    {
        /// <summary>Whether it says how it was made, so that the input has to be hashed.</summary>
        public bool HasProvenance => format is not (ReportFormat.Text or ReportFormat.Csv or ReportFormat.Meai);

        /// <summary>Whether it is Markdown.</summary>
        public bool IsSummary => format is ReportFormat.Markdown or ReportFormat.GitHub or ReportFormat.Azure;

        /// <summary>The same as a format of documents; <see langword="null"/> for those that are written from the report itself.</summary>
        public DocumentFormat? Document => format switch
        {
            ReportFormat.Text or ReportFormat.Json or ReportFormat.Csv or ReportFormat.Meai => null,
            ReportFormat.Markdown => DocumentFormat.Markdown,
            ReportFormat.GitHub or ReportFormat.Azure => DocumentFormat.GitHub,
            ReportFormat.Latex => DocumentFormat.Latex,
            ReportFormat.Html => DocumentFormat.Html,
            ReportFormat.Svg => DocumentFormat.Svg,
            ReportFormat.JUnit => DocumentFormat.JUnit,
        };
    }
}
