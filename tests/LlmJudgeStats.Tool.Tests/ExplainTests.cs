using System.Globalization;
using System.Text.Json;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>What a method assumes and where it comes from: <c>--explain</c>, and always in JSON.</summary>
public sealed class ExplainTests
{
    private const string Counts = "--passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41";

    [Fact]
    public void Explain_adds_the_methods_and_leaves_everything_else_as_it_was()
    {
        var plain = Judgestats.Text(Counts).Split('\n');
        var explained = Judgestats.Text(Counts + " --explain").Split('\n');
        var added = explained.Except(plain).ToArray();
        Assert.Equal(plain, explained.Where((line, i) => !added.Contains(line) && !(line.Length == 0 && added.Contains(explained[i - 1]))));
        Assert.Contains("Method: asymmetric error, guarded score", added);
        Assert.Contains("  assumes: The judge is better than chance.", added);
        var citation = Judgestats.Json(Counts).GetProperty("results")[0].GetProperty("estimates")[0].GetProperty("citation");
        Assert.Contains($"  source: {citation.GetProperty("text").GetString()} {citation.GetProperty("link").GetString()}", added);
    }

    [Fact]
    public void Each_method_of_many_groups_is_explained_once()
    {
        var samples = Scratch.InRepository("docs", "samples", "nq301-counts.csv");
        var text = Judgestats.Text($"{samples} --count count --group judge,system --calibration cal=1 --explain");
        Assert.Equal(text.Split('\n').Where(line => line.StartsWith("Method: ", StringComparison.Ordinal)).Distinct().Count(),
            text.Split('\n').Count(line => line.StartsWith("Method: ", StringComparison.Ordinal)));
        Assert.Contains("\nMethod: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_has_no_room_for_it()
    {
        Judgestats.Line($"estimate {Counts} --explain --format csv").IsRefused("--explain", "csv", "json");
        Assert.Equal(Judgestats.Line($"estimate {Counts} --format json").WithoutCommand(),
            Judgestats.Line($"estimate {Counts} --explain --format json").WithoutCommand());
    }

    [Fact]
    public void Json_has_assumptions_and_citation_of_every_estimate()
    {
        var estimates = Judgestats.Json(Counts + " --design random --all").GetProperty("results")[0].GetProperty("estimates");
        Assert.All(estimates.EnumerateArray(), estimate =>
        {
            var assumptions = estimate.GetProperty("assumptions").EnumerateArray().Select(words => words.GetString()!).ToArray();
            Assert.Equal(Assumptions.IndependentItems.Words[0], assumptions[0]);
            Assert.All(assumptions, words => Assert.EndsWith(".", words, StringComparison.Ordinal));
            Assert.NotEqual("", estimate.GetProperty("citation").GetProperty("key").GetString());
            Assert.StartsWith("https://", estimate.GetProperty("citation").GetProperty("link").GetString(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("estimate {0}/rubric.csv --measure score --range 1,5 --design random",
        "  source: Tenenbein, A. (1970).")]
    [InlineData("audit {0}/benchmark.csv --by model --id task --run seed --score solved", "  source: Feldt, L. S. (1965).")]
    public void Explain_says_it_in_text(string line, string source)
    {
        var command = string.Format(CultureInfo.InvariantCulture, line, Scratch.InRepository("docs", "samples"));
        Assert.DoesNotContain("  assumes: ", Judgestats.Line(command).Out, StringComparison.Ordinal);
        var explained = Judgestats.Line($"{command} --explain").Out;
        Assert.Contains("  assumes: ", explained, StringComparison.Ordinal);
        Assert.Contains(source, explained, StringComparison.Ordinal);
    }

    /// <summary>What is said of items is not said of rows that belong together.</summary>
    [Theory]
    [InlineData("rank {0}/battles.csv --a model_a --b model_b --tie tie,both_bad --design random", "leaderboard", true, "bradley1952")]
    [InlineData("rank {0}/battles.csv --a model_a --b model_b --tie tie,both_bad --design random --cluster none", "leaderboard", false,
        "bradley1952")]
    [InlineData("monitor {0}/weekly.csv --sequence week --planned-labels 200", "monitor", false, "waudby2024")]
    [InlineData("claims {0}/claims.csv --judge 0.9..1", "claim", false, "rogan1978")]
    [InlineData("coverage --passed 36 --total 50 --accuracy 0.8", "coverage", false, "wilson1927")]
    [InlineData("plan --guess-rate 0.7 --guess-sensitivity 0.9 --guess-specificity 0.8 --labels 400 --items 2000 --design random", "plan",
        false, "tenenbein1970")]
    [InlineData("compare --both 9 --only-a 3 --only-b 4 --neither 2 --accuracy 0.9", "comparison", false, "martinandres2010")]
    public void Json_of_every_command_says_what_its_method_assumes(string line, string part, bool isOfClusters, string key)
    {
        var command = string.Format(CultureInfo.InvariantCulture, line, Scratch.InRepository("docs", "samples"));
        var json = JsonDocument.Parse(Judgestats.Line($"{command} --format json").Out).RootElement;
        var method = json.GetProperty("results")[0].GetProperty(part);
        var words = isOfClusters ? Assumptions.IndependentItems.WordsOfClusters : Assumptions.IndependentItems.Words;
        Assert.Equal(words[0], method.GetProperty("assumptions")[0].GetString());
        Assert.Equal(key, method.GetProperty("citation").GetProperty("key").GetString());
    }

    /// <summary>The freedom of a coefficient is that of its items: no word of clusters; and its source is its own, not its interval's.
    /// </summary>
    [Fact]
    public void A_coefficient_names_its_own_source_and_no_clusters()
    {
        var file = Scratch.InRepository("docs", "samples", "two-raters.csv");
        var json = JsonDocument.Parse(Judgestats.Line($"agree {file} --label rater_a,rater_b --format json").Out).RootElement;
        var coefficients = json.GetProperty("results")[0].GetProperty("agreement").GetProperty("coefficients").EnumerateArray().ToArray();
        Assert.Contains(coefficients, one => one.GetProperty("citation").GetProperty("key").GetString() == "gwet2008");
        Assert.All(coefficients, one =>
            Assert.Equal(Assumptions.IndependentItems.Words[0], one.GetProperty("assumptions")[0].GetString()));
    }

    [Fact]
    public void A_page_is_drawn_with_a_blank_line_between_blocks()
    {
        var page = new Page(
        [
            new PageHeading("about \u001b[31m"),
            new PageTable([new("name", PageCells.Text), new("n", PageCells.Numbers)], [["a\u202e", "1"], ["bcd", "234"]]),
            new PageNote(DiagnosticSeverity.Warning, "warning", "LJS0000", "the matter", "the way out"),
            new PageParagraph(PageWeight.Strong, "one", "two"),
        ]);
        Assert.Equal(
            "about \\u001b[31m\n\nname       n\na\\u202e    1\nbcd      234\n\nwarning LJS0000: the matter\n  -> the way out\n\none\ntwo\n",
            PageText.ToText(page, Screen.File));
    }
}
