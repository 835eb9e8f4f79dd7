using System.Text;
using LlmJudgeStats.Tool.Commands.Agree;
using LlmJudgeStats.Tool.Commands.Audit;
using LlmJudgeStats.Tool.Commands.Claims;
using LlmJudgeStats.Tool.Commands.Compare;
using LlmJudgeStats.Tool.Commands.Completion;
using LlmJudgeStats.Tool.Commands.Coverage;
using LlmJudgeStats.Tool.Commands.Doctor;
using LlmJudgeStats.Tool.Commands.Estimate;
using LlmJudgeStats.Tool.Commands.Gate;
using LlmJudgeStats.Tool.Commands.Judge;
using LlmJudgeStats.Tool.Commands.Monitor;
using LlmJudgeStats.Tool.Commands.Plan;
using LlmJudgeStats.Tool.Commands.Rank;

namespace LlmJudgeStats.Tool;

/// <summary>One run of the tool: arguments in, text and an exit code out.</summary>
internal static class App
{
    // UTF-8 whatever the locale: the JSON and the group names are the same bytes on every machine.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static int RunOnConsole(string[] args)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), s_utf8) { AutoFlush = false };
        using var errors = Console.OpenStandardError();
        using var error = new QuietWriter(errors, s_utf8);
        var terminal = !Console.IsOutputRedirected;
        return Run(args, new()
        {
            Out = output,
            Error = error,
            OpenInput = StandardInput.Open,
            Progress = !Console.IsErrorRedirected && UnderstandsEscapes() ? error : null,
            SourceDateEpoch = Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"),
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
            return Deliver(host, Answer(args, host));
        }
        catch (UsageException problem)
        {
            return Refuse(host, problem.Message);
        }
        catch (JudgeDataException problem)
        {
            return Refuse(host, problem.Translated(OptionNames.In));
        }
#pragma warning disable CA1031 // The last line of defence: a bug is one line and its own exit code, never a stack trace.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            host.Error.Write($"judgestats: internal error, please report it: {bug.GetType().Name}: {OneLine(bug.Message)}\n");
            return ExitCode.Bug;
        }
    }

    // All work is done before the first character is written: an error leaves standard output empty.
    private static ToolAnswer Answer(string[] args, ToolHost host)
    {
        ToolCommand[] commands =
        [
            DoctorCommand.Create(), EstimateCommand.Create(), JudgeCommand.Create(), AgreeCommand.Create(),
            CompareCommand.Create(), RankCommand.Create(),
            AuditCommand.Create(), ClaimsCommand.Create(),
            GateCommand.Create(), MonitorCommand.Create(), PlanCommand.Create(), CoverageCommand.Create(),
        ];
        var parser = new CommandParser([.. commands, CompletionCommand.Create(commands)], Overview.Text);
        return parser.Parse(args)(host);
    }

    // A reader that closed its end (judgestats ... | head) raises nothing here; a full disk and a closed stream do.
    private static int Deliver(ToolHost host, ToolAnswer answer)
    {
        try
        {
            answer.Write(host.Out);
            host.Out.Flush();
            return answer.Exit;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Refuse(host, $"the output cannot be written: {OneLine(problem.Message)}");
        }
    }

    private static int Refuse(ToolHost host, string message)
    {
        foreach (var line in message.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            host.Error.Write($"judgestats: {PlainText.Escape(line)}\n");
        return ExitCode.BadInput;
    }

    private static string OneLine(string text) => PlainText.Escape(text.ReplaceLineEndings(" "));
}
