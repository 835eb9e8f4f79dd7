using System.CommandLine;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>The options of one command: its own words, and what else it can be told.</summary>
internal interface ICommandOptions
{
    /// <summary>What is typed.</summary>
    string Command { get; }

    /// <summary>What it does, in one sentence.</summary>
    string Summary { get; }

    /// <summary>Its FILE; <see langword="null"/> when it takes none.</summary>
    Argument<string?>? File { get; }

    /// <summary>Its options, as help prints them.</summary>
    IReadOnlyList<OptionGroup> Groups { get; }
}

/// <summary>What is made of the options of a command.</summary>
internal static class CommandOptions
{
    /// <summary>How the command is written.</summary>
    public static Command Syntax(this ICommandOptions options)
    {
        var syntax = new Command(options.Command, options.Summary);
        if (options.File is { } file) syntax.Add(file);
        foreach (var option in options.Groups.SelectMany(group => group.Options)) syntax.Add(option);
        return syntax;
    }
}
