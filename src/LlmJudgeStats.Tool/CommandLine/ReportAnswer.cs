namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>
/// How a question becomes a report, and how the report is printed: all that one kind of answer has of its own. A command says what, and
/// nothing about where.
/// </summary>
/// <typeparam name="TArguments">What was asked.</typeparam>
/// <typeparam name="TReport">What is answered.</typeparam>
internal sealed record ReportAnswer<TArguments, TReport>
    where TArguments : IReportArguments
{
    /// <summary>Does the work; the second argument opens standard input.</summary>
    public required Func<TArguments, Func<Stream>, ProgressLine, TReport> Report { get; init; }

    /// <summary>The report with options in what it says to do: mostly <see cref="OptionNames"/>.</summary>
    public required Func<TReport, TReport> InOptions { get; init; }

    /// <summary>Writes JSON; the last argument says what is escaped.</summary>
    public required Action<TextWriter, TReport, Escaping> Json { get; init; }

    /// <summary>Writes CSV; <see langword="null"/> where that format is refused before the work is done.</summary>
    public Action<TextWriter, TReport, Escaping>? Csv { get; init; }

    /// <summary>Writes events of OpenTelemetry at a date, where one is known; <see langword="null"/> where that format is refused before
    /// the work is done.</summary>
    public Action<TextWriter, TReport, DateTimeOffset?>? Events { get; init; }

    /// <summary>Its document.</summary>
    public required Func<TReport, ReportDocument> Document { get; init; }

    /// <summary>Its page for a terminal.</summary>
    public required Func<TReport, Page> Page { get; init; }

    /// <summary>What its methods assume and where they come from, each once.</summary>
    public required Func<TReport, IReadOnlyList<ReportMethod>> Methods { get; init; }

    /// <summary>The same of a page that shows fewer figures than the document; <see langword="null"/> where both show the same.</summary>
    public Func<TReport, IReadOnlyList<ReportMethod>>? MethodsOfPage { get; init; }

    /// <summary>Does the work and writes a folder of results; <see langword="null"/> where that format is refused before the work is done.
    /// </summary>
    public Func<TArguments, ToolHost, Func<ProgressLine, TReport>, Func<TReport, ReportDocument>, Action<TextWriter>>? Folder
    {
        get; init;
    }

    /// <summary>The exit code of an answer that is a verdict; <see langword="null"/> where it is none.</summary>
    public Func<TArguments, TReport, int>? Exit { get; init; }

    /// <summary>
    /// Does all work and writes the file, when there is one; then marks the run of a build server, where that was asked for. Leaves what
    /// prints the answer.
    /// </summary>
    /// <param name="arguments">What was asked.</param>
    /// <param name="host">The world around the run.</param>
    public ToolAnswer To(TArguments arguments, ToolHost host)
    {
        var exit = ExitCode.Done;
        var write = arguments.Target.Format == ReportFormat.Meai
            ? Folder!(arguments, host, Answer, Document)
            : Deliver(arguments.Target, arguments.InputPath, host, Answer);
        return new(write, exit);

        TReport Answer(ProgressLine progress)
        {
            var report = Report(arguments, host.OpenInput, progress);
            if (Exit is { } code) exit = code(arguments, report);
            return InOptions(report);
        }
    }

    private Action<TextWriter> Deliver(OutputTarget target, string? input, ToolHost host, Func<ProgressLine, TReport> run)
    {
        var date = target.Format == ReportFormat.Otlp ? BuildDate.Of(host) : null;
        var forms = target.Explains ? this with { Document = Explained, Page = ExplainedPage } : this;
        return Delivery.Of(
            target.Plan(input), host, run, (report, screen, output) => forms.Write(target.Format, report, date, screen, output),
            after: target.AnnotationsOf(Document));
    }

    private ReportDocument Explained(TReport report) => MethodSection.Into(Document(report), Methods(report));

    private Page ExplainedPage(TReport report) =>
        MethodBlocks.Into(Page(report), (MethodsOfPage ?? Methods)(report));

    private void Write(ReportFormat format, TReport report, DateTimeOffset? date, Screen screen, TextWriter output)
    {
        if (format == ReportFormat.Otlp) Events!(output, report, date);
        else if (format == ReportFormat.Json) Json(output, report, Escaped(screen));
        else if (format == ReportFormat.Csv) Csv!(output, report, Escaped(screen));
        else if (format.Document is { } document) Documents.Write(output, Document(report), document);
        else PageText.Write(output, OptionNames.In(Page(report)), screen);
    }

    private static Escaping Escaped(Screen screen) => screen.IsTerminal ? Escaping.ForTerminal : Escaping.None;
}
