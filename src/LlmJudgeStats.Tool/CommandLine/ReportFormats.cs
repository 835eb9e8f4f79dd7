namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>The formats by their names on the command line.</summary>
internal static class ReportFormats
{
    private static readonly (string Id, ReportFormat Format)[] s_formats =
    [
        .. Enum.GetValues<ReportFormat>().Select(format => (format.ToString().ToLowerInvariant(), format)),
    ];

    /// <summary>Of answers that are rates.</summary>
    public static IReadOnlyList<ReportFormat> OfRates { get; } = [.. s_formats.Select(one => one.Format)];

    /// <summary>Of other answers with figures.</summary>
    public static IReadOnlyList<ReportFormat> OfFigures { get; } = [.. OfRates.Where(format => !format.HoldsRates)];

    /// <summary>Of answers that are words.</summary>
    public static IReadOnlyList<ReportFormat> OfWords { get; } =
        [.. OfFigures.Where(format => format is not (ReportFormat.Csv or ReportFormat.Svg))];

    /// <summary>The names of formats.</summary>
    public static string[] Names(IEnumerable<ReportFormat> formats) =>
        [.. s_formats.Where(one => formats.Contains(one.Format)).Select(one => one.Id)];

    /// <summary>The same in one line.</summary>
    public static string Line(IEnumerable<ReportFormat> formats) => Names(formats) is [.. var first, var last]
        ? $"{string.Join(", ", first)} or {last}"
        : "";

    /// <summary>The format of a name; <see langword="null"/> where there is none.</summary>
    public static ReportFormat? Find(string id) => ById.Find(s_formats, one => one.Id, id)?.Format;

    extension(ReportFormat format)
    {
        /// <summary>Whether it says how it was made, so that the input has to be hashed.</summary>
        public bool HasProvenance => format is not (ReportFormat.Text or ReportFormat.Csv) && !format.HoldsRates;

        /// <summary>Whether it holds rates and nothing else, for the program of somebody else.</summary>
        public bool HoldsRates => format is ReportFormat.Meai or ReportFormat.Otlp;

        /// <summary>Whether it can say more of methods than their names; JSON always does.</summary>
        public bool HasRoomForMethods => format is ReportFormat.Text or ReportFormat.Json or ReportFormat.Html || format.IsSummary;

        /// <summary>Whether it is Markdown.</summary>
        public bool IsSummary => format is ReportFormat.Markdown or ReportFormat.GitHub or ReportFormat.Azure;

        /// <summary>The same as a format of documents; <see langword="null"/> for those that are written from the report itself.</summary>
        public DocumentFormat? Document => format switch
        {
            ReportFormat.Text or ReportFormat.Json or ReportFormat.Csv or ReportFormat.Meai or ReportFormat.Otlp => null,
            ReportFormat.Markdown => DocumentFormat.Markdown,
            ReportFormat.GitHub or ReportFormat.Azure => DocumentFormat.GitHub,
            ReportFormat.Latex => DocumentFormat.Latex,
            ReportFormat.Html => DocumentFormat.Html,
            ReportFormat.Svg => DocumentFormat.Svg,
            ReportFormat.JUnit => DocumentFormat.JUnit,
        };
    }
}
