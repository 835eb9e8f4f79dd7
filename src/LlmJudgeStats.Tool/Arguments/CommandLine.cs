using System.CommandLine;
using LlmJudgeStats.Data;
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

    /// <summary>How to use <c>coverage</c>.</summary>
    CoverageHelp,

    /// <summary>The exact coverage of an interval.</summary>
    Coverage,
}

/// <summary>Takes a command line apart. System.CommandLine splits it; what it says about mistakes is replaced by messages with a way out.</summary>
internal static class CommandLine
{
    private static readonly string[] s_later = ["compare", "gate", "plan", "doctor"];

    // No response files: a value that begins with @ is a value.
    private static readonly ParserConfiguration s_configuration = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    public static (Request Request, ParseResult Result) Parse(string[] args, EstimateOptions options, CoverageOptions coverageOptions)
    {
        // "judgestats help coverage" is what people type who know other tools.
        if (args is ["help", .. { Length: <= 1 } about]) args = [.. about.Where(word => word != "help"), "--help"];
        var help = new Option<bool>("--help", "-h", "-?") { Recursive = true };
        var version = new Option<bool>("--version");
        var (estimate, coverage) = (options.Command(), coverageOptions.Command());
        var root = new RootCommand();
        root.Options.Clear();   // the library's own --help and --version write past ToolHost
        root.Directives.Clear();
        root.Add(help);
        root.Add(version);
        root.Add(estimate);
        root.Add(coverage);

        var result = root.Parse(args, s_configuration);
        var command = result.CommandResult.Command;
        var wantsHelp = result.GetValue(help);
        if (args.Length > 0 && s_later.Contains(args[0], StringComparer.Ordinal))
            throw new UsageException($"the command '{args[0]}' is not in this version; there are: {Names(root)} (judgestats --help)");
        if (command == root)
        {
            if (wantsHelp && result.UnmatchedTokens.Count == 0) return (Request.Help, result);
            if (result.UnmatchedTokens.Count > 0)
            {
                var word = result.UnmatchedTokens[0];
                throw new UsageException($"'{PlainText.Escape(word)}' is not a command; there are: {Names(root)}, as in: judgestats estimate FILE (judgestats --help)"
                    + DidYouMean(word, root.Subcommands.Select(command => command.Name)));
            }
            // Nothing but the program's name is a question too: what can it do?
            return (result.GetValue(version) ? Request.Version : Request.Help, result);
        }
        if (wantsHelp) return (command == estimate ? Request.EstimateHelp : Request.CoverageHelp, result);
        // An option that does not exist would otherwise be taken for the FILE.
        if (command == estimate && result.GetValue(options.File) is { Length: > 1 } file && file[0] == '-')
            throw new UsageException(Unknown(file, command));
        if (result.Errors.Count > 0 || result.UnmatchedTokens.Count > 0) throw new UsageException(string.Join('\n', Problems(result, command)));
        return (command == estimate ? Request.Estimate : Request.Coverage, result);
    }

    private static string Names(RootCommand root) => string.Join(", ", root.Subcommands.Select(command => command.Name));

    private static IEnumerable<string> Problems(ParseResult result, Command command)
    {
        if (result.UnmatchedTokens.FirstOrDefault(token => token.Length > 1 && token[0] == '-') is { } unknown) return [Unknown(unknown, command)];
        if (result.UnmatchedTokens.Count > 0)
        {
            var room = command.Arguments.Count > 0 ? "there is room for one FILE" : $"{command.Name} takes counts, not a FILE";
            return [$"'{result.UnmatchedTokens[0]}' is one argument too many: {room} (options begin with --; put a value with spaces in quotes)"];
        }
        return result.Errors.Select(error => error.SymbolResult is System.CommandLine.Parsing.OptionResult { Option: var option } found
            ? found.IdentifierTokenCount > 1
                ? $"{option.Name} was given {found.IdentifierTokenCount} times; give it once"
                : $"{option.Name} needs a value: {option.Name} {option.HelpName}"
            : error.Message);
    }

    private static string Unknown(string token, Command command)
    {
        var name = token.Split('=', ':')[0];
        return $"there is no option {name}{DidYouMean(name, command.Options.Select(option => option.Name).Append("--help"))} (judgestats {command.Name} --help lists the options)";
    }

    private static string DidYouMean(string word, IEnumerable<string> known)
    {
        var closest = known.MinBy(one => Spelling.Distance(word, one));
        return closest is not null && Spelling.Distance(word, closest) <= 3 ? $"; did you mean {closest}?" : "";
    }
}
