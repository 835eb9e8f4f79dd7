using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tests.Shared;

/// <summary>The commands that the pages show.</summary>
internal static partial class PageCommands
{
    /// <summary>How somebody calls the tool who has only the repository.</summary>
    public const string RunTool = "dotnet run -c Release --project src/LlmJudgeStats.Tool -- ";

    /// <summary>Its blocks are pieces of a test, and the messages of that test: they are compared there.</summary>
    public const string OfTheLibrary = "docs/howto/gate-a-test.md";

    /// <summary>Pages whose blocks come in pairs: a command, and the text that it prints.</summary>
    public static IEnumerable<string> Shown =>
    [
        "docs/known-cases.md", "docs/re-analysis.md", "docs/words-and-columns.md",
        .. Repository.Files("docs/howto", "*.md").Where(page => page != OfTheLibrary),
    ];

    /// <summary>
    /// Lines of <c>bash</c> blocks, and lines that call the tool by its name in others; those of <c>console</c> are refused, on purpose.
    /// </summary>
    public static IEnumerable<string> Of(string page) => Repository.Blocks(page).SelectMany(block => block.Text.Split('\n')
        .Select(line => line.Trim())
        .Where(line => block.Language == "bash" ? line.Length > 0 && line[0] != '#'
            : block.Language is not ("console" or "text") && line.StartsWith("judgestats ", StringComparison.Ordinal)));

    /// <summary>The command line without its first word, split at blanks outside double quotes.</summary>
    public static string[] Arguments(string commandLine) =>
        [.. Word().Matches(commandLine).Select(match =>
            match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Value).Skip(1)];

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"|\\S+")]
    private static partial Regex Word();
}
