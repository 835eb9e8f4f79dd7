using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>What a method assumes and where it comes from: <c>--explain</c>, and always in JSON.</summary>
public sealed partial class ExplainTests
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

    /// <summary>Lang and Reiczigel's interval is for comparison, and the naive one; a page of groups or of a gate has neither.</summary>
    [Theory]
    [InlineData("estimate {0}/nq301-counts.csv --count count --group judge,system --calibration cal=1")]
    [InlineData("gate --passed 255 --total 300 --tp 46 --fn 4 --fp 9 --tn 41 --at-least 0.85 --allow-inconclusive")]
    public void A_page_explains_the_methods_of_its_figures_and_no_others(string line)
    {
        var command = string.Format(CultureInfo.InvariantCulture, line, Scratch.InRepository("docs", "samples"));
        string[] Named(string format) => [.. Judgestats.Line($"{command} --explain --format {format}").Out.Split('\n')
            .Where(one => one.StartsWith("Method: ", StringComparison.Ordinal))];
        Assert.Equal(["Method: asymmetric error, guarded score"], Named("text"));
        var json = Judgestats.Line($"{command} --format json").Out.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("\"interval\":\"lang-reiczigel\"", json, StringComparison.Ordinal);
    }

    /// <summary>What three checks have in common stands under their names once.</summary>
    [Fact]
    public void Methods_that_assume_the_same_and_have_one_source_are_explained_together()
    {
        var file = Scratch.InRepository("docs", "samples", "benchmark.csv");
        var text = Judgestats.Line($"audit {file} --by model --id task --run seed --score solved --explain").Out;
        const string Alike = "\nMethod: room above the best\nMethod: items with a copy\nMethod: slope of score on place, within items\n";
        Assert.Contains($"{Alike}  assumes: ", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("docs/methods/audit.md").Length - 1);
    }

    [Fact]
    public void Json_always_has_it()
    {
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

    /// <summary>A line of every command, and of every kind of answer that it has.</summary>
    public static TheoryData<string> Answers =>
    [
        "estimate --passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41 --all",
        "estimate {0}/rubric.csv --measure score --range 1,5 --design random",
        "gate --passed 255 --total 300 --tp 46 --fn 4 --fp 9 --tn 41 --at-least 0.85 --allow-inconclusive",
        "gate {0}/rubric.csv --measure score --range 1,5 --design random --at-least 1.5",
        "compare --both 9 --only-a 3 --only-b 4 --neither 2 --accuracy 0.9",
        "compare {0}/nq301-counts.csv --count count --by system --calibration cal=1 --where judge=gpt-4",
        "compare {0}/two-rubrics.csv --by version --pair id --measure score --range 1,5 --design random",
        "plan --guess-rate 0.7 --guess-sensitivity 0.9 --guess-specificity 0.8 --labels 400 --items 2000 --design random",
        "plan {0}/rubric.csv --measure score --range 1,5 --design random --labels 200 --items 2000",
        "judge {0}/confidence.csv --confidence confidence",
        "agree {0}/two-raters.csv --label rater_a,rater_b",
        "agree {0}/annotators.csv --label ann,bob,cy --verdict judge --replace",
        "monitor {0}/weekly.csv --sequence week --planned-labels 200",
        "monitor {0}/weekly.csv --sequence week --planned-labels 200 --anchors {0}/anchors.csv --baseline first",
        "rank {0}/battles.csv --a model_a --b model_b --tie tie,both_bad --design random",
        "coverage --passed 36 --total 50 --accuracy 0.8",
        "coverage --measure preference --design random --table 4,1,1;0,1,4 --unlabelled 6,3",
        "claims {0}/claims.csv --judge 0.9..1 --table",
        "audit {0}/benchmark.csv --by model --id task --run seed --score solved",
    ];

    /// <summary>JSON is what text is held to: each assumption, and each source.</summary>
    [Theory]
    [MemberData(nameof(Answers))]
    public void Explain_says_in_text_and_documents_what_json_says_of_methods(string line)
    {
        var command = string.Format(CultureInfo.InvariantCulture, line, Scratch.InRepository("docs", "samples"));
        var plain = Judgestats.Line(command);
        Assert.Equal("", plain.Error);
        Assert.InRange(plain.Exit, 0, 1);
        Assert.DoesNotContain("  assumes: ", plain.Out, StringComparison.Ordinal);
        var methods = Methods(JsonDocument.Parse(Judgestats.Line($"{command} --format json").Out).RootElement).ToList();
        Assert.NotEmpty(methods);
        var text = Judgestats.Line($"{command} --explain").Out;
        var markdown = Judgestats.Line($"{command} --explain --format markdown").Out;
        var html = Judgestats.Line($"{command} --explain --format html").Out;
        // The page of a gate shows the answer, and not what stands beside it in the document.
        var isGate = line.StartsWith("gate --passed", StringComparison.Ordinal);
        foreach (var method in methods)
        {
            foreach (var words in method.GetProperty("assumptions").EnumerateArray().Select(one => one.GetString()!))
            {
                Assert.Contains($"\n  assumes: {words}\n", text, StringComparison.Ordinal);
                Assert.Contains($"\n- {MarkdownText.Escape($"assumes: {words}")}\n", markdown, StringComparison.Ordinal);
                Assert.Contains($"assumes: {HtmlText.Escape(words)}", html, StringComparison.Ordinal);
            }
            var citation = method.GetProperty("citation");
            var link = citation.GetProperty("link").GetString() is { } address ? $" {address}" : "";
            Assert.Contains(link.TrimStart(), markdown, StringComparison.Ordinal);
            Assert.Contains(link.TrimStart(), html, StringComparison.Ordinal);
            var source = PlainText.Ascii(citation.GetProperty("text").GetString()!);
            if (!isGate || method.Equals(methods[0]))
                Assert.Contains($"\n  source: {source}{link}\n", text, StringComparison.Ordinal);
        }
        Assert.Contains("### Methods\n", markdown, StringComparison.Ordinal);
        Assert.Contains("<h2><bdi>Methods</bdi></h2>", html, StringComparison.Ordinal);
    }

    /// <summary>Whoever reads JSON misses nothing: each method of the text, with all that it assumes and its source.</summary>
    [Theory]
    [MemberData(nameof(Answers))]
    public void Json_says_of_methods_what_explain_says(string line)
    {
        var command = string.Format(CultureInfo.InvariantCulture, line, Scratch.InRepository("docs", "samples"));
        var said = Methods(JsonDocument.Parse(Judgestats.Line($"{command} --format json").Out).RootElement).Select(Lines).ToHashSet();
        var explained = Explained(Judgestats.Line($"{command} --explain").Out).ToArray();
        Assert.NotEmpty(explained);
        Assert.Empty(explained.Except(said));
    }

    // What stands under each name of a method: lines that are set in, down to the source.
    private static IEnumerable<string> Explained(string text) => MethodBlock().Matches(text).Select(match => match.Groups["lines"].Value);

    private static string Lines(JsonElement method)
    {
        var citation = method.GetProperty("citation");
        var link = citation.GetProperty("link").GetString() is { } address ? $" {address}" : "";
        var assumed = method.GetProperty("assumptions").EnumerateArray().Select(words => $"  assumes: {words.GetString()}\n");
        return $"{string.Concat(assumed)}  source: {PlainText.Ascii(citation.GetProperty("text").GetString()!)}{link}\n";
    }

    [GeneratedRegex("^Method: .+\n(?<lines>(?:  .+\n)*?  source: .+\n)", RegexOptions.Multiline)]
    private static partial Regex MethodBlock();

    [Fact]
    public void Every_command_with_a_method_is_among_the_answers() => Assert.Equal(
        HelpTests.Commands.Select(row => row.Data).Except(["doctor", "completion"]).Order(),
        Answers.Select(row => row.Data.Split(' ')[0]).Distinct().Order());

    // Every object that says what it assumes.
    private static IEnumerable<JsonElement> Methods(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => [.. json.TryGetProperty("assumptions", out _) ? [json] : Array.Empty<JsonElement>(),
            .. json.EnumerateObject().SelectMany(property => Methods(property.Value))],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Methods),
        _ => [],
    };

    /// <summary>Only text, JSON and documents in words have room.</summary>
    [Theory]
    [InlineData("csv")]
    [InlineData("latex")]
    [InlineData("svg")]
    [InlineData("junit")]
    [InlineData("otlp")]
    public void A_format_without_room_for_it_is_refused(string format) =>
        Judgestats.Line($"estimate {Counts} --explain --format {format}").IsRefused("--explain", format, "json");

    /// <summary>Where rows belong together no estimate says that they are independent, the judge's word neither.</summary>
    [Fact]
    public void Of_clusters_the_judges_word_says_what_is_said_of_clusters()
    {
        using var folder = new Scratch();
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => string.Create(CultureInfo.InvariantCulture,
            $"{i},{i / 3},{1 + (i % 5)},{(i % 2 == 0 ? (1 + ((i + (i % 4)) % 5)).ToString(CultureInfo.InvariantCulture) : "")}\n")));
        var file = folder.File("rows.csv", $"id,topic,verdict,label\n{rows}");
        var json = JsonDocument.Parse(Judgestats.Line(
            $"estimate {file} --measure score --range 1,5 --design random --cluster topic --format json").Out).RootElement;
        var estimates = json.GetProperty("results")[0].GetProperty("estimates").EnumerateArray().ToArray();
        Assert.Contains(estimates, one => one.TryGetProperty("pointOnly", out _));
        Assert.All(estimates, one =>
            Assert.Equal(Assumptions.IndependentItems.WordsOfClusters[0], one.GetProperty("assumptions")[0].GetString()));
    }

    /// <summary>The boards beside the answer, and ranks over papers.</summary>
    [Theory]
    [InlineData("rank {0}/battles.csv --a model_a --b model_b --tie tie,both_bad --design random", "beside", "bradley1952")]
    [InlineData("claims {0}/claims.csv --judge 0.9..1 --table", "ranks", "claims")]
    public void Json_of_boards_beside_an_answer_has_it_too(string line, string part, string key)
    {
        var command = string.Format(CultureInfo.InvariantCulture, line, Scratch.InRepository("docs", "samples"));
        var results = JsonDocument.Parse(Judgestats.Line($"{command} --format json").Out).RootElement.GetProperty("results");
        var boards = results.EnumerateArray().Where(result => result.TryGetProperty(part, out _)).Select(result => result.GetProperty(part))
            .SelectMany(board => board.ValueKind == JsonValueKind.Array ? board.EnumerateArray().ToArray() : [board]).ToArray();
        Assert.NotEmpty(boards);
        Assert.All(boards, board =>
        {
            Assert.True(board.GetProperty("assumptions").GetArrayLength() > 0);
            Assert.Equal(key, board.GetProperty("citation").GetProperty("key").GetString());
        });
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
            Judgestats.Draw(page, Screen.File));
    }
}
