using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>How a question becomes a report, and how the report is printed: all that one kind of answer has of its own.</summary>
/// <typeparam name="TArguments">What was asked.</typeparam>
/// <typeparam name="TReport">What is answered.</typeparam>
internal sealed record ReportAnswer<TArguments, TReport>
    where TArguments : IReportArguments
{
    /// <summary>Does the work; the second argument opens standard input.</summary>
    public required Func<TArguments, Func<Stream>, ProgressLine, TReport> Report { get; init; }

    /// <summary>The report with options in what it says to do: mostly <see cref="OptionNames"/>.</summary>
    public required Func<TReport, TReport> InOptions { get; init; }

    /// <summary>How it is written in each format.</summary>
    public required ReportForms<TReport> Forms { get; init; }

    /// <summary>Does the work and writes a folder of results; <see langword="null"/> where that format is refused before the work is done.
    /// </summary>
    public Func<TArguments, ToolHost, Func<ProgressLine, TReport>, Func<TReport, ReportDocument>, Action<TextWriter>>? Folder
    {
        get; init;
    }

    /// <summary>The exit code of an answer that is a verdict; <see langword="null"/> where it is none.</summary>
    public Func<TArguments, TReport, int>? Exit { get; init; }

    /// <summary>Does all work, and leaves what prints the answer.</summary>
    /// <param name="arguments">What was asked.</param>
    /// <param name="host">The world around the run.</param>
    public ToolAnswer To(TArguments arguments, ToolHost host)
    {
        var exit = ExitCode.Done;
        var write = arguments.Format == ReportFormat.Meai
            ? Folder!(arguments, host, Answer, Forms.Document)
            : Forms.Deliver(arguments.Target, arguments.Format, arguments.InputPath, host, Answer);
        return new(write, exit);

        TReport Answer(ProgressLine progress)
        {
            var report = Report(arguments, host.OpenInput, progress);
            if (Exit is { } code) exit = code(arguments, report);
            return InOptions(report);
        }
    }
}
