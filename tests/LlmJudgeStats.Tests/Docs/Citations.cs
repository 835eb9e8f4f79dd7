using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tests.Docs;

/// <summary>Pages, sections and rows that a text names, and whether the repository has them.</summary>
internal static partial class Citations
{
    // The number of a section, or the id of a row.
    private const string Place = @"(?:[0-9]+(?:\.[0-9]+)*[a-z]?|[A-G][0-9]{2})";

    private static readonly string[] s_pages =
    [
        "README.md", "CHANGELOG.md", "CONTRIBUTING.md",
        .. Repository.Files("docs", "*.md"), .. Repository.Files("tests", "*.md"), .. Repository.Files("benchmarks", "*.md"),
    ];

    /// <summary>What is wrong with the citations of a text; nothing when all of them lead somewhere.</summary>
    public static IEnumerable<string> Dead(string text)
    {
        foreach (Match match in Page().Matches(text))
        {
            var name = match.Groups["page"].Value;
            if (Find(name) is not { } page)
            {
                yield return $"no page '{name}'";
                continue;
            }
            foreach (var section in DeadSections(page, match.Groups["sections"].Value)) yield return section;
        }
        foreach (Match match in Decision().Matches(text))
        {
            if (!s_pages.Any(page => page.StartsWith(match.Value + "-", StringComparison.Ordinal)))
                yield return $"no page '{match.Value}-...'";
        }
    }

    /// <summary>The pages that a text names, as paths from the root.</summary>
    public static IEnumerable<string> Pages(string text) =>
        Page().Matches(text).Select(match => Find(match.Groups["page"].Value)).OfType<string>()
            .Concat(Decision().Matches(text).Select(match => match.Value + ".md"));

    // A page may be named by its path from the root or by the end of it.
    private static string? Find(string name) =>
        s_pages.FirstOrDefault(page => page == name) ?? s_pages.FirstOrDefault(page => page.EndsWith("/" + name, StringComparison.Ordinal));

    private static IEnumerable<string> DeadSections(string page, string sections)
    {
        if (sections.Length == 0) return [];
        if (page == "docs/bad-inputs.md")
        {
            var rows = BadInput().Matches(Repository.Read(page)).Select(match => match.Groups["id"].Value).ToHashSet();
            return RowId().Matches(sections).Select(match => match.Value)
                .Where(id => !rows.Contains(id)).Select(id => $"{page} has no row {id}");
        }
        var headings = Numbered().Matches(Repository.Read(page)).Select(match => match.Groups["number"].Value).ToHashSet();
        return headings.Count == 0
            ? []
            : Number().Matches(sections).Select(match => match.Value)
                .Where(number => !headings.Contains(number)).Select(number => $"{page} has no section {number}");
    }

    // "pass-rates.md 3.9b", "pass-rates.md section 4 and 5.7", "bad-inputs.md E01-E05, E23". Not part of an address.
    [GeneratedRegex(
        @"(?<![\w/.<{}*-])(?:\.\./)*(?<page>(?:[\w.-]+/)*[\w-]+\.md)\b"
            + $@"(?<sections>(?:[ ]sections?)?[ ]{Place}\b(?:(?:,| and| to)?[ -]{Place}\b)*)?")]
    private static partial Regex Page();

    [GeneratedRegex("docs/adr/[0-9]{4}")]
    private static partial Regex Decision();

    [GeneratedRegex(@"^#+ (?<number>[0-9]+(?:\.[0-9]+)*[a-z]?) ", RegexOptions.Multiline)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)*[a-z]?")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\| (?<id>[A-G][0-9]{2}) \|", RegexOptions.Multiline)]
    private static partial Regex BadInput();

    [GeneratedRegex("[A-G][0-9]{2}")]
    private static partial Regex RowId();
}
