using System.CommandLine;

namespace LlmJudgeStats.Tool.Commands.Completion;

/// <summary>Help that teaches: what it is for, and where each shell looks for it.</summary>
internal static class CompletionHelp
{
    public static string Text(Argument<string?> shell) =>
        $"""
        judgestats completion - what a shell needs to complete commands, options and values with the Tab key

        Usage:
          judgestats completion SHELL

        It prints a script and changes nothing. The script needs no program but the shell, and is to be written again after an update.

        Examples:
          # bash: in this shell, or in every new one (with the package bash-completion)
          source <(judgestats completion bash)
          judgestats completion bash > ~/.local/share/bash-completion/completions/judgestats

          # zsh: in a folder of $fpath, before compinit
          judgestats completion zsh > ~/.zfunc/_judgestats

          # fish
          judgestats completion fish > ~/.config/fish/completions/judgestats.fish

        SHELL  {shell.Description}

        Exit codes: 0 done, 3 bad usage, 4 a bug in the tool.

        """.ReplaceLineEndings("\n");
}
