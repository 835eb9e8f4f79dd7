using System.Text;

namespace LlmJudgeStats.Tool.Commands.Completion;

/// <summary>The script for fish.</summary>
internal static class FishCompletion
{
    public static string Script(IReadOnlyList<CompletedCommand> commands)
    {
        var text = new StringBuilder("# judgestats in fish; written by: judgestats completion fish\ncomplete -c judgestats -f\n");
        foreach (var command in commands)
            text.Append($"complete -c judgestats -n __fish_use_subcommand -a {command.Name} -d {Quoted(command.Description)}\n");
        text.Append("complete -c judgestats -n __fish_use_subcommand -l help -d 'What the tool can do.'\n");
        text.Append("complete -c judgestats -n __fish_use_subcommand -l version -d 'Its version.'\n");
        foreach (var command in commands) Append(text, command);
        return text.ToString();
    }

    private static void Append(StringBuilder text, CompletedCommand command)
    {
        var start = $"complete -c judgestats -n '__fish_seen_subcommand_from {command.Name}'";
        if (command.TakesFile) text.Append(start).Append(" -F\n");
        if (command.Words.Count > 0) text.Append($"{start} -a '{string.Join(' ', command.Words)}'\n");
        foreach (var option in command.Options)
            text.Append($"{start} -l {option.Name[2..]}{Value(option)} -d {Quoted(option.Description)}\n");
    }

    private static string Value(CompletedOption option)
    {
        if (!option.TakesValue) return "";
        return option.Values.Count == 0 ? " -r -F" : $" -x -a '{string.Join(' ', option.Values)}'";
    }

    private static string Quoted(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        return $"'{escaped}'";
    }
}
