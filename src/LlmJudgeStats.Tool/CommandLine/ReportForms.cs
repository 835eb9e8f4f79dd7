using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>How the report of a command is written in each format: a command says what, and nothing about where.</summary>
internal sealed record ReportForms<T>
{
    /// <summary>Writes JSON; the last argument says what is escaped.</summary>
    public required Action<TextWriter, T, Escaping> Json { get; init; }

    /// <summary>Writes CSV; <see langword="null"/> where that format is refused before the work is done.</summary>
    public Action<TextWriter, T, Escaping>? Csv { get; init; }

    /// <summary>Writes events of OpenTelemetry at a date, where one is known; <see langword="null"/> where that format is refused before
    /// the work is done.</summary>
    public Action<TextWriter, T, DateTimeOffset?>? Events { get; init; }

    /// <summary>Its document.</summary>
    public required Func<T, ReportDocument> Document { get; init; }

    /// <summary>Its page for a terminal.</summary>
    public required Func<T, Page> Page { get; init; }

    /// <summary>What its methods assume and where they come from, each once.</summary>
    public required Func<T, IReadOnlyList<ReportMethod>> Methods { get; init; }

    /// <summary>Does the work and writes the file, when there is one; then marks the run of a build server, where that was asked for.
    /// </summary>
    /// <param name="target">Where to.</param>
    /// <param name="format">As what.</param>
    /// <param name="input">The path of what is read; <see langword="null"/> when nothing is.</param>
    /// <param name="host">The world around the run.</param>
    /// <param name="run">The work.</param>
    /// <returns>What is left for standard output.</returns>
    public Action<TextWriter> Deliver(OutputTarget target, ReportFormat format, string? input, ToolHost host, Func<ProgressLine, T> run)
    {
        var date = format == ReportFormat.Otlp ? BuildDate.Of(host) : null;
        var forms = target.Explains ? this with { Document = Explained, Page = ExplainedPage } : this;
        return Delivery.Of(
            target.Plan(input), host, run, (report, screen, output) => forms.Write(format, report, date, screen, output),
            after: target.AnnotationsOf(Document));
    }

    private ReportDocument Explained(T report) => MethodSection.Into(Document(report), Methods(report));

    private Page ExplainedPage(T report) => MethodBlocks.Into(Page(report), Methods(report));

    private void Write(ReportFormat format, T report, DateTimeOffset? date, Screen screen, TextWriter output)
    {
        if (format == ReportFormat.Otlp) Events!(output, report, date);
        else if (format == ReportFormat.Json) Json(output, report, Escaped(screen));
        else if (format == ReportFormat.Csv) Csv!(output, report, Escaped(screen));
        else if (format.Document is { } document) Documents.Write(output, Document(report), document);
        else PageText.Write(output, OptionNames.In(Page(report)), screen);
    }

    private static Escaping Escaped(Screen screen) => screen.IsTerminal ? Escaping.ForTerminal : Escaping.None;
}
