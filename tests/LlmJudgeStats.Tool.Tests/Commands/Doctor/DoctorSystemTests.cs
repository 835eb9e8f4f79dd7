using static LlmJudgeStats.Tool.Tests.DoctorAnswers;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Files with answers of several systems: no command makes one rate of them without a word.</summary>
public sealed class DoctorSystemTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>Each system has items of its own: its rate is that of its rows, 60 of which pass in s1 and 20 in s2.</summary>
    [Fact]
    public void Without_labels_each_system_has_a_rate()
    {
        var file = Write("id,model,verdict\n", i => $"i{i},s{i % 2},{(i / 2 < (i % 2 == 0 ? 60 : 20) ? 1 : 0)}\n", rows: 200);
        var json = Json(file);
        Assert.Equal($"judgestats estimate {file} --group model --method naive", json.GetProperty("next").GetString());
        var finding = Finding(json, "LJS2023");
        Assert.Equal("2 systems in model: each has a rate of its own", finding.GetProperty("message").GetString());
        Assert.Equal("--group model", finding.GetProperty("fix").GetString());
        var rates = Run(json.GetProperty("next").GetString()!).GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("estimates")[0].GetProperty("point").GetDouble());
        Assert.Equal([0.6, 0.2], rates);
    }

    /// <summary>Two columns say whose answer it is: neither is pooled.</summary>
    [Fact]
    public void Of_two_columns_of_systems_both_group()
    {
        var file = Write("id,model,variant,verdict\n", i => $"i{i},m{i % 2},v{i / 2 % 3},{i % 2}\n");
        Assert.EndsWith("--group model,variant --method naive", Json(file).GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    /// <summary>
    /// With labels the systems calibrate the judge together: that their rate is one is a warning, and the way out is run.
    /// </summary>
    [Theory]
    [InlineData(100, "--calibration cal=1 --reveal")]
    [InlineData(40, "")]
    public void With_labels_a_pool_is_a_warning(int labels, string options)
    {
        var file = Write("id,model,cal,verdict,label\n", i =>
            $"i{i},m{i % 2},{(i < 40 ? 1 : 0)},{i % 3 % 2},{(i < labels ? i % 2 : "")}\n", rows: 100);
        var finding = Finding(Json(file), "LJS2023");
        Assert.Equal("warning", finding.GetProperty("severity").GetString());
        Assert.Contains("together they have one rate", finding.GetProperty("message").GetString(), StringComparison.Ordinal);
        var line = Line(Text(file), "Each system by itself: ");
        Assert.Contains($"--group model {options}".TrimEnd(), line, StringComparison.Ordinal);
        Assert.Equal(2, Run(line).GetProperty("results").GetArrayLength());
    }

    /// <summary>What decides a question leaves the systems apart.</summary>
    [Fact]
    public void Metrics_by_themselves_are_those_of_each_system()
    {
        var choices = Choices(Json(Scratch.InRepository("docs", "samples", "criteria.csv")));
        Assert.EndsWith("--group model,criterion --id item", choices[^1], StringComparison.Ordinal);
        Assert.Equal(9, Run(choices[^1]).GetProperty("results").GetArrayLength());
    }

    /// <summary>Who groups by system has said it; of one system there is nothing to say.</summary>
    [Theory]
    [InlineData(2, "--group model")]
    [InlineData(1, "")]
    public void What_is_said_already_is_not_said(int systems, string options)
    {
        var file = Write("id,model,verdict,label\n", i => $"i{i},m{i % systems},{i % 3 % 2},{(i < 20 ? i % 2 : "")}\n");
        var json = Json([file, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.DoesNotContain(json.GetProperty("diagnostics").EnumerateArray(), one =>
            one.GetProperty("code").GetString() == "LJS2023" && one.GetProperty("severity").GetString() == "warning");
    }

    /// <summary>A benchmark: items are the ids, runs of one are a cluster, each system has a rate, and audit is named.</summary>
    [Fact]
    public void Systems_that_answered_the_same_items_are_a_benchmark()
    {
        var file = Write("system,item,run,score\n", i => $"s{i % 3},q{i / 3 % 20},{i / 60},{i / 7 % 2}\n", rows: 180);
        var text = Text(file);
        const string Options = "--verdict score --group system --id item --method naive";
        Assert.EndsWith($"\njudgestats estimate {file} {Options}\n", text, StringComparison.Ordinal);
        Assert.Equal($"judgestats audit {file}", Line(text, "Whether these items tell the systems apart: "));
        Assert.Contains("3 runs of 20 items", text, StringComparison.Ordinal);
    }

    /// <summary>Columns of a benchmark under other names, and judges whose scores would be repeated cells.</summary>
    [Theory]
    [InlineData("model,dataset,problem,passed", "--id problem --by model --benchmark dataset --score passed", ": ")]
    [InlineData("model,judge,id,verdict", "--where judge=d0 --id id --by model", ", by one judge: ")]
    public void An_audit_is_named_with_the_options_that_it_needs(string header, string options, string whose)
    {
        var file = Write(header + "\n", i => $"m{i % 3},d{i / 60},q{i / 3 % 20},{i / 7 % 2}\n", rows: 120);
        Assert.Equal($"judgestats audit {file} {options}", Line(Text(file), "Whether these items tell the systems apart" + whose));
    }

    /// <summary>A label is that of one answer: where systems share the ids, the key names the system, and labels are met.</summary>
    [Fact]
    public void The_key_of_a_label_says_whose_answer_it_is()
    {
        var file = Write("item_id,model,verdict\n", i => $"q{i / 3},m{i % 3},{i % 2}\n");
        var labels = _scratch.File("labels.csv",
            "item_id,model,label\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"q{i / 3},m{i % 3},{i / 3 % 2}\n")));
        var line = Line(Text(file), "With labels of people in a second file: ");
        Assert.EndsWith("--labels-file LABELS.csv --key item_id,model --group model", line, StringComparison.Ordinal);
        var run = Run(line.Replace("LABELS.csv", labels, StringComparison.Ordinal), "--design random");
        Assert.Equal(60, run.GetProperty("labels").GetProperty("matched").GetInt32());
    }

    /// <summary>Labels are planned for a group, not for all systems together.</summary>
    [Fact]
    public void Labels_are_planned_for_one_group()
    {
        var file = Write("id,model,verdict\n", i => $"i{i},m{(i < 300 ? 0 : 1)},{(i % 5 > 0 ? 1 : 0)}\n", rows: 450);
        var line = Text(file).Split('\n').Single(line => line.StartsWith("Labels correct it: ", StringComparison.Ordinal));
        Assert.StartsWith("Labels correct it: 120 in a group of 150 items would give", line, StringComparison.Ordinal);
        Assert.Contains("--items 150 ", line, StringComparison.Ordinal);
    }

    /// <summary>Of battles one rate is that of whoever stands first: rank is named, with the words of the file, and runs.</summary>
    [Theory]
    [InlineData("pass", "fail", "fail", "--win pass --loss fail")]
    [InlineData("win", "loss", "draw", "--win win --tie draw --loss loss")]
    public void Battles_have_a_scale(string win, string loss, string tie, string words)
    {
        string[] names = ["x", "y", "z"];
        string[] said = [win, loss, tie];
        var file = Write("id,model_a,model_b,verdict\n", i =>
            $"i{i},{names[i % 3]},{names[(i + 1 + (i / 3 % 2)) % 3]},{said[i / 2 % 3]}\n");
        var text = Text(file);
        Assert.Contains("LJS2023: each row compares two systems", text, StringComparison.Ordinal);
        var line = Line(text, "The systems on one scale: ");
        Assert.Equal($"judgestats rank {file} {words} --a model_a --b model_b", line);
        Assert.Equal(3, Run(line).GetProperty("results")[0].GetProperty("leaderboard").GetProperty("systems").GetArrayLength());
        Assert.DoesNotContain("--group model_a", text, StringComparison.Ordinal);
    }

    /// <summary>Words that name the winner: of two systems each has a win rate; of more no share of all rows is anybody's.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Words_that_name_systems_are_no_classes(int systems)
    {
        var file = Write("id,model_a,model_b,verdict,label\n", i =>
        {
            var (a, b) = ($"m{i % systems}", $"m{(i + 1) % systems}");
            return $"i{i},{a},{b},{(i / 2 % 3 == 0 ? a : i / 2 % 3 == 1 ? b : "tie")},{(i < 30 ? i / 3 % 2 == 0 ? a : b : "")}\n";
        });
        var json = Json(file);
        var measures = Choices(json).Where(command => command.Contains("--measure", StringComparison.Ordinal)).ToArray();
        if (systems == 2)
        {
            Assert.Equal([$"--win m0 --tie tie --loss m1", "--win m1 --tie tie --loss m0"],
                measures.Select(command => command[command.IndexOf("--win", StringComparison.Ordinal)..]));
            Assert.DoesNotContain("LJS2023", Codes(json));
            return;
        }
        Assert.Empty(measures);
        Assert.Contains("the names of 3 systems", Finding(json, "LJS2023").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static string Line(string text, string start) =>
        text.Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..];

    private string Write(string header, Func<int, string> row, int rows = 60) =>
        _scratch.File("systems.csv", header + string.Concat(Enumerable.Range(0, rows).Select(row)));
}
