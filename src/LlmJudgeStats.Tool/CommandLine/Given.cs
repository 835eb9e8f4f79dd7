using System.CommandLine;
using System.CommandLine.Parsing;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>What was really written on the command line.</summary>
internal sealed class Given(ParseResult line)
{
    /// <summary>The option that may hold a password.</summary>
    public const string DatabaseOption = "--sql";

    public string? Text(Option<string?> option) => line.GetResult(option) is { Implicit: false } ? line.GetValue(option) : null;

    public string? Text(Argument<string?> argument) => line.GetValue(argument);

    public bool Switch(Option<bool> option) => line.GetResult(option) is { Implicit: false };

    /// <summary>The raw values of an option that may repeat.</summary>
    public IReadOnlyList<string> Texts(Option<string[]> option) =>
        line.GetResult(option) is { Implicit: false } ? line.GetValue(option) ?? [] : [];

    /// <summary>The values of an option that may repeat and takes a list with commas.</summary>
    public IReadOnlyList<string> List(Option<string[]> option)
    {
        string[] values = [.. Texts(option).SelectMany(text => text.Split(',')).Select(text => text.Trim())];
        return Array.IndexOf(values, "") < 0 ? values
            : throw new UsageException($"{option.Name}: a value is empty; write {option.Name} {option.HelpName}");
    }

    /// <summary>The values of an option as they were written, one for each time; empty for a switch.</summary>
    public IReadOnlyList<string> Written(Option option) => line.GetResult(option) is not { Implicit: false } found ? []
        : found.Tokens.Count == 0 ? [""]
        : [.. found.Tokens.Select(token => token.Value)];

    public IReadOnlyList<string> Names(IEnumerable<Option> options) =>
        [.. options.Where(option => line.GetResult(option) is OptionResult { Implicit: false }).Select(option => option.Name)];

    /// <summary>Refuses what was written where it has no meaning: it would be passed over without a word.</summary>
    /// <param name="options">The options that have none.</param>
    /// <param name="why">The reason, and what to do.</param>
    public void Refuse(IEnumerable<Option> options, string why)
    {
        var names = Names(options);
        if (names.Count > 0) throw new UsageException($"{string.Join(", ", names)}: {why}");
    }

    /// <summary>
    /// The command as it is to be given again: options in the order of its help, whatever order they came in; folders of files are left
    /// out where they begin at the root.
    /// </summary>
    /// <param name="without">Options that are no part of the question.</param>
    public string Line(IReadOnlyList<Option> without)
    {
        var command = line.CommandResult.Command;
        var options = command.Options.Except(without)
            .SelectMany(option => Written(option).SelectMany(value => value.Length == 0
                ? [option.Name]
                : new[] { option.Name, option.Name == DatabaseOption ? DatabaseAddress.Shown(value) : value }));
        var files = command.Arguments.OfType<Argument<string?>>().Select(Text).OfType<string>();
        return PlainText.Escape(ShellLine.Of(["judgestats", command.Name, .. files.Concat(options).Select(WithoutFolder)]));
    }

    private static string WithoutFolder(string word) =>
        Path.IsPathRooted(word) && Path.GetFileName(word) is { Length: > 0 } name ? name : word;
}
