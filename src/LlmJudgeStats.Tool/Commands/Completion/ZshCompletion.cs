using System.Text;

namespace LlmJudgeStats.Tool.Commands.Completion;

/// <summary>The script for zsh, as a file of <c>fpath</c> or to be sourced.</summary>
internal static class ZshCompletion
{
    public static string Script(IReadOnlyList<CompletedCommand> commands)
    {
        var text = new StringBuilder(
            """
            #compdef judgestats
            # judgestats in zsh; written by: judgestats completion zsh
            _judgestats() {
              local command=$words[2] previous=$words[CURRENT-1]
              local -a choices
              if (( CURRENT == 2 )); then
                choices=(

            """.ReplaceLineEndings("\n"));
        foreach (var command in commands) text.Append($"      {Choice(command.Name, command.Description)}\n");
        text.Append(
            """
                  '--help:What the tool can do.'
                  '--version:Its version.'
                )
                _describe command choices
                return
              fi
              if [[ $words[CURRENT] == --*=* ]]; then
                previous=${words[CURRENT]%%=*}
                compset -P '*='
              fi
              case "$command $previous" in

            """.ReplaceLineEndings("\n"));
        foreach (var value in OptionValue.All(commands))
        {
            var answer = value.Words.Count == 0 ? "_files" : $"compadd -- {string.Join(' ', value.Words)}";
            text.Append($"    {value.Pattern}) {answer}; return ;;\n");
        }
        text.Append("  esac\n  case $command in\n");
        foreach (var command in commands) Append(text, command);
        return text.Append(
            """
              esac
              _describe -o option choices
            }
            if [[ $funcstack[1] == _judgestats ]]; then
              _judgestats "$@"
            else
              compdef _judgestats judgestats
            fi

            """.ReplaceLineEndings("\n")).ToString();
    }

    private static void Append(StringBuilder text, CompletedCommand command)
    {
        text.Append($"    {command.Name})\n");
        if (command.TakesFile) text.Append("      if [[ $words[CURRENT] != -* ]]; then _files; return; fi\n");
        if (command.Words.Count > 0)
            text.Append($"      if [[ $words[CURRENT] != -* ]]; then compadd -- {string.Join(' ', command.Words)}; return; fi\n");
        text.Append("      choices=(\n");
        foreach (var option in command.Options) text.Append($"        {Choice(option.Name, option.Description)}\n");
        text.Append("      ) ;;\n");
    }

    private static string Choice(string word, string description) =>
        $"'{word}:{description.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
