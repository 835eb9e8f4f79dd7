using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tests.Docs;

/// <summary>The page of words and columns has every name that the code knows, and no other.</summary>
public sealed partial class WordsTests
{
    private const string Page = "docs/words-and-columns.md";
    private const string Names = "src/LlmJudgeStats.Data/Counting/RoleNames.cs";
    private const string Words = "src/LlmJudgeStats.Data/Counting/Vocabulary.cs";

    /// <summary>Each list of the code, and how the page begins what it says about it.</summary>
    public static TheoryData<string, string> Lists => new()
    {
        { "Ids", "| item ids |" },
        { "s_idsIfUnique", "| item ids, only without repeats" },
        { "Judges", "| the judge |" },
        { "Systems", "| whose answer it is |" },
        { "Labels", "| `label`, `truth`" },
        { "Counts", "| `count`" },
        { "Groupings", "| `task`" },
        { "Labelling", "One list is for silence." },
        { "Verdicts", "| the verdict |" },
        { "JudgeSays", "| the verdict, beside" },
        { "HumanLabels", "| the human label |" },
        { "Graders", "| the judge, too |" },
        { "Prompts", "| the system, too |" },
        { "Metrics", "| the metric |" },
        { "Runs", "| the run |" },
        { "Positions", "| the position |" },
        { "Raters", "| the rater |" },
        { "Sources", "| the cluster, too |" },
        { "Strata", "| the stratum |" },
        { "Splits", "| the split |" },
        { "Weights", "| the weight |" },
        { "Scores", "| the score |" },
        { "Times", "| the time |" },
        { "s_agreement", "| `agree`" },
        { "s_agreementFolded", "| `judge_correct`" },
        { "s_bad", "| `hallucinated`" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Names_of_a_list_are_those_of_the_page(string list, string begins)
    {
        var known = Known()[list];
        Assert.NotEmpty(known);
        Assert.Equal(known, OnPage(begins));
    }

    [Fact]
    public void No_list_is_left_out() => Assert.Equal(
        Known().Keys.Order(StringComparer.Ordinal), Lists.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Fact]
    public void Pairs_of_words_are_those_of_the_page()
    {
        var pairs = Pair().Matches(Section(Repository.Read(Words), "s_builtIn =", "];"))
            .Select(match => (match.Groups["pass"].Value, match.Groups["fail"].Value)).ToArray();
        Assert.InRange(pairs.Length, 8, 100);
        Assert.Equal(pairs, Row().Matches(Section(Repository.Read(Page), "| pass | fail |", "\n\n"))
            .Select(match => (match.Groups["pass"].Value, match.Groups["fail"].Value)));
    }

    [Fact]
    public void Words_for_missing_are_those_of_the_page()
    {
        var known = Quoted().Matches(Section(Repository.Read(Words), "s_missing =", "];")).Select(match => match.Groups["text"].Value)
            .ToArray();
        var shown = Section(Repository.Read(Page), "- Missing, in any column: an empty cell, ", ".");
        Assert.Equal(known, Code().Matches(shown).Select(match => match.Groups["text"].Value).Prepend(""));
    }

    // The arrays of texts in the source, by name.
    private static Dictionary<string, string[]> Known() => Array().Matches(Repository.Read(Names)).ToDictionary(
        match => match.Groups["name"].Value,
        match => Quoted().Matches(match.Groups["texts"].Value).Select(text => text.Groups["text"].Value).ToArray());

    // The code spans of the first cell that has any, or of the sentence, as names are compared.
    private static string[] OnPage(string begins)
    {
        var page = Repository.Read(Page);
        Assert.Equal(2, page.Split("\n" + begins).Length);
        var row = Section(page, "\n" + begins, begins[0] == '|' ? "\n" : "\n\n");
        var text = begins[0] == '|'
            ? (begins + row).Split('|').First(cell => cell.Contains('`', StringComparison.Ordinal))
            : row[row.IndexOf(':', StringComparison.Ordinal)..];
        return [.. Code().Matches(text).Select(match =>
            string.Concat(match.Groups["text"].Value.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)))];
    }

    private static string Section(string text, string after, string before)
    {
        var start = text.IndexOf(after, StringComparison.Ordinal);
        Assert.True(start >= 0, $"there is no '{after}'");
        start += after.Length;
        var end = text.IndexOf(before, start, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }

    [GeneratedRegex(@"static readonly string\[\] (?<name>\w+)\s*=\s*\[(?<texts>[^\]]*)\]")]
    private static partial Regex Array();

    [GeneratedRegex("\"(?<text>[^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("`(?<text>[^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("""\("(?<pass>\w+)", "(?<fail>\w+)"\)""")]
    private static partial Regex Pair();

    [GeneratedRegex(@"^\| `(?<pass>\w+)` \| `(?<fail>\w+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
