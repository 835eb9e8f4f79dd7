namespace LlmJudgeStats.Tool.Commands.Completion;

/// <summary>What stands behind some options, as a branch of a <c>case</c> over "command option".</summary>
/// <param name="Pattern">The options with their commands.</param>
/// <param name="Words">All that can stand there; empty where it is free.</param>
internal sealed record OptionValue(string Pattern, IReadOnlyList<string> Words)
{
    /// <summary>A branch for each set of values, in the order of the commands and of their options.</summary>
    public static IEnumerable<OptionValue> All(IEnumerable<CompletedCommand> commands) =>
        from command in commands
        from option in command.Options
        where option.TakesValue
        group (Place: $"'{command.Name} {option.Name}'", option.Values) by string.Join(' ', option.Values) into same
        select new OptionValue(string.Join(" | ", same.Select(one => one.Place)), same.First().Values);
}
