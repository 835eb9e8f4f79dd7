using System.Text.Json;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tests.Docs;

/// <summary>The package of the tool carries libraries of others, and with each the licence that allows it.</summary>
public sealed partial class NoticeTests
{
    private const string Notices = "src/LlmJudgeStats.Tool/THIRD-PARTY-NOTICES.txt";

    [Fact]
    public void Every_library_of_the_tool_has_its_licence_and_every_licence_its_library()
    {
        using var locks = JsonDocument.Parse(Repository.Read("src/LlmJudgeStats.Tool/packages.lock.json"));
        var carried = locks.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(library => library.Value.GetProperty("type").GetString() != "Project")
            .Select(library => $"{library.Name} {library.Value.GetProperty("resolved").GetString()}");
        var named = Heading().Matches(Repository.Read(Notices)).Select(match => match.Groups["library"].Value);
        Assert.Equal(carried.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    /// <summary>A name is no text: below each heading, or below the next one, stands what its licence says.</summary>
    [Fact]
    public void Every_licence_is_there_in_full()
    {
        var parts = Heading().Split(Repository.Read(Notices));
        var headings = Heading().Matches(Repository.Read(Notices));
        for (var i = headings.Count - 1; i >= 0; i--)
        {
            var text = string.Concat(parts.Where((_, at) => at % Groups == 0).Skip(i + 1).SkipWhile(string.IsNullOrWhiteSpace).Take(1));
            var licence = headings[i].Groups["licence"].Value;
            Assert.Contains(licence switch
            {
                "MIT" => "THE SOFTWARE IS PROVIDED \"AS IS\"",
                "BSD-3-Clause" => "THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS",
                "PostgreSQL" => "SPECIFICALLY DISCLAIMS ANY WARRANTIES",
                "Apache-2.0" => "END OF TERMS AND CONDITIONS",
                _ => throw new InvalidOperationException($"no test knows the text of {licence}"),
            }, text, StringComparison.Ordinal);
            Assert.Matches("\\([cC]\\)|©", text);
        }
    }

    // Text between the headings, and two groups of each.
    private const int Groups = 3;

    [GeneratedRegex(@"^== (?<library>\S+ \S+): (?<licence>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
