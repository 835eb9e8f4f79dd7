using System.CommandLine;
using System.CommandLine.Completions;

namespace LlmJudgeStats.Tool.Commands.Completion;

/// <summary>A command as a shell completes it: read off its syntax, so that nothing has to be listed twice.</summary>
internal sealed record CompletedCommand
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<CompletedOption> Options { get; init; }

    /// <summary>What its argument can be; empty where it has none, or a FILE.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    public bool TakesFile { get; init; }

    public static CompletedCommand Of(Command syntax)
    {
        var words = syntax.Arguments.SelectMany(Values).ToArray();
        return new()
        {
            Name = syntax.Name,
            Description = syntax.Description ?? "",
            Options = [.. syntax.Options.Select(OptionOf), new("--help", "every option, with examples", TakesValue: false, [])],
            Words = words,
            TakesFile = syntax.Arguments.Count > 0 && words.Length == 0,
        };
    }

    /// <summary><c>judgestats help COMMAND</c>, which is no command of its own.</summary>
    public static CompletedCommand Help(IEnumerable<string> commands) => new()
    {
        Name = "help",
        Description = "The help of a command.",
        Options = [],
        Words = [.. commands],
    };

    private static CompletedOption OptionOf(Option option)
    {
        var takesValue = option.Arity.MaximumNumberOfValues > 0;
        return new(option.Name, option.Description ?? "", takesValue, takesValue ? Values(option) : []);    // a switch has true and false
    }

    private static string[] Values(Symbol symbol) => [.. symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label)];
}
