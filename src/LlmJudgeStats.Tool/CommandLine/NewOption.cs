using System.CommandLine;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>Options by kind. Every value arrives as text: our own parsers say what was wrong with it.</summary>
internal static class NewOption
{
    /// <summary>The FILE of a command.</summary>
    /// <param name="further">What is to be known of it beside its format.</param>
    public static Argument<string?> File(string further) =>
        new("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = $"CSV, TSV, JSONL or JSON, also .gz; {further}" };

    public static Option<string?> Text(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Arity = ArgumentArity.ExactlyOne };

    /// <summary>An option with a closed set of values: a shell completes them; whether one is right is said by its parser.</summary>
    public static Option<string?> OneOf(string name, string value, IReadOnlyList<string> ids, string description)
    {
        var option = Text(name, value, description);
        option.CompletionSources.Add([.. ids]);
        return option;
    }

    public static Option<string[]> Texts(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    public static Option<bool> Switch(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };
}
