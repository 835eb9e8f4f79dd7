using System.Globalization;
using System.Text;
using System.Text.Json;
using static LlmJudgeStats.Tool.Tests.DoctorAnswers;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Twelve files as people have them: what each column is, and the command, or what is to be decided.</summary>
public sealed class DoctorMessyTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void M01_a_spreadsheet_with_long_headers()
    {
        var file = Write("Sample ID;Model;LLM Judge Verdict;Human Label;Reviewer comment\n",
            i => $"{i};{(i % 2 == 0 ? "old" : "new")};{(i % 3 == 0 ? "FAIL" : "PASS")};{(i < 30 ? i % 3 == 0 ? "FAIL" : "PASS" : "")};"
                + $"{(i < 30 ? "looked at it" : "")}\n");
        var json = Json(file);
        Assert.Equal("verdict", Roles(json)["LLM Judge Verdict"]);
        Assert.Equal("label", Roles(json)["Human Label"]);
        NextIs(json, file, "--verdict 'LLM Judge Verdict' --label 'Human Label'");
    }

    [Fact]
    public void M02_a_data_frame_with_an_index_and_floats()
    {
        var file = Write(",question_id,correct,gold\n", i => $"{i},q{i},{i % 2}.0,{(i < 25 ? $"{i % 3 % 2}.0" : "")}\n");
        NextIs(Json(file), file, "--verdict correct --label gold");
    }

    [Fact]
    public void M03_tabs_and_a_column_of_answers()
    {
        var file = _scratch.File("answers.tsv", "id\tanswer\tverdict\n"
            + Lines(i => $"{i}\t{new string('x', 100)} {i}\t{(i % 3 == 0 ? "no" : "yes")}\n"));
        var json = Json(file);
        Assert.Equal("text", Roles(json)["answer"]);
        NextIs(json, file, "--method naive");
    }

    [Fact]
    public void M04_two_judges_and_two_prompts()
    {
        var file = _scratch.File("grid.csv", "item_id,judge_model,prompt_version,verdict,label\n" + string.Concat(
            from judge in new[] { "gpt-4", "claude-3" }
            from prompt in new[] { "v1", "v2" }
            from i in Enumerable.Range(0, 40)
            select $"i{i},{judge},{prompt},{i % 2},{(i < 20 ? i % 3 % 2 : "")}\n"));
        var json = Json(file);
        Assert.Equal("system", Roles(json)["prompt_version"]);
        NextIs(json, file, "--group judge_model,prompt_version");
    }

    [Fact]
    public void M05_epochs_of_an_agent()
    {
        var file = _scratch.File("epochs.csv", "task_id,epoch,success,human\n" + string.Concat(
            from epoch in Enumerable.Range(1, 4)
            from i in Enumerable.Range(0, 30)
            select $"t{i},{epoch},{(i + (epoch / 4)) % 2},{(i < 12 ? i % 2 : "")}\n"));
        var json = Json(file);
        Assert.Contains("LJS2013", Codes(json));
        NextIs(json, file, "--verdict success --label human");
        Assert.Contains("LJS1050", Codes(json));
    }

    [Fact]
    public void M06_several_metrics_one_of_them_larger()
    {
        var file = _scratch.File("metrics.csv", "id,metric,verdict,label\n"
            + string.Concat(Enumerable.Range(0, 60).Select(i => $"i{i},facts,{i % 2},{(i < 20 ? i % 3 % 2 : "")}\n"))
            + string.Concat(Enumerable.Range(0, 20).Select(i => $"i{i},tone,{i % 2},\n")));
        NextIs(Json(file), file, "--where metric=facts");
    }

    [Fact]
    public void M07_a_verdict_that_is_a_rating_and_a_label_that_is_none()
    {
        var file = Write("id,rating,label\n", i => $"i{i},{(i % 5) + 1},{(i < 25 ? i % 2 : "")}\n");
        var json = Json(file, "--verdict", "rating");
        Assert.Equal([$"judgestats estimate {file} --verdict rating --pass-if '>=X'"], Choices(json));
        Run(Choices(json)[0].Replace(">=X", ">=4", StringComparison.Ordinal));    // a folder may have an X in its name, too
    }

    /// <summary>Scores of judge and people: the mean is offered, and runs once the range is there.</summary>
    [Fact]
    public void M07_scores_have_a_mean()
    {
        var file = Write("id,rating,label\n", i => $"i{i},{(i % 5) + 1},{(i < 25 ? $"{(i * 2 % 5) + 1}" : "")}\n");
        var choices = Choices(Json(file, "--verdict", "rating"));
        Assert.Equal($"judgestats estimate {file} --verdict rating --range ... --measure score --design random", choices[1]);
        Assert.Equal("score", MeasureOf(choices[1].Replace("...", "1,5", StringComparison.Ordinal)));
    }

    /// <summary>Words of an arena: the win rate is offered with the words that stand there, and runs as it is.</summary>
    [Theory]
    [InlineData("model_a", "model_b", "tie", " --tie tie")]
    [InlineData("win", "loss", "tie", " --tie tie")]
    [InlineData("model_a", "model_b", "", "")]
    public void M07_pairs_have_a_win_rate(string first, string other, string tie, string said)
    {
        string[] words = [first, other, tie.Length > 0 ? tie : first];
        var file = Write("id,winner,label\n", i => $"i{i},{words[i % 3]},{(i < 25 ? words[i * 2 % 3] : "")}\n");
        var choices = Choices(Json(file, "--verdict", "winner"));
        Assert.Equal($"judgestats estimate {file} --verdict winner --measure preference --win {first}{said} --loss {other}", choices[0]);
        Assert.Equal("preference", MeasureOf(choices[0]));
    }

    private static string? MeasureOf(string command) => Run(command).GetProperty("results")[0].GetProperty("measure").GetString();

    [Fact]
    public void M08_json_lines_whose_keys_come_late()
    {
        var file = _scratch.File("late.jsonl", Lines(i => i < 20
            ? $"{{\"id\":{i},\"verdict\":{(i % 2 == 0 ? "true" : "false")}}}\n"
            : $"{{\"id\":{i},\"verdict\":{(i % 2 == 0 ? "true" : "false")},\"label\":{(i % 3 == 0 ? "true" : "false")}}}\n"));
        var json = Json(file);
        Assert.Equal(20, json.GetProperty("columns")[2].GetProperty("missing").GetInt32());
        NextIs(json, file, "");
    }

    [Fact]
    public void M09_words_that_nobody_knows()
    {
        string[] words = ["gut", "mittel", "schlecht"];
        var file = Write("id,verdict,label\n", i => $"i{i},{words[i % 3]},{(i < 20 ? "gut" : "")}\n");
        var json = Json(file);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("next").ValueKind);
        var message = Finding(json, "LJS4020").GetProperty("message").GetString()!;
        Assert.Contains("'gut' (20, first on line 2)", message, StringComparison.Ordinal);
        Assert.Contains("'schlecht'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void M10_weights_are_not_left_out_in_silence()
    {
        var file = Write("id,w,verdict,label\n", i => string.Create(
            CultureInfo.InvariantCulture, $"i{i},{1 + (i % 3 / 2.0)},{i % 2},{(i < 25 ? i % 3 % 2 : "")}\n"));
        var json = Json(file);
        Assert.Equal([$"judgestats estimate {file} --weight w", $"judgestats estimate {file}"], Choices(json));
        foreach (var command in Choices(json)) Run(command);
    }

    [Fact]
    public void M11_users_with_many_answers()
    {
        var file = _scratch.File("users.csv", "answer,user,pass,expert\n" + string.Concat(Enumerable.Range(0, 200)
            .Select(i => $"a{i},u{i / 5},{i / 5 % 2},{(i < 80 ? i / 5 % 3 % 2 : "")}\n")));
        NextIs(Json(file), file, "--verdict pass --label expert --cluster user");
    }

    [Fact]
    public void M12_a_header_that_is_missing()
    {
        var file = _scratch.File("none.csv", Lines(i => $"i{i},pass,{(i < 20 ? "fail" : "")}\n"));
        var answer = Judgestats.Run("doctor", file);
        Assert.Equal(0, answer.Exit);
        Assert.DoesNotContain("\njudgestats estimate", answer.Out, StringComparison.Ordinal);
        NextIs(Json(file, "--no-header"), file, "--verdict 2 --label 3 --no-header");
    }

    private static void NextIs(JsonElement json, string file, string options)
    {
        var next = json.GetProperty("next").GetString();
        Assert.Equal($"judgestats estimate {file} {options}".TrimEnd(), next);
        Assert.Equal(Run(next!).GetProperty("rows").GetRawText(), json.GetProperty("rows").GetRawText());
    }

    private string Write(string head, Func<int, string> row) => _scratch.File("rows.csv", head + Lines(row));

    private static string Lines(Func<int, string> row)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < 60; i++) lines.Append(row(i));
        return lines.ToString();
    }
}
