using static LlmJudgeStats.Tool.Tests.DoctorAnswers;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Real judgments (shared/data). Skipped where the folder is absent.</summary>
public sealed class DoctorRealDataTests
{
    /// <summary>The example of the plan, line by line; further diagnostics of the estimate stand between.</summary>
    [Fact]
    public void The_example_of_nq301_is_printed()
    {
        var file = Find("nq301_qa.csv");
        var text = Text(file).Replace(file, "nq301_qa.csv", StringComparison.Ordinal);
        const string Begins =
            """
            Read as CSV: comma, UTF-8, 472201 bytes, 10641 rows, 9 columns

            column      role     values
            item_id     item id  1320; unique with judge and system
            system      system   12: ANCE-plus_FiD, Contriever_FiD, DPR, EMDR2, EviGen, ...
            judge       judge    3: gpt-4 (3547), davinci-003 (3547), BEM (3547)
            verdict     verdict  1/0: 6904 pass, 3726 fail, 11 missing
            truth       label    1/0: 7398 pass, 3243 fail
            cluster     cluster  301; 4.4 items each
            confidence  score    numbers, with BEM only
            annotators  -        10; named like a rater, but one for each item: not used
            cal         split    1 (2091), 0 (8550); keeps items and clusters whole

            judge        label pass:  passed  failed  missing   label fail:  passed  failed  missing
            gpt-4                       2143     323        0                   186     885       10
            davinci-003                 2163     303        0                   210     871        0
            BEM                         2039     427        0                   163     917        1

            warning LJS2003: item ids are repeated, up to 36 times: 3 judges x 12 systems
              -> --group judge,system
            warning LJS2014: all 11 missing verdicts are on answers that people failed
              -> leaving them out raises the rate by at most 0.1 points; 10 are gpt-4's

            """;
        Assert.StartsWith(Begins.ReplaceLineEndings("\n").TrimEnd('\n'), text, StringComparison.Ordinal);
        string[] further =
        [
            "note LJS2008: cluster has 301 values for 1320 items, and rows of one value agree: the 3537 verdicts of gpt-4 are about as "
                + "much evidence as 553 independent ones",
            "note LJS2016: every row has a label: the human rate is known, 69.5%; cal=1 (20%) can play the labels, the rest the unknown "
                + "truth",
            "  -> --calibration cal=1 --reveal",
            "Can be estimated: the corrected pass rate of 36 groups (judge x system), 220 to 242 test items and 51 to 59 labels each, and "
                + "its back-test.",
        ];
        Assert.All(further, line => Assert.Contains("\n" + line + "\n", text, StringComparison.Ordinal));
        Assert.EndsWith(
            "\n\njudgestats estimate nq301_qa.csv --group judge,system --calibration cal=1 --reveal\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arena_opus4.csv", "--group judge --calibration cal=1 --reveal")]
    [InlineData("llmbar_swap.csv", "--group judge,position --calibration cal=1 --reveal")]
    public void The_command_of_a_file_with_labels_everywhere_is_a_back_test(string file, string options) =>
        Assert.EndsWith($"{file} {options}", Json(Find(file)).GetProperty("next").GetString(), StringComparison.Ordinal);

    [Fact]
    public void Votes_with_ties_are_a_choice_between_three_commands_that_run()
    {
        var json = Json(Find("mtbench_pairs.csv"));
        Assert.Superset(new HashSet<string>(["LJS2009", "LJS3001"]), new HashSet<string>(Codes(json)));
        Assert.Equal("1232 items have 1751 votes: one verdict with several labels, not several verdicts",
            Finding(json, "LJS2009").GetProperty("message").GetString());
        Assert.Equal("438 of 1751 verdicts are ties: neither a win nor a loss",
            Finding(json, "LJS3001").GetProperty("message").GetString());
        var choices = Choices(json);
        Assert.Equal(3, choices.Length);
        // Of votes as they are, or of one label an item.
        var measured = Assert.Single(choices, command => command.Contains(" --measure preference", StringComparison.Ordinal));
        Assert.All(choices.Except([measured]), command => Assert.Contains(" --raters majority ", command, StringComparison.Ordinal));
        Assert.All(choices, command => Assert.Equal(1751, Run(command).GetProperty("rows").GetProperty("read").GetInt64()));
    }

    [Theory]
    [InlineData("rb2_repeats.csv", false, "LJS3002", "LJS2013")]
    [InlineData("cje_arena_scores.csv", true, "LJS3002", "LJS3011")]
    public void Scores_are_cut_or_their_mean_is_asked_for(string file, bool isLabelled, params string[] codes)
    {
        var json = Json(Find(file));
        Assert.Superset(new HashSet<string>(codes), new HashSet<string>(Codes(json)));
        var choices = Choices(json);
        Assert.Equal(isLabelled ? 2 : 1, choices.Length);
        Assert.Contains("'>=X'", choices[0], StringComparison.Ordinal);
        Assert.Equal(isLabelled, choices[^1].Contains(" --range ... --measure score", StringComparison.Ordinal));
    }

    private static string Find(string file)
    {
        var path = Scratch.InRepository("..", "shared", "data", file);
        if (!File.Exists(path)) Assert.Skip($"shared/data/{file} is not beside the repository");
        return path;
    }
}
