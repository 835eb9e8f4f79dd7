using System.CommandLine;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>
/// Takes a command line apart. System.CommandLine splits it; what it says about mistakes is replaced by messages with a way out.
/// </summary>
/// <param name="commands">The commands of the tool.</param>
/// <param name="overview">What the tool says about itself.</param>
internal sealed class CommandParser(IReadOnlyList<ToolCommand> commands, Func<string> overview)
{
    // No response files: a value that begins with @ is a value.
    private static readonly ParserConfiguration s_configuration = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    private readonly Option<bool> _help = new("--help", "-h", "-?") { Recursive = true };
    private readonly Option<bool> _version = new("--version");

    private string Names => string.Join(", ", commands.Select(command => command.Syntax.Name));

    /// <summary>What the command line asks for, ready to be done.</summary>
    /// <exception cref="UsageException">It cannot be used.</exception>
    public Func<ToolHost, ToolAnswer> Parse(string[] args)
    {
        var words = HelpAsOption(args);
        var root = Root();
        var line = root.Parse(words, s_configuration);
        if (line.CommandResult.Command == root) return WithoutCommand(line);
        var command = commands.Single(command => command.Syntax == line.CommandResult.Command);
        if (line.GetValue(_help)) return Says(command.Help);
        Mistakes.Refuse(line, command);
        return host => command.Run(new(line), host);
    }

    /// <summary>What one command makes of its words: those of a command that the tool itself suggests.</summary>
    public static ParseResult Line(Command command, string[] words) => command.Parse(words, s_configuration);

    // "judgestats help coverage" is what people type who know other tools.
    private static string[] HelpAsOption(string[] args) =>
        args is ["help", .. { Length: <= 1 } about] ? [.. about.Where(word => word != "help"), "--help"] : args;

    private RootCommand Root()
    {
        var root = new RootCommand();
        root.Options.Clear();   // the library's own --help and --version write past ToolHost
        root.Directives.Clear();
        root.Add(_help);
        root.Add(_version);
        foreach (var command in commands) root.Add(command.Syntax);
        return root;
    }

    private Func<ToolHost, ToolAnswer> WithoutCommand(ParseResult line)
    {
        if (line.UnmatchedTokens is [var word, ..])
        {
            throw new UsageException(
                $"'{PlainText.Escape(word)}' is not a command; there are: {Names}, as in: judgestats estimate FILE (judgestats --help)"
                    + Mistakes.DidYouMean(word, commands.Select(command => command.Syntax.Name)));
        }
        // Nothing but the program's name is a question too: what can it do?
        var wantsVersion = line.GetValue(_version) && !line.GetValue(_help);
        return Says(wantsVersion ? () => ReportLibrary.Version + "\n" : overview);
    }

    private static Func<ToolHost, ToolAnswer> Says(Func<string> text) => _ =>
    {
        var words = text();
        return new(output => output.Write(words));
    };
}
