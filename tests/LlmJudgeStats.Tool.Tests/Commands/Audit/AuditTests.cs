using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>judgestats audit: the planted files, every figure of other code, what it refuses, and what a gate of it says.</summary>
public sealed class AuditTests : IDisposable
{
    private const double Near = 1e-8;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>
    /// Detects a file that is read otherwise than it is meant, a figure that is not the library's, and a check that convicts what is sound.
    /// </summary>
    [Theory]
    [InlineData("healthy", "")]
    [InlineData("noisy", "separation")]
    [InlineData("saturated", "saturation")]
    [InlineData("contaminated", "contamination")]
    [InlineData("non-monotone", "monotonicity flat, selection flat")]
    [InlineData("contradicting", "co-direction code-a / code-b, co-direction code-b / math")]
    public void Planted_files_are_convicted_of_what_was_planted(string name, string convicted)
    {
        var findings = Findings($"audit {Planted(name)}");
        Assert.Equal(convicted, string.Join(", ", findings.Where(one => one.Verdict == "unsound").Select(one =>
            $"{one.Check} {one.Subject}".TrimEnd())));
        var expected = Reference("audit/audit-file-" + name).GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(expected.Count, findings.Count(one => one.Verdict != "not-assessed"));
        foreach (var figures in expected)
        {
            var one = Assert.Single(findings, other => IsOf(figures, other));
            Assert.Equal(figures.GetProperty("verdict").GetString(), one.Verdict);
            Assert.Equal("", string.Join('\n', figures.EnumerateObject().Where(figure => figure.Value.ValueKind == JsonValueKind.Number
                && Far(figure.Value, one.Details.GetProperty(figure.Name))).Select(figure => $"{one.Check} {figure.Name}")));
        }

        static bool Far(JsonElement wanted, JsonElement shown) => !(shown.ValueKind == JsonValueKind.Number
            && Math.Abs(wanted.GetDouble() - shown.GetDouble()) <= Near * Math.Max(1, Math.Abs(wanted.GetDouble())));
    }

    [Fact]
    public void Columns_with_other_names_and_words_give_the_same()
    {
        var renamed = File.ReadAllText(Planted("noisy"))
            .Replace("system,item,run,score", "model;task;seed;solved", StringComparison.Ordinal);
        var lines = renamed.Split('\n').Select(line => line.Replace(',', ';').TrimEnd());
        var words = lines.Select(line => line.EndsWith(";1", StringComparison.Ordinal) ? line[..^1] + "pass"
            : line.EndsWith(";0", StringComparison.Ordinal) ? line[..^1] + "fail" : line);
        var path = _scratch.File("renamed.csv", string.Join('\n', words) + "\n");
        var answer = Judgestats.Line($"audit {path} --by model --id task --run seed --score solved");
        Assert.Equal(Judgestats.Line($"audit {Planted("noisy")}").Out, answer.Out);
    }

    [Fact]
    public void Exit_codes_are_those_of_a_gate()
    {
        Assert.Equal(0, Judgestats.Line($"audit {Planted("noisy")}").Exit);
        Assert.Equal(1, Judgestats.Line($"audit {Planted("noisy")} --fail-on unsound").Exit);
        Assert.Equal(1, Judgestats.Line($"audit {Planted("noisy")} --fail-on doubtful").Exit);
        Assert.Equal(2, Judgestats.Line($"audit {Planted("noisy")} --skip separation --fail-on doubtful").Exit);
        Assert.Equal(0, Judgestats.Line($"audit {Planted("noisy")} --skip separation --fail-on unsound").Exit);
        Assert.Equal(0, Judgestats.Line($"audit {Planted("healthy")} --fail-on doubtful").Exit);
    }

    [Fact]
    public void A_judge_changes_differences_and_no_order()
    {
        var plain = Findings($"audit {Planted("healthy")} --check separation,ranking");
        var judged = Findings($"audit {Planted("healthy")} --check separation,ranking --sensitivity 0.95 --specificity 0.9");
        Assert.Equal(plain[0].Details.GetProperty("p").GetDouble(), judged[0].Details.GetProperty("p").GetDouble(), 1e-300);
        var (wide, narrow) = (judged[0].Details.GetProperty("resolvable"), plain[0].Details.GetProperty("resolvable"));
        Assert.Equal(narrow.GetDouble() / 0.85, wide.GetDouble(), Near);
        Assert.Equal(plain[1].Details.GetProperty("rankUpper").ToString(), judged[1].Details.GetProperty("rankUpper").ToString());
    }

    [Fact]
    public void Labels_beside_verdicts_correct_them()
    {
        var rows = new StringBuilder("system,item,verdict,label\n");
        for (var i = 0; i < 200; i++)
        {
            var (verdict, label) = (i % 10 < 7 ? 1 : 0, i >= 100 ? "" : i % 10 < 6 || i % 20 == 8 ? "1" : "0");
            rows.Append(CultureInfo.InvariantCulture, $"a,i{i},{verdict},{label}\nb,i{i},{(i % 2 == 0 ? 1 : 0)},\n");
        }
        var path = _scratch.File("judged.csv", rows.ToString());
        var scores = Findings($"audit {path} --check ranking")[0].Details.GetProperty("scores");
        // 60 of 65 labelled passes and 25 of 35 fails are judged rightly.
        var (se, sp) = (60 / 65.0, 25 / 35.0);
        Assert.Equal((0.7 + sp - 1) / (se + sp - 1), scores[0].GetDouble(), Near);
        var word = Findings($"audit {path} --check ranking --score verdict")[0].Details.GetProperty("scores");
        Assert.Equal(0.7, word[0].GetDouble(), Near);
        Assert.Contains("leave out one", Judgestats.Line($"audit {path} --accuracy 0.9").Error, StringComparison.Ordinal);
    }

    /// <summary>Detects a sound verdict where the labels show that the judge favours a system, and an excess that names no judge.</summary>
    [Fact]
    public void A_judge_that_errs_differently_leaves_nothing_sound()
    {
        var rows = new StringBuilder("system,item,verdict,truth\n");
        for (var i = 0; i < 120; i++)
        {
            // Of what fails the judge passes half of a's answers and none of b's.
            var (good, other) = (i % 3 == 0 ? 1 : 0, i % 5 == 0 ? 1 : 0);
            rows.Append(CultureInfo.InvariantCulture, $"a,i{i},{(good == 1 || i % 2 == 0 ? 1 : 0)},{good}\nb,i{i},{other},{other}\n");
        }
        var path = _scratch.File("favour.csv", rows.ToString());
        var findings = Findings($"audit {path} --check separation,ranking,saturation");
        Assert.All(findings, one => Assert.Equal("doubtful", one.Verdict));
        // It is not the items' fault, and more of them are no way out.
        var told = Judgestats.Line($"audit {path} --check separation,ranking,saturation").OneLine;
        Assert.Equal(4, told.Split("label items of each system, and compare systems by their own labels").Length - 1);
        Assert.DoesNotContain("more items, or", told, StringComparison.Ordinal);
        Assert.Contains("LJS2103", Judgestats.Line($"audit {path}").Out, StringComparison.Ordinal);
        Assert.Contains("more lenient to it on the public items",
            Judgestats.Line($"audit {Planted("contaminated")} --accuracy 0.9").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_without_items_are_taken_as_independent()
    {
        var path = _scratch.File("counts.csv", "system,passed,total\na,40,115\nb,29,115\nc,60,115\n");
        var findings = Findings($"audit {path} --guessing 0.25");
        var chance = Assert.Single(findings, one => one.Check == "chance").Details;
        Assert.Equal(3.978428931196349e-10, chance.GetProperty("p")[2].GetDouble(), 1e-17);
        Assert.Equal(0.0122025334755958, chance.GetProperty("p")[0].GetDouble(), 1e-14);
        Assert.True(chance.GetProperty("exact").GetBoolean());
        Assert.Equal(JsonValueKind.Null, Assert.Single(findings, one => one.Check == "ranking").Details.GetProperty("df").ValueKind);
    }

    /// <summary>An item that was keyed the wrong way comes first of those to be looked at.</summary>
    [Fact]
    public void Items_with_a_key_turned_round_are_named()
    {
        var rows = new StringBuilder("system,item,score\n");
        for (var i = 0; i < 40; i++)
        {
            for (var s = 0; s < 8; s++)
                rows.Append(CultureInfo.InvariantCulture, $"s{s},i{i},{(s * 5 > i == (i != 17) ? 1 : 0)}\n");
        }
        var path = _scratch.File("keys.csv", rows.ToString());
        Assert.Contains("the worst first, to be looked at: i17", Judgestats.Line($"audit {path} --all").Out, StringComparison.Ordinal);
        Assert.Contains("to be looked at: i17", Judgestats.Line($"audit {path} --all --format markdown").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("looked at", Judgestats.Line($"audit {path}").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_are_counted_and_taken_together()
    {
        var rows = new StringBuilder("system,item,score,text\n");
        for (var i = 0; i < 40; i++)
        {
            // The first six are three pairs, once as one writes and once with another case and more blanks.
            var text = i >= 6 ? $"what is {i}?" : i % 2 == 0 ? $"What is {i / 2}?" : $" what  IS {i / 2}?";
            foreach (var system in "abcde") rows.Append(CultureInfo.InvariantCulture, $"{system},i{i},{(i * system) % 3 % 2},\"{text}\"\n");
        }
        var path = _scratch.File("texts.csv", rows.ToString());
        var copies = Assert.Single(Findings($"audit {path} --text text"), one => one.Check == "duplicates");
        Assert.Equal(("unsound", 6, 3), (copies.Verdict, copies.Details.GetProperty("copied").GetInt32(),
            copies.Details.GetProperty("groups").GetInt32()));
        Assert.Equal(39 - 3, Findings($"audit {path} --text text --check ranking")[0].Details.GetProperty("df").GetInt32());
    }

    [Fact]
    public void Items_that_not_every_system_has_are_left_out_and_counted()
    {
        var path = _scratch.File("holes.csv", "system,item,score\na,1,1\na,2,0\na,3,1\nb,1,0\nb,2,1\n");
        var answer = Judgestats.Line($"audit {path}");
        Assert.Contains("LJS6014", answer.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 3 items are left out", answer.Out, StringComparison.Ordinal);
    }

    /// <summary>Detects splits or runs of counts that are averaged as if they were alike.</summary>
    [Fact]
    public void Counts_of_splits_add_up_and_runs_are_means()
    {
        var path = _scratch.File("splits.csv", "system,run,split,passed,total\n"
            + "a,1,old,90,100\na,1,fresh,2,10\na,2,old,80,100\na,2,fresh,4,10\nb,1,old,50,100\nb,1,fresh,5,10\n");
        var scores = Findings($"audit {path} --check ranking")[0].Details.GetProperty("scores");
        Assert.Equal(88 / 110.0, scores[0].GetDouble(), Near);
        Assert.Equal(0.5, scores[1].GetDouble(), Near);
    }

    [Theory]
    [InlineData("system,item,run,score\na,1,1,1\na,2,1,0\na,3,1,0\na,1,2,1\na,2,2,0\n", "Of the runs of 'a', 2 of 3 items remain")]
    [InlineData("system,item,step,score\na,1,1,1\na,2,1,0\na,3,1,0\na,1,2,1\na,3,2,0\n",
        "Of the checkpoints of 'a', 2 of 3 items remain")]
    [InlineData("system,item,run,verdict,label\na,1,1,1,1\na,1,2,0,1\na,2,1,0,0\na,2,2,0,0\nb,1,1,1,1\nb,2,1,0,0\n",
        "are left out of the calibration: 1.")]
    public void What_runs_and_checkpoints_lose_is_counted(string rows, string message)
    {
        var answer = Judgestats.Line($"audit {_scratch.File("lost.csv", rows)}");
        Assert.True(answer is { Exit: 0, Error: "" }, answer.Error);
        Assert.Contains("LJS6014", answer.Out, StringComparison.Ordinal);
        var words = answer.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(message, string.Join(' ', words), StringComparison.Ordinal);
    }

    /// <summary>Detects a judge that is taken to be perfect for certain because it made no error on a few labels.</summary>
    [Fact]
    public void A_judge_without_an_error_is_not_known_for_certain()
    {
        var rows = new StringBuilder("system,item,verdict,label\n");
        for (var i = 0; i < 100; i++)
        {
            var verdict = i % 10 < 7 ? 1 : 0;
            var label = i >= 50 ? "" : verdict == 1 ? "1" : "0";
            rows.Append(CultureInfo.InvariantCulture, $"a,i{i},{verdict},{label}\nb,i{i},{i % 2},\n");
        }
        var path = _scratch.File("perfect.csv", rows.ToString());
        var judged = Findings($"audit {path} --check ranking")[0].Details.GetProperty("se")[0].GetDouble();
        var plain = Findings($"audit {path} --check ranking --score verdict")[0].Details.GetProperty("se")[0].GetDouble();
        // 35 passes and 15 fails, all judged rightly.
        var (ofPasses, ofFails) = (35.5 * 0.5 / (36.0 * 36 * 36), 15.5 * 0.5 / (16.0 * 16 * 16));
        Assert.Equal((plain * plain) + (0.7 * 0.7 * ofPasses) + (0.3 * 0.3 * ofFails), judged * judged, Near);
    }

    /// <summary>Detects a place in the run that is taken for the total.</summary>
    [Fact]
    public void Total_and_position_of_an_item_are_two_things()
    {
        var path = _scratch.File("placed.csv", "system,item,position,passed,total\na,1,4,2,8\na,2,5,4,8\nb,1,6,4,8\nb,2,7,6,8\n");
        var scores = Findings($"audit {path} --check ranking")[0].Details.GetProperty("scores");
        Assert.Equal(0.375, scores[0].GetDouble(), Near);
        Assert.Equal(0.625, scores[1].GetDouble(), Near);
    }

    [Theory]
    [InlineData("system,item,points\na,1,1\n", "", "there is no column 'score'; the columns are", "--score")]
    [InlineData("system,item,score\na,1,maybe\n", "", "'maybe' is no score", "--pass")]
    [InlineData("system,item,score\na,1,7\nb,1,3\n", "", "the score 7 is outside [0, 1]", "--range")]
    [InlineData("system,item,score,epoch\na,1,1,1\na,1,0,2\n", "", "a second score of system 'a', item '1'", "'epoch' may tell them apart")]
    [InlineData("system,item,score,step\na,1,1,soon\n", "", "'soon' is no training step", "write it as a number")]
    [InlineData("system,item,score\na,1,1\nb,2,0\n", "", "have no item in common", "audit them one by one")]
    [InlineData("system,item,score,split\na,1,1,x\na,2,1,y\n", "", "which split is old", "--split OLD,FRESH")]
    [InlineData("system,item,score,split\na,1,1,old\na,2,1,fresh\n", "--split old,new", "no row is in the split 'new'", "--split")]
    [InlineData("system,item,split,run,score\na,1,old,1,1\na,1,fresh,2,1\n", "", "'1' is in both splits", "old or fresh")]
    [InlineData("system,item,score\na,1,1\na,2,1\n", "", "there is nothing to audit", "--run")]
    [InlineData("system,split,passed,total\na,old,1,5\nb,old,1,5\nb,fresh,1,5\n", "", "'a' has no count in one", "--where")]
    [InlineData("system,run,passed,total\na,1,1,5\na,2,1,9\nb,1,1,5\n", "", "the runs of 'a' have different totals", "--where")]
    [InlineData("system,item,verdict,label\na,1,1,1\nb,1,1,1\n", "", "no item with a fail label", "--score")]
    [InlineData("system,item,score\na,1,1\nb,1,1\n", "--guessing 25", "--guessing 25", "did you mean 0.25?")]
    [InlineData("system,item,score\na,1,1\nb,1,1\n", "--floor 50", "--floor 50", "did you mean 0.5?")]
    [InlineData("system,item,score\na,1,1\nb,1,1\n", "--random-split", "there is no column of splits", "--split-column")]
    [InlineData("system,item,score\na,1,1\nb,1,1\n", "--accuracy 0.5", "at chance or below", "swapped")]
    [InlineData("system,item,score\na,1,1\nb,1,1\n", "--check spreed", "no such check", "spread")]
    [InlineData("system,item,score\na,1,1\nb,1,1\n", "--fail-on bad", "--fail-on bad", "unsound or doubtful")]
    [InlineData("system,score\na,1\nb,1\n", "", "there is no column 'item'", "--id")]
    public void What_is_wrong_is_said_with_the_way_out(string rows, string options, string message, string way)
    {
        var answer = Judgestats.Line($"audit {_scratch.File("rows.csv", rows)} {options}".TrimEnd());
        Assert.Equal((3, ""), (answer.Exit, answer.Out));
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
        Assert.Contains(way, answer.Error, StringComparison.Ordinal);
    }

    /// <summary>Detects splits called old and new that are not read without being named, and those read the wrong way round.</summary>
    [Fact]
    public void Old_and_new_are_splits_without_being_named()
    {
        var path = _scratch.File("old.csv", "system,split,passed,total\n"
            + string.Concat("abc".Select(system => $"{system},new,4,8\n{system},old,{(system == 'a' ? 8 : 5)},8\n")));
        var silent = Judgestats.Line($"audit {path} --check contamination --format csv").Out;
        Assert.Equal(Judgestats.Line($"audit {path} --check contamination --split old,new --format csv").Out, silent);
        Assert.NotEqual(Judgestats.Line($"audit {path} --check contamination --split new,old --format csv").Out, silent);
    }

    /// <summary>Detects names that are counted apart without a word: of two spellings of a split one is in no check of splits.</summary>
    [Theory]
    [InlineData("split", "--split Old,new")]
    [InlineData("system", "")]
    [InlineData("benchmark", "")]
    public void Names_that_look_alike_are_told(string column, string arguments)
    {
        string[] names = ["Old", "old ", "new"];
        var rows = Enumerable.Range(0, 60).Select(i => (Item: i / 2, System: i % 2)).Select(row => column == "system"
            ? $"i{row.Item},{names[row.System]},\n"
            : $"i{row.Item},s{row.System},{names[row.Item % 3]}\n");
        var header = $"score,item,system,{(column == "system" ? "note" : column)}\n";
        var path = _scratch.File("spelled.csv", header + string.Concat(rows.Select((row, i) => $"{i % 3 % 2},{row}")));
        var told = Judgestats.Line($"audit {path} --check saturation {arguments}").OneLine;
        Assert.Contains($"LJS2028: {column}s differ in case, blanks or Unicode form only: 'Old' and 'old '; they are counted apart", told,
            StringComparison.Ordinal);
    }

    /// <summary>Detects an order of all items that stands beside a contamination without a word.</summary>
    [Fact]
    public void An_order_of_leaked_items_is_said_to_be_one()
    {
        var told = Judgestats.Line($"audit {Planted("contaminated")}").OneLine;
        Assert.Contains("LJS6015: Scores and ranks are of all items, also of the public ones, on which s3, s6 gained.", told,
            StringComparison.Ordinal);
        Assert.Contains("on the private items alone (--where)", told, StringComparison.Ordinal);
        Assert.DoesNotContain("LJS6015", Judgestats.Line($"audit {Planted("contaminated")} --check contamination").Out,
            StringComparison.Ordinal);
        Assert.DoesNotContain("LJS6015", Judgestats.Line($"audit {Planted("contaminated")} --where split=private").Out,
            StringComparison.Ordinal);
    }

    /// <summary>Detects a second pair of splits that is not asked, or has no name of its own.</summary>
    [Fact]
    public void Several_pairs_of_splits_are_each_told()
    {
        var findings = Findings($"audit {Planted("contaminated")} --split public,private --split private,public --check contamination");
        Assert.Equal(["public / private", "private / public"], findings.Select(one => one.Subject));
        Assert.Equal("unsound", findings[0].Verdict);
        Assert.Equal(["s3", "s6"], findings[0].Details.GetProperty("flagged").EnumerateArray().Select(name => name.GetString()));
        Assert.Empty(findings[1].Details.GetProperty("flagged").EnumerateArray());
    }

    /// <summary>Detects items with the same scores that are not told where texts are not known.</summary>
    [Fact]
    public void Items_with_the_same_forty_scores_are_information()
    {
        // Items 0 and 1 are one item under two ids.
        static int Score(int item, int column) => Math.Max(1, item) * (column + 7) * 31 % 64 / 32;
        var rows = new StringBuilder("system,item,run,score\n");
        for (var item = 0; item < 50; item++)
        {
            for (var column = 0; column < 40; column++)
                rows.Append(CultureInfo.InvariantCulture, $"s{column / 5},i{item},{column % 5},{Score(item, column)}\n");
        }
        var path = _scratch.File("patterns.csv", rows.ToString());
        var expected = Enumerable.Range(0, 50)
            .Select(item => string.Join("", Enumerable.Range(0, 40).Select(column => Score(item, column))))
            .Where(one => one.Distinct().Skip(1).Any())
            .GroupBy(one => one).Sum(alike => alike.Count() * (alike.Count() - 1) / 2);
        Assert.True(expected > 0);
        var told = Judgestats.Line($"audit {path}").OneLine;
        Assert.Contains($"duplicates (no --text or --hash, and {expected} pair", told, StringComparison.Ordinal);
        var copies = Assert.Single(Findings($"audit {path}"), one => one.Check == "duplicates");
        Assert.Equal(("not-assessed", expected), (copies.Verdict, copies.Details.GetProperty("pairs").GetInt32()));
    }

    /// <summary>Detects a page without the pictures of what it found, a picture twice, and one that is drawn of nothing.</summary>
    [Theory]
    [InlineData("contaminated", 3)]    // ranks, gains, items
    [InlineData("non-monotone", 2)]    // a training run each
    [InlineData("healthy", 3)]         // ranks, training, items
    public void A_page_draws_what_was_found(string name, int pictures)
    {
        var page = Judgestats.Line($"audit {Planted(name)} --format html").Out;
        Assert.Equal(pictures, page.Split("<svg").Length - 1);
        Assert.Equal(pictures, page.Split("<title id").Select(part => part.Split("</svg>")[0]).Skip(1).Distinct().Count());
    }

    [Theory]
    [InlineData("monotonicity", "non-monotone", "training step")]
    [InlineData("contamination", "contaminated", "excess, points")]
    [InlineData("items", "healthy", "mean score of the item")]
    public void A_check_by_itself_has_its_picture(string check, string name, string words) =>
        Assert.Contains(words, Judgestats.Line($"audit {Planted(name)} --check {check} --format svg").Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("csv")]
    [InlineData("markdown")]
    [InlineData("github")]
    [InlineData("azure")]
    [InlineData("latex")]
    [InlineData("html")]
    [InlineData("svg")]
    [InlineData("junit")]
    public void Every_format_holds_it(string format)
    {
        var answer = Judgestats.Line($"audit {Planted("noisy")} --format {format}");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.Contains(format == "svg" ? "s1" : "separation", answer.Out, StringComparison.Ordinal);
    }

    private static string Planted(string name) => Scratch.InRepository("tests", "reference", "audit", name + ".csv");

    private static bool IsOf(JsonElement figures, Finding one)
    {
        if (figures.GetProperty("id").GetString() != one.Check) return false;
        if (figures.TryGetProperty("benchmarks", out var names)) return one.Subject == $"{names[0]} / {names[1]}";
        var subject = figures.TryGetProperty("system", out var system) ? system.GetString() : null;
        return figures.GetProperty("benchmark").GetString() == (one.Benchmark ?? "") && subject == one.Subject;
    }

    private static List<Finding> Findings(string line)
    {
        var answer = Judgestats.Line(line + " --format json");
        Assert.True(answer is { Exit: 0, Error: "" }, answer.Error);
        using var json = JsonDocument.Parse(answer.Out);
        return
        [
            .. json.RootElement.GetProperty("results").Clone().EnumerateArray().SelectMany(result => result.GetProperty("findings")
                .EnumerateArray().Select(finding => new Finding(
                    result.GetProperty("benchmark").GetString(), finding.GetProperty("check").GetString()!,
                    finding.GetProperty("subject").GetString(), finding.GetProperty("verdict").GetString()!,
                    finding.GetProperty("details")))),
        ];
    }

    private static JsonElement Reference(string id)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Scratch.InRepository("tests", "reference", "audit", "files.json")));
        return json.RootElement.EnumerateArray().Single(one => one.GetProperty("id").GetString() == id).GetProperty("expect").Clone();
    }

    private sealed record Finding(string? Benchmark, string Check, string? Subject, string Verdict, JsonElement Details);
}
