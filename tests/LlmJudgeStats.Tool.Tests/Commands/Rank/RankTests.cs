using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>judgestats rank: figures of other code, what it refuses, and names from files.</summary>
public sealed class RankTests : IDisposable
{
    private const string Columns = "--a first --b second";

    private static readonly string s_sample = Scratch.InRepository("docs", "samples", "battles.csv");

    private readonly Scratch _scratch = new();

    private static string Sample => $"rank {s_sample} --a model_a --b model_b --tie tie,both_bad";

    public void Dispose() => _scratch.Dispose();

    /// <summary>Detects a battle that is read the wrong way round, and any figure that is not the library's.</summary>
    [Fact]
    public void Corrected_strengths_differences_and_ranks_are_those_of_other_code()
    {
        var (input, expected) = Reference("strengths/bt-corrected-1");
        var rows = new StringBuilder("first,second,verdict,label\n");
        for (var again = 0; again < input.GetProperty("repeated").GetInt32(); again++)
        {
            foreach (var battle in input.GetProperty("battles").EnumerateArray())
                rows.Append(CultureInfo.InvariantCulture, $"s{battle[0]},s{battle[1]},{battle[2]},{Cell(battle[3])}\n");
        }
        var board = Board($"rank {_scratch.File("rows.csv", rows.ToString())} {Columns} --design random");
        for (var system = 0; system < 4; system++)
        {
            var shown = SystemOf(board, $"s{system}");
            Assert.Equal(expected.GetProperty("strengths")[system].GetDouble(), shown.GetProperty("strength").GetDouble(), 1e-10);
            var ranks = expected.GetProperty("ranks")[system];
            Assert.Equal(ranks[0].GetInt32(), shown.GetProperty("rankLower").GetInt32());
            Assert.Equal(ranks[1].GetInt32(), shown.GetProperty("rankUpper").GetInt32());
        }
        var differences = board.GetProperty("differences").EnumerateArray().ToArray();
        Assert.Equal(6, differences.Length);
        foreach (var one in expected.GetProperty("differences").EnumerateArray())
        {
            var shown = differences.Single(two =>
                two.GetProperty("a").GetString() == $"s{one[0]}" && two.GetProperty("b").GetString() == $"s{one[1]}");
            string[] names = ["difference", "standardError", "lower", "upper"];
            for (var i = 0; i < names.Length; i++) Assert.Equal(one[i + 2].GetDouble(), shown.GetProperty(names[i]).GetDouble(), 1e-10);
        }
    }

    /// <summary>Detects labels and verdicts that change places, and a model that is not the one that was asked for.</summary>
    [Theory]
    [InlineData("strengths/bradley-terry-1", "")]
    [InlineData("strengths/bradley-terry-2", "")]
    [InlineData("strengths/davidson-1", "--model davidson")]
    [InlineData("strengths/davidson-2", "--model davidson")]
    public void Verdicts_or_labels_alone_give_the_strengths_of_other_code(string id, string model)
    {
        var (input, expected) = Reference(id);
        string[] outcomes = [.. Outcomes(input)];
        string verdicts = "first,second,verdict\n" + string.Join('\n', outcomes);
        string labels = "first,second,verdict,label\n" + string.Join('\n', outcomes.Select(one => one.Insert(one.LastIndexOf(','), ",")));
        var judged = Board($"rank {_scratch.File("verdicts.csv", verdicts)} {Columns} {model}");
        Assert.Equal("verdicts-only", judged.GetProperty("source").GetString());
        Assert.Equal(["Uncorrected"], judged.GetProperty("warnings").EnumerateArray().Select(one => one.GetString()));
        var labelled = Board($"rank {_scratch.File("labels.csv", labels)} {Columns} {model}");
        Assert.Equal(model.Length > 0 ? "labels-only" : "corrected", labelled.GetProperty("source").GetString());
        foreach (var board in (JsonElement[])[judged, labelled])
        {
            var strengths = expected.GetProperty("strengths").EnumerateArray().ToArray();
            for (var system = 0; system < strengths.Length; system++)
                Assert.Equal(strengths[system].GetDouble(), SystemOf(board, $"s{system}").GetProperty("strength").GetDouble(), 1e-8);
        }
    }

    /// <summary>Between two systems the corrected board is the corrected win rate, which another kernel finds.</summary>
    [Theory]
    [InlineData("random")]
    [InlineData("by-verdict")]
    public void Of_two_systems_it_is_the_win_rate(string design)
    {
        var rows = new StringBuilder("first,second,verdict,label\n");
        foreach (var (verdict, label, count) in ((string, string, int)[])[
            ("1", "1", 20), ("1", "0.5", 3), ("1", "0", 7), ("1", "", 90),
            ("0.5", "1", 6), ("0.5", "0.5", 8), ("0.5", "0", 3), ("0.5", "", 40),
            ("0", "1", 2), ("0", "0.5", 4), ("0", "0", 18), ("0", "", 30)])
        {
            for (var i = 0; i < count; i++) rows.Append(CultureInfo.InvariantCulture, $"x,y,{verdict},{label}\n");
        }
        var file = _scratch.File("rows.csv", rows.ToString());
        var rate = Judgestats.Json($"{file} --measure preference --design {design}").GetProperty("results")[0].GetProperty("estimates")[0];
        var board = Board($"rank {file} {Columns} --design {design}");
        var difference = board.GetProperty("differences")[0];
        Assert.Equal("x", difference.GetProperty("a").GetString());
        Assert.Equal(rate.GetProperty("point").GetDouble(), difference.GetProperty("winProbability").GetDouble(), 1e-9);
    }

    /// <summary>Detects clusters that are lost, or that move a point.</summary>
    [Fact]
    public void Clusters_change_standard_errors_and_nothing_else()
    {
        var clustered = Board($"{Sample} --design random");
        var alone = Board($"{Sample} --design random --cluster none");
        Assert.Equal(239, clustered.GetProperty("degreesOfFreedom").GetInt32());
        Assert.Equal(719, alone.GetProperty("degreesOfFreedom").GetInt32());
        foreach (var system in clustered.GetProperty("systems").EnumerateArray())
        {
            var same = SystemOf(alone, system.GetProperty("name").GetString()!);
            Assert.Equal(system.GetProperty("strength").GetDouble(), same.GetProperty("strength").GetDouble());
            Assert.NotEqual(system.GetProperty("standardError").GetDouble(), same.GetProperty("standardError").GetDouble());
        }
    }

    /// <summary>Detects repeats that are taken for independent without a word.</summary>
    [Fact]
    public void Repeats_that_are_taken_for_independent_are_said()
    {
        Assert.Contains("LJS1056", Judgestats.Line($"{Sample} --design random --cluster none").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("LJS1056", Judgestats.Line($"{Sample} --design random").Out, StringComparison.Ordinal);
    }

    /// <summary>The judge puts the verbose system above one that people prefer; labels put it back.</summary>
    [Fact]
    public void What_the_judge_favours_is_corrected_and_stands_beside()
    {
        var answer = Judgestats.Line($"{Sample} --design random --format json");
        var result = JsonDocument.Parse(answer.Out).RootElement.GetProperty("results")[0];
        var beside = result.GetProperty("beside").EnumerateArray().ToArray();
        Assert.Equal(["labels-only", "verdicts-only"], beside.Select(board => board.GetProperty("source").GetString()));
        Assert.True(IsAbove(beside[1], "verbose", "tuned-2"));
        Assert.True(IsAbove(result.GetProperty("leaderboard"), "tuned-2", "verbose"));
        var systems = result.GetProperty("leaderboard").GetProperty("systems").EnumerateArray();
        Assert.Equal(2 * 720, systems.Sum(one => one.GetProperty("battles").GetInt32()));

        static bool IsAbove(JsonElement board, string first, string second) =>
            SystemOf(board, first).GetProperty("strength").GetDouble() > SystemOf(board, second).GetProperty("strength").GetDouble();
    }

    /// <summary>Detects a scale of Elo points that is not the one of odds.</summary>
    [Fact]
    public void Elo_points_are_odds_of_ten_to_one_for_400()
    {
        var rows = string.Concat(Enumerable.Repeat("x,y,1\n", 100)) + string.Concat(Enumerable.Repeat("x,y,0\n", 10));
        var text = Judgestats.Line($"rank {_scratch.File("rows.csv", "first,second,verdict\n" + rows)} {Columns} --elo --pairs").Out;
        Assert.Contains("x           1.15  1200", text, StringComparison.Ordinal);
        Assert.Contains("y          -1.15   800", text, StringComparison.Ordinal);
        Assert.Matches("x  y +400 ", text);
        Assert.Contains("90.9%", text, StringComparison.Ordinal);
    }

    /// <summary>Data that say nothing are no error: the answer says so, and what to do.</summary>
    [Fact]
    public void A_system_that_wins_all_has_no_strength_and_the_reason_is_given()
    {
        var file = _scratch.File("rows.csv", "first,second,verdict\n" + string.Concat(Enumerable.Repeat("x,y,1\n", 20)));
        var answer = Judgestats.Line($"rank {file} {Columns}");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.Contains("do not determine the strengths of 2 systems", answer.Out, StringComparison.Ordinal);
        Assert.Contains("LJS1001", answer.Out, StringComparison.Ordinal);
        Assert.Contains("'x', 'y' has no end", answer.Out, StringComparison.Ordinal);
        var json = Judgestats.Line($"rank {file} {Columns} --format json").Out;
        Assert.DoesNotMatch("(?i)\\b(NaN|Infinity)\\b", json);
        Assert.Equal(0, Judgestats.Line($"rank {file} {Columns} --format html --pairs").Exit);
    }

    [Fact]
    public void Labels_everywhere_need_no_design_and_groups_have_a_board_each()
    {
        var file = _scratch.File("rows.csv", "g,first,second,verdict,label\n" + string.Concat(Enumerable.Repeat(
            "p,x,y,1,1\np,y,x,1,0.5\np,x,y,0,0\nq,y,x,1,1\nq,x,y,0,1\nq,y,x,0,0\nq,y,x,1,1\n", 12)));
        var answer = Judgestats.Line($"rank {file} {Columns} --group g --format json");
        var results = JsonDocument.Parse(answer.Out).RootElement.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(["p", "q"], results.Select(result => result.GetProperty("group").GetProperty("g").GetString()));
        Assert.Equal(["x", "y"], results.Select(result =>
            result.GetProperty("leaderboard").GetProperty("systems")[0].GetProperty("name").GetString()).Order());
    }

    /// <summary>Hidden labels do not count: with those of one question in use, every other battle is unlabelled.</summary>
    [Fact]
    public void Labels_outside_the_calibration_are_hidden()
    {
        var file = _scratch.File("rows.csv", "first,second,verdict,label,cal\n" + string.Concat(Enumerable.Repeat(
            "x,y,1,1,1\nx,y,0,0,1\nx,y,0.5,0.5,1\nx,y,1,0,0\nx,y,0,1,0\n", 20)));
        var board = Board($"rank {file} {Columns} --design random --calibration cal=1");
        Assert.Equal(60, SystemOf(board, "x").GetProperty("labels").GetInt32());
    }

    [Theory]
    [InlineData("", "a battle is between two systems", "--a COL --b COL")]
    [InlineData("--a first", "a battle is between two systems")]
    [InlineData("--a first --b first", "stand in two columns")]
    [InlineData("--a first --b third", "there is no column 'third'", "'first', 'second', 'verdict', 'label'", "LJS4014")]
    [InlineData(Columns, "2 of 4 battles have a label", "--design random", "by-verdict")]
    [InlineData(Columns + " --design external", "--design external", "label some of these very battles")]
    [InlineData(Columns + " --design sometimes", "no such design", "random or by-verdict")]
    [InlineData(Columns + " --design by-verdict --model davidson", "--model bradley-terry corrects for that")]
    [InlineData(Columns + " --model elo", "no such model", "bradley-terry or davidson")]
    [InlineData(Columns + " --label label,verdict", "a battle has one label")]
    [InlineData(Columns + " --design random --win w", "lines 2, ", "'1' is no ", "allowed are w for a win", "--win, --tie, --loss")]
    [InlineData(Columns + " --level 2", "--level")]
    [InlineData(Columns + " --format meai", "--format meai")]
    public void Errors_say_what_was_given_and_what_to_do(string options, params string[] parts)
    {
        var file = _scratch.File("rows.csv", "first,second,verdict,label\nx,y,1,1\ny,z,0,\nz,x,0.5,0.5\nx,z,1,\n");
        Judgestats.Line($"rank {file} {options}").IsRefused(parts);
    }

    [Theory]
    [InlineData("x,x,1", "line 3", "the system 'x' meets itself")]
    [InlineData("x, x ,1", "line 3", "the system 'x' meets itself")]
    [InlineData("x,,1", "line 3", "'second'", "a system has no name")]
    [InlineData(",x,1", "line 3", "'first'", "a system has no name")]
    public void A_battle_is_between_two_systems(string row, params string[] parts) =>
        Judgestats.Line($"rank {_scratch.File("rows.csv", $"first,second,verdict\nx,y,1\n{row}\ny,x,1\n")} {Columns}")
            .IsRefused([.. parts, "a battle is between two systems", "LJS4020"]);

    [Fact]
    public void A_column_of_ids_is_no_column_of_systems()
    {
        var rows = string.Concat(Enumerable.Range(0, 501).Select(i => string.Create(CultureInfo.InvariantCulture, $"s{i},s{i + 1},1\n")));
        var file = _scratch.File("rows.csv", "first,second,verdict\n" + rows);
        Judgestats.Line($"rank {file} {Columns}").IsRefused("502 systems", "at most 500");
    }

    /// <summary>Names are data: no formula, no markup, no control character and no option of ours comes out of them.</summary>
    [Theory]
    [InlineData("text")]
    [InlineData("csv")]
    [InlineData("html")]
    [InlineData("markdown")]
    [InlineData("json")]
    [InlineData("svg")]
    public void Names_of_systems_are_data(string format)
    {
        const string Formula = "=1+cmd|' /C calc'!A0";
        const string Markup = "<script>alert(1)</script>";
        const string Property = "`SystemColumns`\u001b[31m";
        var rows = string.Concat(Enumerable.Repeat($"{Formula},{Markup},1\n{Markup},{Property},1\n{Property},{Formula},1\n", 3));
        var file = _scratch.File("rows.csv", "first,second,verdict\n" + rows);
        var answer = Judgestats.Line($"rank {file} {Columns} --pairs --format {format}");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.DoesNotContain('\u001b', format == "csv" ? "" : answer.Out);
        Assert.DoesNotContain("--a and --b", answer.Out, StringComparison.Ordinal);
        if (format is "html" or "svg" or "markdown") Assert.DoesNotContain("<script>alert", answer.Out, StringComparison.Ordinal);
        if (format is "csv") Assert.DoesNotContain(",=1+cmd", answer.Out, StringComparison.Ordinal);
        if (format is "csv") Assert.Contains(",'=1+cmd", answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Every_culture_gives_the_same_bytes(string culture)
    {
        foreach (var format in (string[])["text", "json", "csv", "html"])
        {
            var line = $"{Sample} --design random --pairs --elo --format {format}";
            Assert.Equal(Judgestats.Line(line), Scratch.InCulture(culture, () => Judgestats.Line(line)));
        }
    }

    private static string Cell(JsonElement value) => value.ValueKind is JsonValueKind.Null ? "" : value.GetRawText();

    // Wins of the row's system over the column's; ties above the diagonal.
    private static IEnumerable<string> Outcomes(JsonElement input)
    {
        var wins = input.GetProperty("wins");
        var hasTies = input.TryGetProperty("ties_upper", out var ties);
        for (var i = 0; i < wins.GetArrayLength(); i++)
        {
            for (var j = 0; j < wins.GetArrayLength(); j++)
            {
                var pair = string.Create(CultureInfo.InvariantCulture, $"s{i},s{j},");
                for (var won = 0; won < wins[i][j].GetDouble(); won++) yield return pair + "1";
                for (var tied = 0; hasTies && j > i && tied < ties[i][j].GetDouble(); tied++) yield return pair + "0.5";
            }
        }
    }

    private static (JsonElement Input, JsonElement Expected) Reference(string id)
    {
        var file = Scratch.InRepository("tests", "reference", "strengths", "catalogue.json");
        var all = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        var one = all.EnumerateArray().Single(reference => reference.GetProperty("id").GetString() == id);
        return (one.GetProperty("input"), one.GetProperty("expect"));
    }

    private static JsonElement Board(string line)
    {
        var answer = Judgestats.Line(line + " --format json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        return JsonDocument.Parse(answer.Out).RootElement.GetProperty("results")[0].GetProperty("leaderboard");
    }

    private static JsonElement SystemOf(JsonElement board, string name) =>
        board.GetProperty("systems").EnumerateArray().Single(system => system.GetProperty("name").GetString() == name);
}
