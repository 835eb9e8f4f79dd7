using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tests.Shared;

/// <summary>The files of the repository that these tests read: the pages, the samples, the sources.</summary>
internal static partial class Repository
{
    /// <summary>The folder of LlmJudgeStats.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>READMEs, CHANGELOG and everything under docs, as paths from the root with forward slashes.</summary>
    public static IReadOnlyList<string> Pages { get; } = ["README.md", "CHANGELOG.md", .. Files("docs", "*.md"), .. Files("src", "*.md")];

    /// <summary>The same, and the pages for those who work on the repository.</summary>
    public static IReadOnlyList<string> AllPages { get; } = [.. Pages, "CONTRIBUTING.md", .. Files("tests", "*.md"),
        .. Files("benchmarks", "*.md")];

    /// <summary>The C# samples.</summary>
    public static IReadOnlyList<string> Samples { get; } = Files("docs/samples", "*.cs");

    /// <summary>What snippets are pieces of: the samples, and a sample that is a test and runs with its own project.</summary>
    public static IReadOnlyList<string> SnippetSources { get; } =
        [.. Samples, "tests/LlmJudgeStats.Evaluation.Tests/AgentGateTests.cs"];

    public static string FullPath(string path) => Path.GetFullPath(Path.Combine(Root, path));

    public static string Read(string path) => File.ReadAllText(FullPath(path)).ReplaceLineEndings("\n");

    /// <summary>Files below a folder, sorted; build output left out.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(FullPath(folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The fenced blocks of a page: language and text, in order.</summary>
    public static IReadOnlyList<(string Language, string Text)> Blocks(string page) =>
        [.. Fence().Matches(Read(page)).Select(match => (match.Groups["language"].Value, match.Groups["text"].Value))];

    /// <summary>The text of a page without its fenced blocks and code spans.</summary>
    public static string Prose(string page) => CodeSpan().Replace(Fence().Replace(Read(page), ""), "");

    /// <summary>What a sample says that it prints: its lines that begin with <c>// &gt; </c>.</summary>
    public static string[] Promised(string sample) =>
        [.. Read(sample).Split('\n').Where(line => line.StartsWith("// > ", StringComparison.Ordinal)).Select(line => line[5..])];

    /// <summary>The packages that a sample asks for: its lines that begin with <c>#:package</c>.</summary>
    public static IEnumerable<(string Package, string Version)> PackagesOf(string sample) =>
        Package().Matches(Read(sample)).Select(match => (match.Groups["package"].Value, match.Groups["version"].Value));

    /// <summary>Whether a package was restored here before: hundreds of megabytes are not fetched for a test.</summary>
    public static bool IsCached(string package, string version)
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Directory.Exists(Path.Combine(folder, package.ToLowerInvariant(), version));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LlmJudgeStats.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException($"no LlmJudgeStats.sln above {AppContext.BaseDirectory}");
    }

    [GeneratedRegex(@"^```(?<language>\w*)[ \t]*\n(?<text>.*?)\n?^```[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#:package (?<package>\S+)@(?<version>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Package();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex CodeSpan();
}
