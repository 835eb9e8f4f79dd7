using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tests.Docs;

/// <summary>What a comment, a page or a figure cites is in the repository, and nothing points outside it.</summary>
public sealed partial class CitationTests
{
    private static readonly string[] s_sources =
    [
        .. Repository.Files("src", "*.cs"), .. Repository.Files("tests", "*.cs"), .. Repository.Files("benchmarks", "*.cs"),
    ];

    private static readonly string[] s_texts =
    [
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md",
        .. Repository.Files("docs", "*.md"), .. Repository.Files("docs", "*.json"),
        .. Repository.Files("tests/reference", "*.md"), .. Repository.Files("tests/reference", "*.json"),
        .. Repository.Files("tests/reference", "*.py"),
    ];

    public static TheoryData<string, string> DeadOnes => new()
    {
        { "nowhere" + ".md", "no page" },
        { "docs/adr/" + "9999", "no page" },
        { "pass-rates" + ".md 3.99", "no section 3.99" },
        { "pass-rates" + ".md 3.0, 6 and 61", "no section 61" },
        { "pass-rates" + ".md section 4 and 5.77", "no section 5.77" },
        { "design" + ".md section 60", "no section 60" },
        { "command-line" + ".md section 9", "no section 9" },
        { "bad-inputs" + ".md E01-E77, E23", "no row E77" },
    };

    public static TheoryData<string> LiveOnes =>
    [
        "pass-rates.md 3.9b.", "pass-rates.md sections 0 and 5.", "pass-rates.md 5.4 to 5.6b",
        "kernels.md 1; kernels.md 2.4", "design.md section 6,", "bad-inputs.md F14-F20",
        "docs/adr/0017", "conventions.md: 9/11", "`docs/estimators/<id>.md`",
    ];

    [Fact]
    public void Pages_and_sections_that_sources_cite_exist() => Assert.Equal("", string.Join('\n', s_sources.SelectMany(Dead)));

    [Fact]
    public void Pages_and_sections_that_pages_and_figures_cite_exist() => Assert.Equal("", string.Join('\n', s_texts.SelectMany(Dead)));

    [Theory]
    [MemberData(nameof(DeadOnes))]
    public void A_dead_citation_is_seen(string text, string problem) =>
        Assert.Contains(problem, Assert.Single(Citations.Dead($"Source: {text}")), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(LiveOnes))]
    public void A_live_citation_is_none(string text) => Assert.Empty(Citations.Dead($"Source: {text}"));

    [Fact]
    public void Rows_that_begin_the_names_of_tests_are_on_the_page_of_bad_inputs()
    {
        var names = Repository.Files("tests", "*.cs").SelectMany(file => TestName().Matches(Repository.Read(file)))
            .Select(match => match.Groups["ids"].Value).ToArray();
        Assert.True(names.Length > 150);
        Assert.Equal("", string.Join('\n', names.SelectMany(ids => Citations.Dead("bad-inputs.md " + ids.Replace('_', ' ').Trim()))));
    }

    /// <summary>Documentation comments become a file of the package: what they cite must be in the package, too.</summary>
    [Fact]
    public void Documentation_of_the_library_cites_only_pages_that_ship_with_it()
    {
        const string Packed = """<PackedPage Include="$(MSBuildThisFileDirectory)docs/**/*.md" Folder="docs/%(RecursiveDir)" """;
        Assert.Contains(Packed, Repository.Read("Directory.Build.targets"), StringComparison.Ordinal);
        var documentation = Repository.Files("src/LlmJudgeStats", "*.cs")
            .SelectMany(file => Repository.Read(file).Split('\n'))
            .Where(line => line.TrimStart().StartsWith("///", StringComparison.Ordinal));
        Assert.All(documentation.SelectMany(Citations.Pages), page => Assert.StartsWith("docs/", page, StringComparison.Ordinal));
    }

    /// <summary>Tests may read more data beside the repository, and skip without it; the script of CI says which it was.</summary>
    [Theory]
    [InlineData("The shared plan asked for one pass")]
    [InlineData("their sample of the shared folder many times over")]
    [InlineData("of the shared reference is good")]
    [InlineData("python3 aggregate.py PATH/TO/shared")]
    [InlineData("see .." + "/shared")]
    public void What_is_beside_the_repository_is_seen(string text) => Assert.Matches(Outside(), text);

    [Fact]
    public void Nothing_but_tests_names_what_is_beside_the_repository()
    {
        string[] patterns = ["*.cs", "*.csproj", "*.md", "*.json", "*.py", "*.props"];
        string[] folders = ["src", "docs", "benchmarks"];
        string[] files =
        [
            .. patterns.SelectMany(pattern => folders.SelectMany(folder => Repository.Files(folder, pattern))),
            "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Directory.Build.props", "Directory.Packages.props",
            "LlmJudgeStats.sln", ".editorconfig",
        ];
        Assert.DoesNotContain(files, file => Outside().IsMatch(Repository.Read(file)));
    }

    private static IEnumerable<string> Dead(string file) => Citations.Dead(Repository.Read(file)).Select(problem => $"{file}: {problem}");

    [GeneratedRegex(@" (?:void|Task) (?<ids>(?:[A-G][0-9]{2}_)+)")]
    private static partial Regex TestName();

    // The path, and the words for what only those beside it know; "shared calibration" and the like are terms of ours.
    [GeneratedRegex(
        @"\.\./shared\b|\bPATH/TO/shared\b|\bshared\s+(?:plan|folder|reference)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();
}
