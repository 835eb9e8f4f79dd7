using System.Globalization;
using System.Text;
using System.Text.Json;
using NJsonSchema;
using static LlmJudgeStats.Tool.Tests.DoctorAnswers;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>What doctor reads, what it refuses, and what it never says.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("doctor -", "save it first")]
    [InlineData("doctor", "no FILE")]
    [InlineData("doctor nowhere.csv", "does not exist")]
    [InlineData("doctor x.csv --format csv", "text, json")]
    [InlineData("doctor x.csv --design random", "no option --design")]
    public void What_cannot_be_looked_at_is_refused(string line, string says) => Judgestats.Line(line).IsRefused(says);

    [Fact]
    public void A_file_that_cannot_be_read_is_refused() =>
        Judgestats.Run("doctor", _scratch.File("ragged.csv", "id,verdict\na,1\nb,1,0,3\n")).IsRefused("LJS4011", "line 3");

    [Fact]
    public void A_file_without_rows_is_refused() =>
        Judgestats.Run("doctor", _scratch.File("empty.csv", "id,verdict\n")).IsRefused("LJS4002");

    [Fact]
    public void Whatever_was_found_the_exit_code_is_0() =>
        Assert.Equal(0, Judgestats.Run("doctor", _scratch.File("odd.csv", "a,b\n1,x\n2,y\n")).Exit);

    /// <summary>Text of prompts, answers, reasons and comments is in no output, whatever the format.</summary>
    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public void Text_of_prompts_and_answers_is_in_no_output(string format)
    {
        const string Marker = "xq7marker";
        var text = $"What does {Marker} mean here? " + new string('a', 90);
        var rows = Enumerable.Range(0, 40).Select(i => (Id: $"i{i}", Prompt: $"{i} {text}", Comment: $"{Marker} {i}", Verdict: i % 2,
            Label: i < 20 ? $"{i % 3 % 2}" : "")).ToArray();
        var csv = "id,prompt,comment,verdict,label\n"
            + string.Concat(rows.Select(row => $"{row.Id},{row.Prompt},{row.Comment},{row.Verdict},{row.Label}\n"));
        var lines = string.Concat(rows.Select(row => $"{{\"id\":\"{row.Id}\",\"prompt\":{{\"text\":\"{row.Prompt}\"}},"
            + $"\"comment\":\"{row.Comment}\",\"verdict\":{row.Verdict},\"label\":\"{row.Label}\"}}\n"));
        var file = _scratch.File("rows." + format, format == "csv" ? csv : lines);
        Assert.DoesNotContain(Marker, Text(file), StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, Text(file, "--format", "json"), StringComparison.Ordinal);
        Assert.Contains("text, ", Text(file), StringComparison.Ordinal);
    }

    /// <summary>Nothing is sampled: three rows among many are found, with their lines.</summary>
    [Fact]
    public void Three_odd_rows_in_a_large_file_are_found()
    {
        var rows = new StringBuilder("id,verdict,label\n");
        for (var i = 0; i < 60_000; i++)
        {
            var verdict = i is 20_000 or 40_000 or 59_999 ? "PASSED." : i % 2 == 0 ? "passed" : "failed";
            rows.Append(CultureInfo.InvariantCulture, $"i{i},{verdict},{(i < 100 ? "passed" : "")}\n");
        }
        var json = Json(_scratch.File("large.csv", rows.ToString()));
        var finding = Finding(json, "LJS4020");
        Assert.Equal(3, finding.GetProperty("count").GetInt32());
        Assert.Contains(
            "'PASSED.' (3, first on line 20002; like 'passed')", finding.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(60_000, json.GetProperty("columns")[0].GetProperty("distinct").GetInt64());
    }

    [Fact]
    public void Of_more_than_ten_thousand_values_no_more_are_told_apart()
    {
        var rows = "name,verdict\n" + string.Concat(Enumerable.Range(0, 12_000).Select(i => $"n{i},{i % 2}\n"));
        var file = _scratch.File("many.csv", rows);
        Assert.Equal(JsonValueKind.Null, Json(file).GetProperty("columns")[0].GetProperty("distinct").ValueKind);
        Assert.Contains("more than 10000", Text(file), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_given_is_not_searched_for()
    {
        var file = _scratch.File("given.csv", "id,verdict,other,label,truth\n" + string.Concat(Enumerable.Range(0, 40)
            .Select(i => $"i{i},{i % 2},{i % 3 % 2},{(i < 20 ? i % 2 : "")},{(i < 30 ? 1 : "")}\n")));
        var json = Json(file, "--verdict", "other", "--label", "label", "--where", "id!=i0");
        Assert.Equal($"judgestats estimate {file} --verdict other --label label --where 'id!=i0'", json.GetProperty("next").GetString());
        Assert.Equal(39, json.GetProperty("rows").GetProperty("used").GetInt32());
        Assert.Equal("given", json.GetProperty("columns")[2].GetProperty("why").GetString());
    }

    [Fact]
    public void Two_columns_of_labels_are_a_choice()
    {
        var file = _scratch.File("two.csv", "id,verdict,label,truth\n" + string.Concat(Enumerable.Range(0, 40)
            .Select(i => $"i{i},{i % 2},{(i < 20 ? i % 2 : "")},{(i < 30 ? 1 : "")}\n")));
        var json = Json(file);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("next").ValueKind);
        Assert.Equal([$"judgestats estimate {file} --label label", $"judgestats estimate {file} --label truth"], Choices(json));
    }

    /// <summary>Names that a shell would take apart, in a command that can be pasted.</summary>
    [Fact]
    public void Names_are_quoted_for_a_shell()
    {
        var file = _scratch.File("it's here $(x).csv", "id,the judge's say,human label\n"
            + string.Concat(Enumerable.Range(0, 40).Select(i => $"i{i},{i % 2},{(i < 20 ? i % 3 % 2 : "")}\n")));
        var next = Json(file).GetProperty("next").GetString()!;
        Assert.Contains("'\\''", next, StringComparison.Ordinal);
        Assert.Equal(["estimate", file, "--verdict", "the judge's say", "--label", "human label"], Words(next));
        Run(next);
    }

    [Fact]
    public void A_name_that_no_line_can_show_is_no_command()
    {
        var file = _scratch.File("rows.csv", "id,judge\u202e says,label\n"
            + string.Concat(Enumerable.Range(0, 40).Select(i => $"i{i},{i % 2},{(i < 20 ? i % 3 % 2 : "")}\n")));
        var json = Json(file);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("next").ValueKind);
        Assert.Contains("rename it", json.GetProperty("choices").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Verdicts_alone_are_not_corrected_and_labels_are_proposed()
    {
        var file = _scratch.File(
            "alone.csv", "id,verdict\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"i{i},{(i % 4 == 0 ? 0 : 1)}\n")));
        var text = Text(file);
        Assert.Contains("Can be estimated: the share that the judge passed, not corrected, from 400 test items.", text,
            StringComparison.Ordinal);
        var plan = text.Split('\n').Single(line => line.StartsWith("Labels correct it: 120 would give", StringComparison.Ordinal));
        var command = plan[plan.IndexOf("judgestats plan", StringComparison.Ordinal)..];
        Assert.Equal(0, Judgestats.Run(Words(command)).Exit);
        Assert.Contains($"\nWith labels of people in a second file: judgestats estimate {file} --labels-file LABELS.csv --key id\n", text,
            StringComparison.Ordinal);
        Assert.EndsWith($"\njudgestats estimate {file} --method naive\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_systems_of_one_judge_can_be_compared()
    {
        var text = Text(Scratch.InRepository("docs", "samples", "nq301-pairs.csv"));
        var line = text.Split('\n').Single(line => line.StartsWith("Compare the systems: ", StringComparison.Ordinal));
        Assert.Equal(0, Judgestats.Run(Words(line["Compare the systems: ".Length..])).Exit);
    }

    [Fact]
    public void An_output_file_holds_the_report()
    {
        var file = _scratch.File("rows.csv", "id,verdict\na,1\nb,0\n");
        var output = _scratch.Path("report.txt");
        Assert.Equal("", Text(file, "--output", output));
        Assert.EndsWith($"judgestats estimate {file} --method naive\n", File.ReadAllText(output), StringComparison.Ordinal);
    }

    /// <summary>The printed command is the one that was run: its rows are those of the report.</summary>
    [Theory]
    [InlineData("conversations.csv")]
    [InlineData("nq301-counts.csv")]
    [InlineData("pool-counts.csv")]
    [InlineData("runs.csv")]
    [InlineData("nested.jsonl")]
    public void Rows_are_those_of_the_next_command(string sample)
    {
        var json = Json(Scratch.InRepository("docs", "samples", sample));
        var rows = json.GetProperty("rows");
        Assert.Equal(Run(json.GetProperty("next").GetString()!).GetProperty("rows").GetRawText(), rows.GetRawText());
        Assert.Equal(rows.GetProperty("read").GetInt64(),
            rows.GetProperty("used").GetInt64() + rows.GetProperty("skipped").EnumerateObject().Sum(reason => reason.Value.GetInt64()));
    }

    /// <summary>Every choice of every sample is a command that runs, but for those that leave something to be filled in.</summary>
    [Fact]
    public void Choices_of_all_samples_run()
    {
        var commands = Directory.GetFiles(Scratch.InRepository("docs", "samples"))
            .Where(file => file.EndsWith(".csv", StringComparison.Ordinal)).SelectMany(file => Choices(Json(file)))
            .Where(command => !command.Contains("...", StringComparison.Ordinal) && !command.Contains("X'", StringComparison.Ordinal))
            .ToArray();
        Assert.InRange(commands.Length, 10, 1000);
        Assert.All(commands, command => Run(command));
    }

    [Theory]
    [InlineData("nq301-counts.csv")]
    [InlineData("criteria.csv")]
    [InlineData("labels.csv")]
    [InlineData("timeouts.csv")]
    public async Task Json_is_valid_under_its_schema(string sample)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var schema = await JsonSchema.FromFileAsync(Scratch.InRepository("docs", "doctor.schema.json"), cancellation);
        var json = Text(Scratch.InRepository("docs", "samples", sample), "--format", "json");
        Assert.Empty(schema.Validate(json));
        Assert.NotEmpty(schema.Validate(json.Replace("\"command\": \"doctor\"", "\"command\": \"nurse\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(json.Replace("\"missing\": 0", "\"missing\": -1", StringComparison.Ordinal)));
    }

    [Fact]
    public void Narrow_terminals_wrap_and_pipes_do_not()
    {
        var file = Scratch.InRepository("docs", "samples", "nq301-counts.csv");
        var narrow = Judgestats.Run(["doctor", file], "", terminalWidth: 60);
        Assert.Equal(0, narrow.Exit);
        Assert.True(narrow.Out.Split('\n').Length > Text(file).Split('\n').Length);
    }
}
