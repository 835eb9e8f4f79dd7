using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Evidence from a file: what is read, that every row is accounted for, and what a bad file gets.</summary>
public sealed class FileTests : IDisposable
{
    // Per system: 4 labelled rows (2 human passes, 2 human fails), 3 test rows; one label without verdict, one empty row.
    private const string Rows =
        """
        item_id,system,verdict,truth,cal
        1,a,1,1,1
        2,a,1,1,1
        3,a,0,0,1
        4,a,0,0,1
        5,a,1,,0
        6,a,0,,0
        7,a,1,0,0
        8,a,,1,1
        9,b,,,0
        10,b,pass,1,1
        """;

    private readonly Scratch _scratch = new();

    /// <summary>Labels in words that the tool does not know, beside verdicts in words that it does: what the message says works.</summary>
    [Fact]
    public void Labels_of_a_second_file_may_have_words_of_their_own()
    {
        var verdicts = _scratch.File("verdicts.csv", "answer_id,verdict\n1,pass\n2,fail\n3,pass\n4,pass\n");
        var labels = _scratch.File("labels.csv", "answer_id,label\n1,gut\n2,schlecht\n");
        var line = $"estimate {verdicts} --labels-file {labels} --key answer_id";
        Judgestats.Line(line).IsRefused("labels.csv", "'gut', 'schlecht'", "of this one alone (--pass COL=WORD --fail COL=WORD)");
        Judgestats.Line($"{line} --pass gut --fail schlecht").IsRefused("verdicts.csv", "'pass' means neither");
        var counts = Judgestats.Json($"{line[9..]} --pass label=gut --fail label=schlecht").GetProperty("results")[0].GetProperty("counts");
        Assert.Equal((2, 2), (counts.GetProperty("test").GetProperty("passed").GetInt32(),
            counts.GetProperty("test").GetProperty("total").GetInt32()));
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Rows_reconcile_and_labels_may_be_hidden()
    {
        var file = _scratch.File("rows.csv", Rows.Replace("pass", "1", StringComparison.Ordinal));
        var json = Judgestats.Json($"{file} --group system --calibration cal=1 --reveal");
        var rows = json.GetProperty("rows");
        var skipped = rows.GetProperty("skipped").EnumerateObject().ToDictionary(reason => reason.Name, reason => reason.Value.GetInt64());
        Assert.Equal(10, rows.GetProperty("read").GetInt64());
        Assert.Equal(rows.GetProperty("read").GetInt64(), rows.GetProperty("used").GetInt64() + skipped.Values.Sum());

        var results = json.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(["a", "b"], results.Select(result => result.GetProperty("group").GetProperty("system").GetString()));
        Assert.Equal((2, 3), Tally(results[0].GetProperty("counts").GetProperty("test")));
        Assert.Equal((0, 1), Tally(results[0].GetProperty("revealed")));
        Assert.Equal(0, results[0].GetProperty("revealed").GetProperty("rate").GetDouble());
        Assert.Equal(JsonValueKind.Null, results[1].GetProperty("revealed").ValueKind);
        Assert.Equal("external", results[0].GetProperty("design").GetString());
    }

    [Fact]
    public void A_file_gives_what_its_counts_give()
    {
        var file = _scratch.File("counts.csv", "verdict,label,n\n1,1,46\n0,1,4\n1,0,9\n0,0,41\n1,,83\n0,,32\n");
        var fromFile = Judgestats.Json($"{file} --count n --design by-label").GetProperty("results")[0];
        var fromCounts = Judgestats.Json("--passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41 --design by-label")
            .GetProperty("results")[0];
        Assert.Equal(fromCounts.GetRawText().ReplaceLineEndings("\n"), fromFile.GetRawText().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void E25_standard_input_is_a_dash()
    {
        var answer = Judgestats.Run(["estimate", "-", "--format", "csv"], "verdict,label\n1,1\n0,0\n1,\n0,\n");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.StartsWith("method,interval,", answer.Out, StringComparison.Ordinal);
        Judgestats.Run(["estimate", "-"], "").IsRefused("standard input");
    }

    [Fact]
    public void A_label_that_counts_for_several_rows_is_pointed_out_before_the_number()
    {
        var file = _scratch.File("verdicts.csv", "item,bot,verdict\n1,a,1\n1,b,0\n2,a,0\n3,a,1\n");
        var labels = _scratch.File("labels.csv", "item,label\n1,1\n2,0\n");
        var text = Judgestats.Text($"{file} --labels-file {labels} --key item");
        Assert.StartsWith("warning LJS4045: 1 label meets more than one row (1 further row; ", text, StringComparison.Ordinal);
        Assert.Contains("Before you use this, clear up LJS4045.", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_that_leave_no_row_are_refused() => Judgestats.Line(
        $"estimate {_scratch.File("rows.csv", Rows)} --where system=a --where item_id=9").IsRefused("LJS4002", "leave none of 10 rows");

    [Fact]
    public void A_comma_inside_a_value_is_written_twice()
    {
        var file = _scratch.File("cities.csv", "city,verdict,label\n\"Paris, France\",1,1\nRome,0,0\nOslo,1,\n");
        var answer = Judgestats.Run("estimate", file, "--where", "city=Paris,, France,Oslo");
        Assert.Equal(0, answer.Exit);
        Assert.Contains("Rows: 3 read = 2 used + 1 skipped", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rater_is_named_once() => Judgestats.Line(
        $"estimate {_scratch.File("rows.csv", Rows)} --label truth,truth --raters majority").IsRefused("--label truth,truth", "twice");

    [Fact]
    public void Columns_words_and_filters_can_be_named()
    {
        var file = _scratch.File("words.tsv",
            "who\tsays\thuman\tpart\njudge1\tgood\tgood\tx\njudge1\tbad\tbad\tx\njudge1\tgood\t\tx\njudge1\tabstain\t\tx\n"
                + "judge2\tbad\t\tx\n");
        var json = Judgestats.Json($"{file} --verdict says --label human --pass good --fail bad --missing abstain --where who=judge1 "
            + $"--where part=x");
        var result = json.GetProperty("results")[0];
        Assert.Equal((1, 1), Tally(result.GetProperty("counts").GetProperty("test")));
        Assert.Equal(1, json.GetProperty("rows").GetProperty("skipped").GetProperty("where").GetInt64());
        Assert.Equal(1, json.GetProperty("rows").GetProperty("skipped").GetProperty("empty").GetInt64());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("group").ValueKind);
    }

    [Fact]
    public void Many_groups_are_one_table_with_a_back_test()
    {
        var file = _scratch.File("rows.csv", Rows.Replace("pass", "1", StringComparison.Ordinal));
        var text = Judgestats.Text($"{file} --group system --calibration cal=1 --reveal");
        Assert.Contains("Back-test: the interval contains the hidden rate in ", text, StringComparison.Ordinal);
        Assert.Contains(" of 1 groups", text, StringComparison.Ordinal);
        Assert.Contains(
            "Rows: 10 read = 8 used + 1 skipped (label without verdict) + 1 skipped (no verdict, no label in use)", text,
            StringComparison.Ordinal);
        // One row: the interval shown for comparison beside a single result would double every row here.
        Assert.Single(text.Split('\n'), line => line.StartsWith("a ", StringComparison.Ordinal));
        Assert.Contains("Pass rate: asymmetric error, guarded score.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lang-Reiczigel", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_labels_show_the_labels_alone_beside_each_group()
    {
        var file = _scratch.File("rows.csv", Rows.Replace("pass", "1", StringComparison.Ordinal));
        Assert.Contains("human labels only, Jeffreys", Judgestats.Text($"{file} --group system --design random"), StringComparison.Ordinal);
    }

    [Fact]
    public void D01_repeated_ids_are_a_diagnostic_or_an_error()
    {
        var file = _scratch.File("twice.csv", "id,verdict,label\n1,1,\n1,0,\n2,1,1\n3,0,0\n");
        Assert.Contains("LJS1050", Codes(Judgestats.Json(file)));
        Assert.Contains("LJS1056", Codes(Judgestats.Json($"{file} --cluster none")));
        Judgestats.Line($"estimate {file} --duplicates error").IsRefused(file, "LJS2003");
    }

    [Fact]
    public void D06_labels_picked_by_verdict_are_suspected_when_nobody_says_how_they_were_chosen()
    {
        // The judge passes 80 % of the test items and 53 % of the labelled ones.
        var file = _scratch.File("picked.csv", "verdict,label,n\n1,,160\n0,,40\n1,1,46\n0,1,8\n1,0,7\n0,0,41\n");
        Assert.Contains("LJS2010", Codes(Judgestats.Json($"{file} --count n")));
        Assert.DoesNotContain("LJS2010", Codes(Judgestats.Json($"{file} --count n --design external")));
        Assert.Contains("LJS2011", Codes(Judgestats.Json($"{file} --count n --design random")));
    }

    [Theory]
    [InlineData("C03", "verdict,label\npass,1\n1,1\n", "line 3")]
    [InlineData("C04", "verdict,label\npass,1\nmaybe,0\n", "maybe", "line 3")]
    [InlineData("C09", "verdict,label\n1,1\n0.5,0\n", "0.5")]
    [InlineData("C10", "verdict,label\n4,1\n5,0\n", "'4'")]
    [InlineData("C18", "verdict,label\npass\u200b,1\n", "\\u200b")]
    [InlineData("E06", "verdict,label\n\"pass,1\nfail,0\n", "quote")]
    [InlineData("E13", "verdict,label\n1,1\n1\n", "line 3")]
    [InlineData("E14", "verdict,verdict\n1,1\n", "verdict")]
    [InlineData("E16", "judge_verdict,label\n1,1\n", "judge_verdict")]
    [InlineData("E18", "verdict,label\n", "no data rows")]
    [InlineData("E18", "", "empty")]
    [InlineData("F03", "{\"verdict\":1,\"verdict\":0}\n", "line 1")]
    public void Bad_files_are_refused_with_path_and_place(string row, string text, params string[] parts)
    {
        var file = _scratch.File(row + ".csv", text);
        Judgestats.Line("estimate " + file).IsRefused([file, .. parts]);
    }

    [Fact]
    public void E16_a_column_that_is_not_there_lists_those_that_are() =>
        Judgestats.Line($"estimate {_scratch.File("f.csv", "verdict,label,system\n1,1,a\n")} --group systm").IsRefused("systm", "'system'");

    [Fact]
    public void A_filter_that_matches_nothing_lists_what_was_seen() =>
        Judgestats.Line($"estimate {_scratch.File("f.csv", "verdict,label,system\n1,1,a\n")} --where system=b")
            .IsRefused("'b'", "'a'", "--where");

    [Fact]
    public void E25_a_missing_file_or_a_directory_is_one_line()
    {
        Judgestats.Line("estimate " + _scratch.Path("none.csv")).IsRefused("none.csv", "does not exist");
        Judgestats.Line("estimate " + _scratch.Folder).IsRefused("directory");
        Assert.Single(Judgestats.Line("estimate " + _scratch.Path("none.csv")).Error.Trim().Split('\n'));
    }

    [Fact]
    public void E28_a_formula_in_a_group_is_disarmed_in_csv_and_untouched_in_json()
    {
        string[] values = ["=1+2", "+1", "-1", "@sum", "plain", "a,b", "say \"hi\""];
        var rows = values.Select(value => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\",1,\n");
        var file = _scratch.File("formula.csv", "g,verdict,label\n" + string.Concat(rows));
        var csv = Judgestats.Line($"estimate {file} --group g --format csv").Out.Split('\n');
        Assert.Equal(
            ["'=1+2", "'+1", "'-1", "'@sum", "plain", "\"a,b\"", "\"say \"\"hi\"\"\""],
            csv.Skip(1).SkipLast(1).Select(line => line[..line.IndexOf(",naive", StringComparison.Ordinal)]));
        Assert.Equal(values, Judgestats.Json($"{file} --group g").GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("group").GetProperty("g").GetString()));
    }

    [Fact]
    public void G07_control_characters_in_a_group_never_reach_the_terminal()
    {
        var file = _scratch.File("escape.csv", "g,verdict,label\n\u001b[31mred\u009b,1,\n[bold]b[/],0,\nx,1,\n");
        foreach (var answer in (Answer[])[
            Judgestats.Line($"estimate {file} --group g"),
            Judgestats.Line($"estimate {file} --group g --where verdict=1 --where g=x"),
            Judgestats.Line($"estimate {file} --group g --format json")])
        {
            Assert.Equal(0, answer.Exit);
            Assert.DoesNotContain(answer.Out, c => char.IsControl(c) && c != '\n');
        }
        var text = Judgestats.Line($"estimate {file} --group g").Out;
        Assert.Contains("\\u001b[31mred\\u009b", text, StringComparison.Ordinal);
        Assert.Contains("[bold]b[/]", text, StringComparison.Ordinal);
    }

    private static (long, long) Tally(JsonElement json) => (json.GetProperty("passed").GetInt64(), json.GetProperty("total").GetInt64());

    private static string[] Codes(JsonElement json) =>
        [.. json.GetProperty("diagnostics").EnumerateArray().Select(d => d.GetProperty("code").GetString()!)];
}
