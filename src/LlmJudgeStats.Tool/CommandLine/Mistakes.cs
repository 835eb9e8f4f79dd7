using System.CommandLine;
using System.CommandLine.Parsing;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>What is wrong with a command line, with a way out.</summary>
internal static class Mistakes
{
    private const int MostSlips = 3;    // letters between what was written and what is suggested

    /// <exception cref="UsageException">The line has an option that does not exist, an argument too many, or a value too few.</exception>
    public static void Refuse(ParseResult line, ToolCommand command)
    {
        // An option that does not exist would otherwise be taken for the FILE.
        if (command.Argument is { } argument && line.GetValue(argument) is { } file && LooksLikeOption(file))
            throw new UsageException(Unknown(file, command.Syntax));
        if (line.UnmatchedTokens.FirstOrDefault(LooksLikeOption) is { } unknown) throw new UsageException(Unknown(unknown, command.Syntax));
        if (line.UnmatchedTokens is [var extra, ..]) throw new UsageException(TooMany(extra, command));
        if (line.Errors.Count > 0) throw new UsageException(string.Join('\n', line.Errors.Select(Message)));
    }

    /// <summary>The known word that is a slip of the pen away, as a question; empty when there is none.</summary>
    public static string DidYouMean(string word, IEnumerable<string> known)
    {
        var closest = known.MinBy(one => Spelling.Distance(word, one));
        return closest is not null && Spelling.Distance(word, closest) <= MostSlips ? $"; did you mean {closest}?" : "";
    }

    private static bool LooksLikeOption(string token) => token.Length > 1 && token[0] == '-';

    private static string TooMany(string token, ToolCommand command)
    {
        var room = command.Argument is { } argument ? $"there is room for one {argument.Name}"
            : $"{command.Syntax.Name} takes counts, not a FILE";
        return $"'{token}' is one argument too many: {room} (options begin with --; put a value with spaces in quotes)";
    }

    private static string Message(ParseError error)
    {
        if (error.SymbolResult is not OptionResult { Option: var option } found) return error.Message;
        return found.IdentifierTokenCount > 1
            ? $"{option.Name} was given {found.IdentifierTokenCount} times; give it once"
            : $"{option.Name} needs a value: {option.Name} {option.HelpName}";
    }

    private static string Unknown(string token, Command command)
    {
        var name = token.Split('=', ':')[0];
        if (name == "--measure")
        {
            return $"{command.Name} has no --measure; means of scores, preferences, classes and votes are what estimate, gate, judge, "
                + "compare, plan and coverage answer (--measure there), or say which values pass (--pass, --pass-if)";
        }
        var meant = DidYouMean(name, command.Options.Select(option => option.Name).Append("--help"));
        return $"there is no option {name}{meant} (judgestats {command.Name} --help lists the options)";
    }
}
