using System.CommandLine;
using System.Text;
using LlmJudgeStats.Data;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.Arguments;
using LlmJudgeStats.Tool.Estimation;
using LlmJudgeStats.Tool.Output;

namespace LlmJudgeStats.Tool;

/// <summary>One run of the tool: arguments in, text and an exit code out.</summary>
internal static class App
{
    // UTF-8 whatever the locale: the JSON and the group names are the same bytes on every machine.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static int RunOnConsole(string[] args)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), s_utf8) { AutoFlush = false };
        using var error = new StreamWriter(Console.OpenStandardError(), s_utf8) { AutoFlush = true };
        var terminal = !Console.IsOutputRedirected;
        return Run(args, new()
        {
            Out = output,
            Error = error,
            OpenInput = Console.OpenStandardInput,
            Progress = !Console.IsErrorRedirected && UnderstandsEscapes() ? error : null,
            TerminalWidth = terminal ? Width(Console.WindowWidth) : null,
            Colour = terminal && UnderstandsEscapes() && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        });
    }

    // A terminal that does not know its width says 0.
    private static int Width(int reported) => reported <= 0 ? 80 : Math.Max(40, reported);

    // Nobody switches an old Windows console to escape sequences for us; Windows Terminal needs no switch.
    private static bool UnderstandsEscapes() => OperatingSystem.IsWindows()
        ? Environment.GetEnvironmentVariable("WT_SESSION") is not null
        : Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");

    public static int Run(string[] args, ToolHost host)
    {
        try
        {
            var text = Answer(args, host);
            if (text.Length == 0) return ExitCode.Done;
            host.Out.Write(text);
            host.Out.Flush();
            return ExitCode.Done;
        }
        catch (UsageException problem)
        {
            return Refuse(host, problem.Message);
        }
        catch (JudgeDataException problem)
        {
            return Refuse(host, problem.Message);
        }
        catch (IOException problem)
        {
            // A reader that closed its end (judgestats ... | head) raises nothing here; a full disk does.
            return Refuse(host, $"the output cannot be written: {OneLine(problem.Message)}");
        }
#pragma warning disable CA1031 // The last line of defence: a bug is one line and its own exit code, never a stack trace.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            host.Error.Write($"judgestats: internal error, please report it: {bug.GetType().Name}: {OneLine(bug.Message)}\n");
            return ExitCode.Bug;
        }
    }

    // The whole answer is made before the first character is written: an error leaves standard output empty.
    private static string Answer(string[] args, ToolHost host)
    {
        var options = new EstimateOptions();
        var coverage = new CoverageOptions();
        var line = CommandLine.Parse(args, options, coverage);
        return line.Request switch
        {
            Request.Help => Help.Overview(),
            Request.EstimateHelp => Help.Estimate(options),
            Request.Version => ReportLibrary.Version + "\n",
            Request.Estimate => Estimate(EstimateArguments.From(line.Result, options), host),
            Request.CoverageHelp => Help.Coverage(coverage),
            Request.Coverage => Coverage(CoverageArguments.From(line.Result, coverage), host),
        };
    }

    private static string Estimate(EstimateArguments arguments, ToolHost host) => Deliver(
        arguments.Output, arguments.Force, arguments.File, host,
        progress => EstimateRun.Report(arguments, host.OpenInput, progress),
        (report, screen) => arguments.Format switch
        {
            ReportFormat.Text => TextReport.ToText(report, screen),
            ReportFormat.Json => JsonReport.ToText(report),
            ReportFormat.Csv => CsvReport.ToText(report),
        });

    private static string Coverage(CoverageArguments arguments, ToolHost host) => Deliver(
        arguments.Output, arguments.Force, input: null, host,
        progress => CoverageRun.Report(arguments, progress),
        (report, screen) => arguments.Format switch
        {
            ReportFormat.Text => CoverageText.ToText(report, screen),
            ReportFormat.Json => JsonReport.ToText(report),
            ReportFormat.Csv => CsvReport.ToText(report),
        });

    private static string Deliver<T>(string? path, bool force, FileEvidence? input, ToolHost host, Func<ProgressLine, T> run, Func<T, Screen, string> toText)
    {
        var file = path is null ? null : OutputFile.Plan(path, force, input);
        T report;
        using (var progress = new ProgressLine(host.Progress, TimeProvider.System)) report = run(progress);
        var text = toText(report, file is null ? Screen.Of(host) : Screen.File);
        if (file is null) return text;
        file.Write(text);
        return "";
    }

    private static int Refuse(ToolHost host, string message)
    {
        foreach (var line in message.Split('\n', StringSplitOptions.RemoveEmptyEntries)) host.Error.Write($"judgestats: {PlainText.Escape(line)}\n");
        return ExitCode.BadInput;
    }

    private static string OneLine(string text) => PlainText.Escape(text.ReplaceLineEndings(" "));
}
