using System.Globalization;
using System.Text;
using System.Text.Json;
using LlmJudgeStats.Monitoring;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>judgestats monitor: looks, alarms, anchors, judges that are replaced, and what is refused.</summary>
public sealed class MonitorTests : IDisposable
{
    private const string Ask = "--sequence day --planned-labels 100";

    private readonly Scratch _scratch = new();

    private static string Weekly => Scratch.InRepository("docs", "samples", "weekly.csv");

    private static string Anchors => Scratch.InRepository("docs", "samples", "anchors.csv");

    public void Dispose() => _scratch.Dispose();

    /// <summary>Detects looks at other labels, items that are counted too early, and any figure that is not the library's.</summary>
    [Fact]
    public void Looks_are_those_of_the_library()
    {
        var monitor = Monitor($"{Weekly} --sequence week --planned-labels 200 --every 25 --threshold 0.75", 0);
        var looks = monitor.GetProperty("looks").EnumerateArray().ToArray();
        Assert.Equal([30L, 55, 80, 105, 130, 155, 180], looks.Select(look => look.GetProperty("labels").GetInt64()));
        var state = MonitorState.Start(new() { PlannedLabels = 200 }, ValueRange.Unit, 2);
        var next = 0;
        // Of one week the items without a label come first.
        var rows = File.ReadLines(Weekly).Skip(1).Select(line => line.Split(','))
            .OrderBy(row => int.Parse(row[1], CultureInfo.InvariantCulture)).ThenBy(row => row[4].Length > 0).ToArray();
        var judged = new long[2];
        foreach (var row in rows)
        {
            var stratum = row[3] == "pass" ? 0 : 1;
            if (row[4].Length == 0)
            {
                judged[stratum]++;
                continue;
            }
            state = state with { Counts = state.Counts.WithLabelled(stratum, row[4] == "pass" ? 1 : 0) };
            if (state.Counts.Labels != looks[next].GetProperty("labels").GetInt64()) continue;
            state = state with { Counts = state.Counts.WithJudged(0, judged[0]).WithJudged(1, judged[1]) };
            judged = new long[2];
            state = state.Look();
            Assert.Equal(state.Latest!.Lower, looks[next].GetProperty("lower").GetDouble());
            Assert.Equal(state.Latest.Upper, looks[next].GetProperty("upper").GetDouble());
            Assert.Equal(state.Latest.HighestLower, looks[next].GetProperty("highestLower").GetDouble());
            Assert.Equal(state.Latest.Point!.Value, looks[next].GetProperty("point").GetDouble());
            if (++next == looks.Length) break;
        }
        Assert.Equal(looks.Length, next);
    }

    /// <summary>The file in any order: the sequence makes the order, by number and not by letters.</summary>
    [Fact]
    public void The_sequence_makes_the_order()
    {
        var lines = File.ReadLines(Weekly).ToArray();
        // Weeks as they stand within themselves, the last week first.
        var turned = lines.Skip(1).GroupBy(line => line.Split(',')[1]).Reverse().SelectMany(week => week);
        var file = _scratch.File("turned.csv", string.Join('\n', turned.Prepend(lines[0])));
        const string Options = "--sequence week --planned-labels 200";
        Assert.Equal(Monitor($"{Weekly} {Options}", 0).GetRawText(), Monitor($"{file} {Options}", 0).GetRawText());
    }

    /// <summary>Labels of a week are a sample of that week: where its other rows stand in the file makes no difference.</summary>
    [Fact]
    public void Rows_of_one_place_have_no_order()
    {
        var lines = File.ReadLines(Weekly).ToArray();
        var labelledFirst = lines.Skip(1).OrderBy(line => line.EndsWith(',')).Prepend(lines[0]);
        var file = _scratch.File("first.csv", string.Join('\n', labelledFirst));
        const string Options = "--sequence week --planned-labels 200";
        Assert.Equal(Monitor($"{Weekly} {Options}", 0).GetRawText(), Monitor($"{file} {Options}", 0).GetRawText());
        Assert.DoesNotContain("LJS1127", Judgestats.Line($"monitor {Weekly} {Options}").Out, StringComparison.Ordinal);
    }

    /// <summary>Items after the last label are in no look, and that is said.</summary>
    [Fact]
    public void Items_after_the_last_label_are_said()
    {
        var file = _scratch.File("after.csv", File.ReadAllText(Weekly) + "w13-1,13,v2,pass,\nw13-2,13,v2,fail,\n");
        const string Options = "--sequence week --planned-labels 200";
        Assert.Equal(Monitor($"{Weekly} {Options}", 0).GetProperty("looks").GetRawText(),
            Monitor($"{file} {Options}", 0).GetProperty("looks").GetRawText());
        var text = Judgestats.Line($"monitor {file} {Options}").Out;
        Assert.Contains("LJS1127", text, StringComparison.Ordinal);
        Assert.Contains("In no look: 2 items", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_says_that_scores_need_bands()
    {
        var help = Judgestats.Line("monitor --help").Out;
        Assert.Contains("--bands", help, StringComparison.Ordinal);
        Assert.DoesNotContain("labelled items]", help, StringComparison.Ordinal);
        Assert.DoesNotContain("score, confidence", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--threshold 0.75", 0, "watching", null)]
    [InlineData("--threshold 0.9", 1, "alarm-system", 100L)]
    [InlineData("--threshold 0.5 --side at-most", 1, "alarm-system", 40L)]
    [InlineData("--where week=1", 2, "watching", null)]
    [InlineData("--threshold 0.75 --anchors {anchors} --baseline first", 1, "alarm-judge", null)]
    [InlineData("--threshold 0.9 --anchors {anchors} --baseline first", 1, "both", 100L)]
    public void States_and_exit_codes(string options, int exit, string state, long? first)
    {
        var given = options.Replace("{anchors}", Anchors, StringComparison.Ordinal);
        var monitor = Monitor($"{Weekly} --sequence week --planned-labels 200 {given}", exit);
        Assert.Equal(state, monitor.GetProperty("state").GetString());
        var alarm = monitor.GetProperty("firstAlarm");
        Assert.Equal(first, alarm.ValueKind == JsonValueKind.Null ? null : alarm.GetInt64());
    }

    /// <summary>The anchors say nothing of the system: its figures are the same to the last digit with them and without.</summary>
    [Fact]
    public void Anchors_are_never_counted_with_the_items()
    {
        const string Options = "--sequence week --planned-labels 200";
        var alone = Monitor($"{Weekly} {Options}", 0).GetProperty("looks").EnumerateArray().ToArray();
        var with = Monitor($"{Weekly} {Options} --anchors {Anchors} --baseline first", 1);
        var beside = with.GetProperty("looks").EnumerateArray().ToArray();
        Assert.Equal(alone.Length, beside.Length);
        foreach (var (one, other) in alone.Zip(beside))
        {
            foreach (var name in new[] { "labels", "point", "lower", "upper" })
                Assert.Equal(one.GetProperty(name).GetRawText(), other.GetProperty(name).GetRawText());
        }
        // A run stands beside the first look after it: that of week 3 beside the looks of weeks 3 to 5.
        Assert.Equal(JsonValueKind.Null, beside[0].GetProperty("judgePValue").ValueKind);
        Assert.Equal(0.75, beside[1].GetProperty("judgePValue").GetDouble(), 1e-12);
        Assert.Equal(6 * 0.05 / (Math.PI * Math.PI), beside[1].GetProperty("judgeAlpha").GetDouble(), 1e-12);
        var looks = with.GetProperty("anchors").GetProperty("looks").EnumerateArray().ToArray();
        Assert.Equal([false, false, true, true], looks.Select(look => look.GetProperty("alarm").GetBoolean()));
        Assert.Equal(3, with.GetProperty("anchors").GetProperty("firstAlarm").GetInt32());
        Assert.Equal(Math.Pow(0.5, 12), looks[2].GetProperty("pValue").GetDouble(), 1e-12);
    }

    [Fact]
    public void Anchors_among_the_items_are_refused()
    {
        var file = _scratch.File("mixed.csv", File.ReadAllText(Weekly) + "anchor-3,12,v2,pass,pass\nanchor-7,12,v2,pass,\n");
        Judgestats.Line($"monitor {file} --sequence week --planned-labels 200 --anchors {Anchors} --baseline first")
            .IsRefused("LJS1125", "2 anchors", "anchor-3", "--where");
    }

    /// <summary>The ids of FILE may have another name than those of the anchors; without ids it is said that nobody looked.</summary>
    [Fact]
    public void Anchors_are_looked_for_under_the_name_of_the_ids_of_the_file()
    {
        const string Added = "anchor-3,12,v2,pass,pass\n";
        var options = $"--sequence week --planned-labels 200 --anchors {Anchors} --baseline first";
        var file = _scratch.File("named.csv", "item_" + File.ReadAllText(Weekly) + Added);
        Judgestats.Line($"monitor {file} {options}").IsRefused("LJS1125", "1 anchors", "anchor-3");
        var nameless = _scratch.File("nameless.csv", "nr" + File.ReadAllText(Weekly)["id".Length..] + Added);
        Assert.Contains("LJS1125", Judgestats.Line($"monitor {nameless} {options}").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("LJS1125", Judgestats.Line($"monitor {Weekly} {options}").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_anchors_are_refused()
    {
        var lines = File.ReadLines(Anchors).ToList();
        lines.RemoveAll(line => line.StartsWith("anchor-5,6,", StringComparison.Ordinal));
        lines = [.. lines.Select(line => line.StartsWith("anchor-8,6,fail", StringComparison.Ordinal)
            ? line.Replace(",6,fail", ",6,pass", StringComparison.Ordinal) : line)];
        var file = _scratch.File("others.csv", string.Join('\n', lines));
        Judgestats.Line($"monitor {Weekly} --sequence week --planned-labels 200 --anchors {file} --baseline first")
            .IsRefused("LJS1108", "1 missing (anchor-5)", "1 with another label (anchor-8)", "'6'");
    }

    /// <summary>Anchors without the column of the sequence are one run, beside the last look.</summary>
    [Fact]
    public void Anchors_of_one_run_need_no_sequence()
    {
        var rows = File.ReadLines(Anchors).Where(line => line.Contains(",12,", StringComparison.Ordinal))
            .Select(line => line.Replace(",12,", ",", StringComparison.Ordinal));
        var file = _scratch.File("one.csv", string.Join('\n', rows.Prepend("id,label,verdict,first")));
        var monitor = Monitor($"{Weekly} --sequence week --planned-labels 200 --anchors {file} --baseline first", 1);
        Assert.Equal(Math.Pow(0.5, 14), monitor.GetProperty("looks").EnumerateArray().Last().GetProperty("judgePValue").GetDouble(), 1e-12);
        Assert.Equal(1, monitor.GetProperty("anchors").GetProperty("looks").GetArrayLength());
    }

    /// <summary>A new judge begins a new series: its looks are those of a file with its rows alone.</summary>
    [Fact]
    public void A_replaced_judge_begins_a_new_series()
    {
        const string Options = "--sequence week --planned-labels 200";
        var both = Monitor($"{Weekly} {Options} --judge judge_version", 0);
        var looks = both.GetProperty("looks").EnumerateArray().ToArray();
        foreach (var judge in new[] { "v1", "v2" })
        {
            var alone = Monitor($"{Weekly} {Options} --where judge_version={judge}", 0).GetProperty("looks").EnumerateArray();
            Assert.Equal(
                alone.Select(look => look.GetProperty("lower").GetRawText()),
                looks.Where(look => look.GetProperty("judge").GetString() == judge).Select(look => look.GetProperty("lower").GetRawText()));
        }
        var periods = both.GetProperty("periods").EnumerateArray().ToArray();
        Assert.Equal(12, periods.Length);
        Assert.Equal([8, 4], periods.CountBy(period => period.GetProperty("series").GetInt32()).Select(pair => pair.Value));
        var picture = Judgestats.Line($"monitor {Weekly} {Options} --judge judge_version --format svg").Out;
        Assert.Contains("12 periods, 1 changes of the judge", picture, StringComparison.Ordinal);
        Assert.Contains(">v2<", picture, StringComparison.Ordinal);
        var text = Judgestats.Line($"monitor {Weekly} {Options} --judge judge_version").Out;
        Assert.Contains("LJS1126", text, StringComparison.Ordinal);
        Assert.Contains("after 60 labels of judge v2", text, StringComparison.Ordinal);
        // Without --judge it is said that judges are counted as one.
        var asOne = Judgestats.Line($"monitor {Weekly} {Options}").Out;
        Assert.Contains("LJS2020", asOne, StringComparison.Ordinal);
        Assert.Contains("--judge COL", asOne, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_need_bands_and_preferences_their_words()
    {
        var scores = new StringBuilder("day,verdict,label\n");
        var pairs = new StringBuilder("day,verdict,label\n");
        for (var i = 0; i < 60; i++)
        {
            scores.Append(CultureInfo.InvariantCulture, $"{i:D2},{i % 10},{1 + (i % 5)}\n");
            pairs.Append(CultureInfo.InvariantCulture, $"{i:D2},{"ABT"[i % 3]},{"AABTB"[i % 5]}\n");
        }
        var file = _scratch.File("scores.csv", scores.ToString());
        var monitor = Monitor($"{file} {Ask} --measure score --range 1,5 --bands 3,6 --threshold 2.5", 0);
        var labels = monitor.GetProperty("looks").EnumerateArray().Select(look => look.GetProperty("labels").GetInt64());
        Assert.Equal([30L, 40, 50, 60], labels);
        Assert.Equal(3, monitor.GetProperty("looks")[3].GetProperty("point").GetDouble(), 0.3);
        Assert.Equal(0, monitor.GetProperty("periods").GetArrayLength());
        Judgestats.Line($"monitor {file} {Ask} --measure score --range 1,5").IsRefused("--bands");
        Judgestats.Line($"monitor {file} {Ask} --measure score --range 1,5 --bands 3 --anchors {file} --baseline verdict")
            .IsRefused("OfScores");
        var battles = Monitor($"{_scratch.File("pairs.csv", pairs.ToString())} {Ask} --measure preference --win A --tie T --loss B", 0);
        Assert.Equal(0.5, battles.GetProperty("looks")[3].GetProperty("point").GetDouble(), 0.1);
    }

    [Fact]
    public void The_exact_interval_is_wider()
    {
        const string Options = "--sequence week --planned-labels 200 --every 60";
        var looks = Monitor($"{Weekly} {Options}", 0).GetProperty("looks").EnumerateArray();
        var exact = Monitor($"{Weekly} {Options} --interval mixture-profile", 0).GetProperty("looks").EnumerateArray();
        foreach (var (one, other) in looks.Zip(exact))
            Assert.True(one.GetProperty("lower").GetDouble() > other.GetProperty("lower").GetDouble());
    }

    [Theory]
    [InlineData("{weekly} --planned-labels 200", "--sequence COL")]
    [InlineData("{weekly} --sequence week", "--planned-labels M")]
    [InlineData("{weekly} --sequence nothing --planned-labels 200", "nothing")]
    [InlineData("{weekly} --sequence week --planned-labels 0", "--planned-labels 0")]
    [InlineData("{weekly} --sequence week --planned-labels 200 --threshold 75", "--threshold 75", "0 to 1")]
    [InlineData("{weekly} --sequence week --planned-labels 200 --side at-most", "--threshold T")]
    [InlineData("{weekly} --sequence week --planned-labels 200 --threshold 0.8 --side above", "at-least or at-most")]
    [InlineData("{weekly} --sequence week --planned-labels 200 --every 0", "--every 0")]
    [InlineData("{weekly} --sequence week --planned-labels 200 --design external", "random", "by-verdict")]
    [InlineData("{weekly} --sequence week --planned-labels 200 --measure class", "--pass CLASS")]
    [InlineData("{weekly} --sequence week --planned-labels 200 --measure votes", "rate, score, preference")]
    [InlineData("{weekly} --sequence week --planned-labels 200 --interval wilson", "anytime-profile and mixture-profile")]
    [InlineData("{weekly} --sequence week --planned-labels 200 --anchors {anchors}", "--baseline COL")]
    [InlineData("{weekly} --sequence week --planned-labels 200 --baseline first", "--anchors FILE")]
    [InlineData("{weekly} --sequence week --planned-labels 200 --anchors - --baseline first", "standard input")]
    [InlineData("{weekly} --sequence week --planned-labels 200 --anchors {anchors} --baseline nothing", "nothing")]
    [InlineData("{weekly} --sequence week --planned-labels 200 --bands 3", "--bands", "not of --measure rate")]
    [InlineData("{weekly} --sequence week --planned-labels 200 --measure preference --interval mixture-profile", "pass rate only")]
    public void What_cannot_be_is_refused(string line, params string[] parts) => Judgestats.Line("monitor " + line
        .Replace("{weekly}", Weekly, StringComparison.Ordinal).Replace("{anchors}", Anchors, StringComparison.Ordinal)).IsRefused(parts);

    [Fact]
    public void Repeated_items_and_items_without_a_verdict_are_said()
    {
        var rows = new StringBuilder("id,day,verdict,label\n");
        for (var i = 0; i < 40; i++)
        {
            var verdict = i % 8 == 0 ? "" : i % 3 == 0 ? "fail" : "pass";
            rows.Append(CultureInfo.InvariantCulture, $"{i % 30},{i},{verdict},pass\n");
        }
        var file = _scratch.File("repeated.csv", rows.ToString());
        Assert.Contains("LJS1056", Judgestats.Line($"monitor {file} {Ask}").Out, StringComparison.Ordinal);
        Judgestats.Line($"monitor {file} {Ask} --interval mixture-profile").IsRefused("no verdict", "anytime-profile");
        var unplaced = _scratch.File("unplaced.csv", "id,day,verdict,label\n1,1,pass,pass\n2,,fail,fail\n");
        Judgestats.Line($"monitor {unplaced} {Ask}").IsRefused("--sequence day", "1 rows have an empty cell");
    }

    [Theory]
    [InlineData("html")]
    [InlineData("markdown")]
    [InlineData("latex")]
    [InlineData("csv")]
    [InlineData("junit")]
    [InlineData("github")]
    [InlineData("svg")]
    public void Every_format_holds_the_looks(string format)
    {
        var answer = Judgestats.Line($"monitor {Weekly} --sequence week --planned-labels 200 --threshold 0.9 --anchors {Anchors} "
            + $"--baseline first --judge judge_version --format {format}");
        Assert.Equal((1, ""), (answer.Exit, answer.Error));
        if (format is not ("csv" or "svg")) Assert.Contains("broke its promise", answer.Out, StringComparison.Ordinal);
        if (format == "html") Assert.Contains("changes of the judge", answer.Out, StringComparison.Ordinal);
        if (format == "csv") Assert.Equal(15, answer.Out.TrimEnd().Split('\n').Length);
        var early = Judgestats.Line($"monitor {Weekly} --sequence week --planned-labels 200 --where week=1 --format {format}");
        Assert.Equal((2, ""), (early.Exit, early.Error));
    }

    private static JsonElement Monitor(string line, int exit)
    {
        var answer = Judgestats.Line($"monitor {line} --format json");
        Assert.Equal((exit, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        return document.RootElement.GetProperty("results")[0].GetProperty("monitor").Clone();
    }
}
