using System.Text.Json;
using static LlmJudgeStats.Tool.Tests.DoctorAnswers;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>What doctor offers beside a pass rate: measures for words of any kind, and other commands that a file suits.</summary>
public sealed class DoctorMeasureTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static string Sample(string name) => Scratch.InRepository("docs", "samples", name);

    /// <summary>Two words, and one for neither: a pair of answers, whatever they are called. Whose win it is may be open.</summary>
    [Theory]
    [InlineData("links", "rechts", "tie", 2)]
    [InlineData("left", "right", "both", 1)]
    [InlineData("response_a", "response_b", "tie (bothbad)", 1)]
    [InlineData("model_1", "model_2", "", 1)]
    public void Pairs_in_any_words_have_a_win_rate(string first, string other, string tie, int answers)
    {
        string[] words = [first, other, tie.Length > 0 ? tie : first];
        var file = Write("id,verdict,label\n", i => $"i{i},{words[i % 3]},{(i < 25 ? words[i * 2 % 3] : "")}\n");
        var choices = Choices(Json(file)).Where(command => command.Contains("--measure preference", StringComparison.Ordinal)).ToArray();
        Assert.Equal(answers, choices.Length);
        foreach (var choice in choices) Assert.Equal("preference", MeasureOf(choice));
        Assert.Contains($"--win {first}", choices[0], StringComparison.Ordinal);
        // Of two the second asks for the other's win rate, which is the rest.
        if (answers == 2) Assert.Equal(1, JudgesWord(choices[0]) + JudgesWord(choices[1]), 1e-12);
    }

    /// <summary>Whose scores are whose is not known from such names: both ways are offered, and run once the range is filled in.</summary>
    [Fact]
    public void Two_columns_of_scores_have_a_mean_either_way()
    {
        var file = Write("question,gpt_score,expert_score\n", i => $"How {i}?,{(i % 5) + 1},{(i < 25 ? $"{(i * 2 % 5) + 1}" : "")}\n");
        var choices = Choices(Json(file)).ToArray();
        Assert.Equal(2, choices.Length);
        Assert.Contains("--verdict gpt_score --label expert_score", choices[0], StringComparison.Ordinal);
        Assert.Contains("--verdict expert_score --label gpt_score", choices[1], StringComparison.Ordinal);
        Assert.Equal("score", MeasureOf(choices[0].Replace("...", "1,5", StringComparison.Ordinal)));
    }

    /// <summary>1, 0 and 0.5 are the words that are read anyway.</summary>
    [Fact]
    public void Ties_in_numbers_have_a_win_rate()
    {
        string[] words = ["1", "0", "0.5"];
        var file = Write("id,verdict,label\n", i => $"i{i},{words[i % 3]},{(i < 25 ? words[i * 2 % 3] : "")}\n");
        var choice = Choices(Json(file)).Single(command => command.Contains("--measure", StringComparison.Ordinal));
        Assert.EndsWith("--measure preference", choice, StringComparison.Ordinal);
        Assert.Equal("preference", MeasureOf(choice));
    }

    /// <summary>Two words alone may be pass and fail in another language.</summary>
    [Fact]
    public void Two_words_without_a_tie_are_no_pair()
    {
        string[] words = ["gut", "schlecht"];
        var file = Write("id,verdict,label\n", i => $"i{i},{words[i % 2]},{(i < 25 ? words[i / 2 % 2] : "")}\n");
        Assert.DoesNotContain(Choices(Json(file)), command => command.Contains("--measure", StringComparison.Ordinal));
    }

    [Fact]
    public void Classes_have_shares()
    {
        string[] words = ["gut", "mittel", "schlecht"];
        var file = Write("id,verdict,label\n", i => $"i{i},{words[i % 3]},{(i < 25 ? words[i * 2 % 3] : "")}\n");
        var choice = Choices(Json(file)).Single(command => command.Contains("--measure", StringComparison.Ordinal));
        Assert.EndsWith("--measure class", choice, StringComparison.Ordinal);
        var shares = Run(choice).GetProperty("results")[0].GetProperty("estimates").EnumerateArray()
            .Where(one => one.TryGetProperty("of", out _)).Select(one => one.GetProperty("of").GetString());
        Assert.Equal(words.Order(StringComparer.Ordinal), shares.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>A word beside pass and fail is one that means no answer, and no third class.</summary>
    [Fact]
    public void One_more_word_beside_pass_and_fail_is_no_class()
    {
        string[] words = ["pass", "fail", "unsure"];
        var file = Write("id,verdict,label\n", i => $"i{i},{words[i % 3]},{(i < 25 ? words[i * 2 % 3] : "")}\n");
        Assert.DoesNotContain(Choices(Json(file)), command => command.Contains("--measure", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("weekly.csv", "judgestats monitor {0} --sequence week --planned-labels 180 --judge judge_version")]
    [InlineData("two-raters.csv", "judgestats agree {0} --label rater_a,rater_b")]
    [InlineData("benchmark.csv", "judgestats audit {0} --id task --by model --run seed --score solved")]
    public void Another_command_is_named_where_the_file_suits_it(string sample, string command)
    {
        var file = Sample(sample);
        var line = string.Format(System.Globalization.CultureInfo.InvariantCulture, command, file);
        var shown = Text(file).Split('\n').Single(shown => shown.EndsWith(line, StringComparison.Ordinal));
        var answer = Judgestats.Run([.. Words(shown[shown.IndexOf("judgestats ", StringComparison.Ordinal)..]), "--format", "json"]);
        Assert.Equal("", answer.Error);
        Assert.NotEqual(3, answer.Exit);
    }

    [Theory]
    [InlineData("date", "2026-03-0", 30, true)]
    [InlineData("date", "2026-03-0", 29, false)]     // before the first look
    [InlineData("topic", "t", 30, false)]
    public void A_monitor_needs_a_time_and_labels_for_a_look(string column, string value, int labels, bool isNamed)
    {
        var file = Write($"id,{column},verdict,label\n", i =>
            $"i{i},{value}{1 + (i / 10)},{(i % 3 > 0 ? "pass" : "fail")},{(i < labels ? i % 4 > 0 ? "pass" : "fail" : "")}\n");
        Assert.Equal(isNamed, Text(file).Contains("judgestats monitor ", StringComparison.Ordinal));
    }

    /// <summary>
    /// What is offered was run: scores have no winner, and a cut-off is no part of their mean. What waits for labels, a cut-off or a range
    /// runs once they are there.
    /// </summary>
    [Fact]
    public void Measures_that_do_not_run_are_not_offered()
    {
        var file = _scratch.File("scores.jsonl", string.Concat(Enumerable.Range(0, 60).Select(i =>
            $"{{'question_id': {i}, 'turn': 1, 'model': 'm', 'judge': ['j', 'v'], 'score': {(i % 10) + 1}}}\n".Replace('\'', '"'))));
        var text = Text(file, "--pass-if", ">=6");
        Assert.DoesNotContain("--measure preference", text, StringComparison.Ordinal);
        var line = text.Split('\n').Single(line => line.StartsWith("Or the mean score", StringComparison.Ordinal));
        var command = line[line.IndexOf("judgestats", StringComparison.Ordinal)..];
        Assert.DoesNotContain("--pass-if", command, StringComparison.Ordinal);
        var labels = _scratch.File("labels.csv",
            "question_id,turn,label\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i},1,{(i % 9) + 1}\n")));
        Assert.Equal("score", MeasureOf(command.Replace("LABELS.csv", labels, StringComparison.Ordinal)
            .Replace("...", "1,10", StringComparison.Ordinal)));
    }

    /// <summary>An option that a measure does not take leaves its answer without a command.</summary>
    [Fact]
    public void An_answer_that_is_refused_has_no_command()
    {
        string[] words = ["left", "right", "both"];
        var file = Write("id,verdict,label\n", i => $"i{i},{words[i % 3]},{(i < 25 ? words[i * 2 % 3] : "")}\n");
        const string Command = "--measure preference --win left --tie both --loss right";
        Assert.Contains(Choices(Json(file)), command => command.EndsWith(Command, StringComparison.Ordinal));
        var refused = Json(file, "--duplicates", "error");
        Assert.DoesNotContain(Choices(refused), command => command.EndsWith(Command, StringComparison.Ordinal));
        Assert.Contains($"({Command}, ", refused.GetProperty("choices").GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>Of two open questions no answer is enough: the options of each are told, and the command for both runs.</summary>
    [Fact]
    public void Answers_to_one_of_two_questions_are_options()
    {
        var file = Write("id,verdict,label\n", i =>
            $"i{i},{(i % 3 > 0 ? "gut" : "schlecht")},{(i < 25 ? i % 2 > 0 ? "ja" : "nein" : "")}\n");
        var json = Json(file);
        Assert.Empty(Choices(json));
        var text = json.GetProperty("choices").GetRawText();
        Assert.Contains("--pass gut --fail schlecht, beside an answer to the other questions", text, StringComparison.Ordinal);
        Assert.Contains("--pass ja --fail nein, beside an answer to the other questions", text, StringComparison.Ordinal);
        Run($"judgestats estimate {file} --pass gut --fail schlecht --pass ja --fail nein");
    }

    /// <summary>Every command of a sample that leaves something to fill in runs once it is filled in.</summary>
    [Fact]
    public void Open_choices_of_all_samples_run()
    {
        var commands = Directory.GetFiles(Scratch.InRepository("docs", "samples"), "*.csv").SelectMany(file => Choices(Json(file)))
            .Where(command => command.Contains("--range ...", StringComparison.Ordinal) || command.Contains("X'", StringComparison.Ordinal))
            .ToArray();
        Assert.InRange(commands.Length, 3, 100);
        Assert.All(commands, command => Run(command.Replace("--range ...", "--range -100,100", StringComparison.Ordinal)
            .Replace(">=X", ">=3", StringComparison.Ordinal)));
    }

    [Fact]
    public void Systems_with_items_of_their_own_are_no_benchmark()
    {
        var file = Write("id,system,verdict,label\n", i => $"i{i},s{i % 2},{(i % 3 > 0 ? "pass" : "fail")},{(i < 20 ? "pass" : "")}\n");
        Assert.DoesNotContain("judgestats audit ", Text(file), StringComparison.Ordinal);
    }

    private static string? MeasureOf(string command) => Run(command).GetProperty("results")[0].GetProperty("measure").GetString();

    private static double JudgesWord(string command) => Run(command).GetProperty("results")[0].GetProperty("estimates").EnumerateArray()
        .First(one => one.GetProperty("method").GetString() == "naive").GetProperty("point").GetDouble();

    private string Write(string header, Func<int, string> row) =>
        _scratch.File("file.csv", header + string.Concat(Enumerable.Range(0, 60).Select(row)));
}
