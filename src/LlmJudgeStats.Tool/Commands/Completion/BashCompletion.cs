using System.Text;

namespace LlmJudgeStats.Tool.Commands.Completion;

/// <summary>The script for bash. It keeps to what bash 3.2 has, the one that macOS comes with.</summary>
internal static class BashCompletion
{
    public static string Script(IReadOnlyList<CompletedCommand> commands)
    {
        var text = new StringBuilder(
            $$"""
            # judgestats in bash; written by: judgestats completion bash
            _judgestats() {
              local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} words=""
              COMPREPLY=()
              if [[ $COMP_CWORD -eq 1 ]]; then
                COMPREPLY=($(compgen -W "{{string.Join(' ', commands.Select(command => command.Name))}} --help --version" -- "$current"))
                return
              fi
              # --option=value arrives as three words
              if [[ $current == "=" ]]; then
                current=""
              elif [[ $previous == "=" ]]; then
                previous=${COMP_WORDS[COMP_CWORD-2]}
              fi
              # Where a file may stand nothing is said, and bash completes files.
              case "$command $previous" in

            """.ReplaceLineEndings("\n"));
        foreach (var value in OptionValue.All(commands))
        {
            var answer = value.Words.Count == 0 ? "return" : $"words=\"{string.Join(' ', value.Words)}\"";
            text.Append($"    {value.Pattern}) {answer} ;;\n");
        }
        text.Append("    *)\n      case $command in\n");
        foreach (var command in commands) text.Append($"        {command.Name}) {Answer(command)} ;;\n");
        return text.Append(
            """
                  esac ;;
              esac
              COMPREPLY=($(compgen -W "$words" -- "$current"))
            }
            complete -o default -F _judgestats judgestats

            """.ReplaceLineEndings("\n")).ToString();
    }

    private static string Answer(CompletedCommand command)
    {
        var options = $"words=\"{string.Join(' ', command.Options.Select(option => option.Name))}\"";
        if (command.TakesFile) return $"[[ $current == -* ]] || return; {options}";
        return command.Words.Count == 0 ? options
            : $"words=\"{string.Join(' ', command.Words.Concat(command.Options.Select(option => option.Name)))}\"";
    }
}
