using System.CommandLine;
using LlmJudgeStats.Reporting;

namespace LlmJudgeStats.Tool.Arguments;

/// <summary>What a command line asks for.</summary>
internal enum Request
{
    /// <summary>What the tool can do.</summary>
    Help,

    /// <summary>How to use <c>estimate</c>.</summary>
    EstimateHelp,

    /// <summary>The version.</summary>
    Version,

    /// <summary>An estimate.</summary>
    Estimate,
}

/// <summary>Takes a command line apart. System.CommandLine splits it; what it says about mistakes is replaced by messages with a way out.</summary>
internal static class CommandLine
{
    private static readonly string[] s_later = ["coverage", "compare", "gate", "plan", "doctor"];

    // No response files: a value that begins with @ is a value.
    private static readonly ParserConfiguration s_configuration = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    public static (Request Request, ParseResult Result) Parse(string[] args, EstimateOptions options)
    {
        var help = new Option<bool>("--help", "-h", "-?") { Recursive = true };
        var version = new Option<bool>("--version");
        var command = options.Command();
        var root = new RootCommand();
        root.Options.Clear();   // the library's own --help and --version write past ToolHost
        root.Directives.Clear();
        root.Add(help);
        root.Add(version);
        root.Add(command);

        var result = root.Parse(args, s_configuration);
        var estimate = result.CommandResult.Command == command;
        if (result.GetValue(help)) return (estimate ? Request.EstimateHelp : Request.Help, result);
        if (args.Length > 0 && s_later.Contains(args[0], StringComparer.Ordinal))
            throw new UsageException($"the command '{args[0]}' is not in this version; there is: estimate (judgestats --help)");
        // Nothing but the program's name is a question too: what can it do?
        if (!estimate && result.UnmatchedTokens.Count == 0) return (result.GetValue(version) ? Request.Version : Request.Help, result);
        // An option that does not exist would otherwise be taken for the FILE.
        if (estimate && result.GetValue(options.File) is { Length: > 1 } file && file[0] == '-') throw new UsageException(Unknown(file, command));
        if (result.Errors.Count > 0) throw new UsageException(string.Join('\n', Problems(result, command)));
        return (Request.Estimate, result);
    }

    private static IEnumerable<string> Problems(ParseResult result, Command command)
    {
        if (result.CommandResult.Command != command)
        {
            var first = result.UnmatchedTokens.Count > 0 ? PlainText.Escape(result.UnmatchedTokens[0]) : "";
            return [$"'{first}' is not a command; there is: estimate, as in: judgestats estimate FILE (judgestats --help)"];
        }
        return result.UnmatchedTokens.FirstOrDefault(token => token.Length > 1 && token[0] == '-') is { } unknown
            ? [Unknown(unknown, command)]
            : result.UnmatchedTokens.Count > 0
                ? [$"'{result.UnmatchedTokens[0]}' is one argument too many: there is room for one FILE (options begin with --; "
                    + "put a value with spaces in quotes)"]
                : result.Errors.Select(error => error.SymbolResult is System.CommandLine.Parsing.OptionResult { Option: var option } found
                    ? found.IdentifierTokenCount > 1
                        ? $"{option.Name} was given {found.IdentifierTokenCount} times; give it once"
                        : $"{option.Name} needs a value: {option.Name} {option.HelpName}"
                    : error.Message);
    }

    private static string Unknown(string token, Command command)
    {
        var name = token.Split('=', ':')[0];
        var closest = command.Options.Select(option => option.Name).Append("--help").MinBy(option => Spelling.Distance(name, option));
        var hint = closest is not null && Spelling.Distance(name, closest) <= 3 ? $"; did you mean {closest}?" : "";
        return $"there is no option {name}{hint} (judgestats estimate --help lists the options)";
    }
}
