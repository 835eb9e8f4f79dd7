using System.Globalization;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary><c>judgestats plan</c>: what it prints, where its rates come from, what it lists, and what it refuses.</summary>
public sealed class PlanTests : IDisposable
{
    private const string Guess = " --guess-rate 0.7 --guess-sensitivity 0.9 --guess-specificity 0.8";
    private const string Counts = " --passed 255 --total 300 --tp 46 --fn 4 --fp 9 --tn 41";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_text_begins_with_the_answer_and_ends_with_the_curve()
    {
        var answer = Judgestats.Line("plan --labels 400 --items 2000" + Guess);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.StartsWith(
            "400 labels (255 human passes, 145 fails) and 2000 test items give the pass rate to +-5.7 points (95%).\n\n", answer.Out,
            StringComparison.Ordinal);
        Assert.Contains("400 random labels and no judge                       +-4.5 points: this judge buys you nothing\n", answer.Out,
            StringComparison.Ordinal);
        Assert.Contains("   400    5.7  ###########               <- you are here\n", answer.Out, StringComparison.Ordinal);
        Assert.Contains("note LJS2203: ", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_figures_of_the_page()
    {
        var plan = Plan("--labels 400 --items 2000" + Guess);
        Assert.Equal(0.0571, Number(plan, "halfWidth"), 5e-5);
        Assert.Equal(0.0587, Number(plan, "detectableDifference"), 5e-5);
        Assert.Equal(400, Number(plan, "labelsOnly"));
        Assert.False(plan.GetProperty("worthwhile").GetBoolean());
        Assert.Equal(9, plan.GetProperty("curve").GetArrayLength());
        Assert.Equal("given", plan.GetProperty("guess").GetProperty("from").GetString());
        Assert.All(["cost", "costs", "budget", "gate", "toLabel"],
            name => Assert.Equal(JsonValueKind.Null, plan.GetProperty(name).ValueKind));
        Assert.Equal(0, plan.GetProperty("solvedFor").GetArrayLength());
    }

    /// <summary>Nobody is left with an exception: what cannot be reached is said, and so is what can.</summary>
    [Theory]
    [InlineData(
        "--labels 400 --half-width 0.04", "reach +-4.9 points at best, however many items: no such study reaches +-4.0 points; 580")]
    [InlineData("--items 500 --half-width 0.04", "at best, however many labels: no such study reaches +-4.0 points.")]
    [InlineData("--items 100 --half-width 0.02 --design random", "at best, with a label on every one: no such study")]
    [InlineData("--budget 500 --label-cost 4 --judge-cost 0.01 --half-width 0.03", "A budget of 500 gives +-")]
    [InlineData("--half-width 0.00001 --label-cost 4 --judge-cost 0.01", "No study of up to a billion labels and test items reaches +-0.0")]
    public void A_goal_out_of_reach_is_an_answer(string line, string sentence)
    {
        var answer = Judgestats.Line($"plan {line}{Guess}");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.Contains(sentence, answer.Out.Split('\n')[0], StringComparison.Ordinal);
        Assert.False(Plan(line + Guess).GetProperty("feasible").GetBoolean());
    }

    [Fact]
    public void A_pilot_gives_the_rates_and_what_it_has_is_not_labelled_again()
    {
        var plan = Plan("--labels 494 --items 1482 --at-least 0.85" + Counts);
        var guess = plan.GetProperty("guess");
        Assert.Equal("pilot", guess.GetProperty("from").GetString());
        Assert.Equal(47.0 / 52, Number(guess, "sensitivity"), 1e-15);
        Assert.Equal(394, Number(plan, "toLabel"));
        var gate = plan.GetProperty("gate");
        Assert.Equal((0.85, "at-least", 0.8),
            (Number(gate, "threshold"), gate.GetProperty("side").GetString(), Number(gate, "chance")));
        Assert.InRange(Number(gate, "power"), 0.7, 0.99);

        var given = Plan("--labels 494 --items 1482" + Counts + Guess);
        Assert.Equal("given", given.GetProperty("guess").GetProperty("from").GetString());
        Assert.Equal(0.7, Number(given.GetProperty("guess"), "rate"));
    }

    /// <summary>Repeated ids are clusters; their design effect makes the plan larger, and an option can say another.</summary>
    [Fact]
    public void Rows_that_belong_together_make_the_plan_larger()
    {
        var sample = Scratch.InRepository("docs", "samples", "conversations.csv");
        var line = $"{sample} --cluster conversation --design by-label --labels 300 --items 1000";
        var clustered = Plan(line);
        var independent = Plan($"{sample} --cluster none --design by-label --labels 300 --items 1000");
        Assert.True(Number(clustered, "designEffect") > 1.2);
        Assert.Equal(1, Number(independent, "designEffect"));
        Assert.True(Number(clustered, "halfWidth") > Number(independent, "halfWidth"));
        Assert.Equal(4, Number(Plan(line + " --design-effect 4"), "designEffect"));
    }

    [Fact]
    public void Csv_has_a_row_for_each_group_of_a_pilot()
    {
        var sample = Scratch.InRepository("docs", "samples", "nq301-counts.csv");
        var answer = Judgestats.Line(
            $"plan {sample} --count count --group judge --calibration cal=1 --labels 400 --items 2000 --design by-label --format csv");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        var lines = answer.Out.TrimEnd('\n').Split('\n');
        Assert.Equal("judge,design,level,labels,labelsPass,labelsFail,items,halfWidth,halfWidthItemsUnlimited,halfWidthLabelsUnlimited,"
            + "labelsOnly,labelsOnlyHalfWidth,worthwhile,feasible,cost,detectableDifference,power", lines[0]);
        Assert.Equal(4, lines.Length);
        Assert.All(lines[1..], line => Assert.Contains(",by-label,0.95,400,", line, StringComparison.Ordinal));
    }

    /// <summary>As many as were asked for beyond those that are labelled, each once, and never one that has a label.</summary>
    [Theory]
    [InlineData("random", 24)]
    [InlineData("by-verdict", 24)]
    public void The_list_of_items_to_label_has_no_labelled_one(string design, int labels)
    {
        var file = Pilot();
        var path = _scratch.Path("list.csv");
        var plan = Plan($"{file} --design {design} --labels {labels} --items 60 --emit {path}");
        var rows = File.ReadAllLines(path);
        Assert.Equal("item_id,stratum", rows[0]);
        var ids = rows[1..].Select(row => row.Split(',')[0]).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.False(int.Parse(id[1..], CultureInfo.InvariantCulture) % 5 == 0));    // labelled ones
        Assert.Equal(Number(plan, "toLabel"), ids.Length);
        if (design != "by-verdict") return;
        Assert.All(rows[1..], row => Assert.Equal(
            int.Parse(row.Split(',')[0][1..], CultureInfo.InvariantCulture) % 3 == 0 ? "judge-fail" : "judge-pass", row.Split(',')[1]));
    }

    [Fact]
    public void The_same_seed_lists_the_same_items_and_another_one_others()
    {
        var file = Pilot();
        Assert.Equal(List("1", ""), List("2", " --seed 1"));
        Assert.NotEqual(List("3", ""), List("4", " --seed 2"));

        string List(string name, string seed)
        {
            var path = _scratch.Path(name + ".csv");
            Plan($"{file} --design random --labels 30 --items 60 --emit {path}{seed}");
            return File.ReadAllText(path);
        }
    }

    [Fact]
    public void A_list_that_is_short_says_so_and_one_that_exists_stays()
    {
        var (file, path) = (Pilot(), _scratch.Path("list.csv"));
        var answer = Judgestats.Line($"plan {file} --design random --labels 300 --items 60 --emit {path}");
        Assert.Contains("warning LJS2204: the list has 80 of 280 items", answer.Out, StringComparison.Ordinal);
        Judgestats.Line($"plan {file} --design random --labels 30 --items 60 --emit {path}").IsRefused("exists already", "--force");
    }

    [Theory]
    [InlineData("", "nothing to plan from", "--guess-rate")]
    [InlineData(Guess, "a size or a goal is missing", "--items 1000 --half-width 0.05", "--label-cost 1 --judge-cost 0.01")]
    [InlineData("--labels 400" + Guess, "--labels alone", "--items 1000", "--half-width 0.05")]
    [InlineData("--items 400" + Guess, "--items alone", "--labels 200", "--at-least T")]
    [InlineData("--labels 400 --items 100 --half-width 0.1" + Guess, "exactly one of")]
    [InlineData("--labels 400 --items 100 --guess-rate 0.7", "--guess-rate without --guess-sensitivity, --guess-specificity")]
    [InlineData("--labels 400 --items 100 --guess-rate 0.7 --guess-sensitivity 0.5 --guess-specificity 0.5", "not better than chance")]
    [InlineData("--labels 400 --items 100 --guess-rate 70 --guess-sensitivity 0.9 --guess-specificity 0.9", "did you mean 0.7?")]
    [InlineData("--labels 400 --half-width 5" + Guess, "did you mean 0.05?")]
    [InlineData("--labels 400 --at-least 0.8" + Guess, "at a pass rate of 0.7", "at least 0.8")]
    [InlineData("--labels 400 --at-least 0.6 --at-most 0.7" + Guess, "one gate")]
    [InlineData("--labels 400 --at-least 0.6 --half-width 0.05" + Guess, "one goal")]
    [InlineData("--labels 400 --at-least 85" + Guess, "did you mean 0.85?")]
    [InlineData("--labels 1 --items 100" + Guess, "from 2 to")]
    [InlineData("--budget 1000 --label-cost 4" + Guess, "--label-cost without --judge-cost")]
    [InlineData("--budget 50 --label-cost 4 --judge-cost 1" + Guess, "does not buy 20 labels and 10 test items")]
    [InlineData("--labels 400 --items 100 --allocation best" + Guess, "neyman", "lee")]
    [InlineData("--labels 400 --items 100 --allocation lee --design by-verdict" + Guess, "Lee et al.")]
    [InlineData("--labels 400 --items 100 --seed 3" + Guess, "--emit")]
    [InlineData("--labels 400 --items 100 --emit list.csv" + Guess, "draw at random and stop when each class has enough")]
    [InlineData("--labels 400 --items 100 --emit list.csv --design random" + Guess, "a FILE")]
    [InlineData("--labels 400 --items 100 --passed 5 --total 10", "a pilot needs", "--guess-rate")]
    public void What_cannot_be_planned_is_refused_with_a_way_out(string line, params string[] parts) =>
        Judgestats.Line("plan " + line).IsRefused(parts);

    // 100 items: every third fails, every fifth is labelled, as the judge says but for every fifteenth and twentieth.
    private string Pilot()
    {
        var rows = Enumerable.Range(0, 100).Select(i =>
        {
            var verdict = i % 3 == 0 ? 0 : 1;
            var label = i % 5 != 0 ? "" : (i % 20 == 0 ? 1 - verdict : verdict).ToString(CultureInfo.InvariantCulture);
            return $"q{i},{verdict},{label}\n";
        });
        return _scratch.File("pilot.csv", "item_id,verdict,label\n" + string.Concat(rows));
    }

    private static JsonElement Plan(string line)
    {
        var answer = Judgestats.Line($"plan {line} --format json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        return document.RootElement.Clone().GetProperty("results")[0].GetProperty("plan");
    }

    private static double Number(JsonElement json, string name) => json.GetProperty(name).GetDouble();
}
