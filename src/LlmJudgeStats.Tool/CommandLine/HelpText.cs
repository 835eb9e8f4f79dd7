using System.Text;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>Help that teaches: what a command does with real examples, then every option in its group, then what holds for all.</summary>
internal static class HelpText
{
    private const int NameColumns = 26;

    /// <summary>What <c>--help</c> prints of a command.</summary>
    /// <param name="options">The command.</param>
    /// <param name="words">What it does, its usage and examples, ending in an empty line.</param>
    /// <param name="footer">What stands below the options.</param>
    public static string Of(ICommandOptions options, string words, string footer)
    {
        var text = new StringBuilder(words.ReplaceLineEndings("\n"));
        if (options.File is { } file) text.Append("FILE  ").Append(file.Description).Append("\n\n");
        foreach (var group in options.Groups) Append(text, group);
        return text.Append(footer.ReplaceLineEndings("\n")).ToString();
    }

    private static void Append(StringBuilder text, OptionGroup group)
    {
        text.Append(group.Title).Append(":\n");
        foreach (var option in group.Options)
            text.Append($"  {$"{option.Name} {option.HelpName}".TrimEnd(),-NameColumns} {option.Description}\n");
        text.Append('\n');
    }
}
