using System.CommandLine;

namespace LlmJudgeStats.Tool.Commands.Completion;

/// <summary><c>judgestats completion</c>: a script for the shell of the user.</summary>
internal static class CompletionCommand
{
    private const string Shells = "bash, zsh or fish";

    /// <param name="others">The commands beside it.</param>
    public static ToolCommand Create(IReadOnlyList<ToolCommand> others)
    {
        var shell = new Argument<string?>("SHELL") { Arity = ArgumentArity.ZeroOrOne, Description = Shells };
        shell.CompletionSources.Add("bash", "zsh", "fish");
        var syntax = new Command("completion", "What a shell needs to complete commands, options and values.") { shell };
        return new(
            syntax, shell, () => CompletionHelp.Text(shell),
            (given, _) =>
            {
                var script = Script(given.Text(shell), [.. others.Select(command => command.Syntax), syntax]);
                return new(output => output.Write(script));
            });
    }

    private static string Script(string? shell, IReadOnlyList<Command> syntaxes)
    {
        CompletedCommand[] commands =
            [.. syntaxes.Select(CompletedCommand.Of), CompletedCommand.Help(syntaxes.Select(syntax => syntax.Name))];
        return shell?.ToUpperInvariant() switch
        {
            "BASH" => BashCompletion.Script(commands),
            "ZSH" => ZshCompletion.Script(commands),
            "FISH" => FishCompletion.Script(commands),
            null => throw new UsageException($"completion needs the name of a shell: {Shells}, as in: judgestats completion bash"),
            _ => throw new UsageException($"'{PlainText.Escape(shell)}' is not a shell that can be completed in; use {Shells}"),
        };
    }
}
