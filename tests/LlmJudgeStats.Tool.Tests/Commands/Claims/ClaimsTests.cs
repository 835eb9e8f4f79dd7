using System.Globalization;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>judgestats claims: figures of other code, exit codes, and what it refuses.</summary>
public sealed class ClaimsTests : IDisposable
{
    private const string Header = "claim,a,b,kind,a_score,a_passed,a_total,b_score,b_passed,b_total,a_judge,b_judge,accuracy,margin,"
        + "threshold,ratio,same_items\n";

    private static readonly string s_sample = Scratch.InRepository("docs", "samples", "claims.csv");

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>Every figure of the shared file, to 1e-10 (audit-values.json claims-file); skipped without ../shared.</summary>
    [Fact]
    public void Every_claim_of_the_sample_has_the_figures_of_other_code()
    {
        var reference = Scratch.InRepository("..", "shared", "reference", "audit-values.json");
        Assert.SkipUnless(File.Exists(reference), "../shared is absent");
        using var document = JsonDocument.Parse(File.ReadAllText(reference));
        var expected = document.RootElement.EnumerateArray().Single(one => one.GetProperty("id").GetString() == "claims-file")
            .GetProperty("expected").GetProperty("claims").EnumerateArray().ToArray();
        var shown = Claims($"claims {s_sample} --format json");
        Assert.Equal(7, expected.Length);
        Assert.Equal(expected.Length, shown.Length);
        for (var i = 0; i < expected.Length; i++) Same(expected[i], shown[i]);
    }

    [Theory]
    [InlineData("x,a,b,better,,94,100,,50,100,j,j,0.9..1,,,,", 0, "supported")]
    [InlineData("x,a,b,better,,50,100,,94,100,j,j,0.9..1,,,,", 1, "contradicted")]
    [InlineData("x,a,b,better,,52,100,,50,100,j,j,0.9..1,,,,", 2, "open")]
    [InlineData("x,a,b,better,,60,100,,50,100,,,0.9..1,,,,", 2, "open")]
    [InlineData("x,a,b,equal,,4000,5000,,4010,5000,j,j,0.9..1,0.05,,,", 0, "supported")]
    [InlineData("x,a,,at-least,,470,500,,,,j,,,,90%,,", 0, "supported")]
    [InlineData("x,a,b,retains,,900,1000,,930,1000,j,j,0.9..1,,,0.9,", 0, "supported")]
    [InlineData("x,a,b,better,79.6%,,,76.6%,,,j,j,,,,,", 2, "open")]
    public void The_exit_code_says_what_became_of_the_claim(string row, int exit, string word)
    {
        var file = _scratch.File("claims.csv", Header + row + "\n");
        Assert.Equal(exit, Judgestats.Line($"claims {file} --require supported").Exit);
        var answer = Judgestats.Line($"claims {file}");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.StartsWith($"x: {word}.", answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,a,b,better,79.6,,500,76.6%,,500,j,j,,,,,", "is no score")]
    [InlineData("x,a,b,better,,600,500,,1,500,j,j,,,,,", "is no count from 0 to 500")]
    [InlineData("x,a,b,best,,60,500,,1,500,j,j,,,,,", "is no kind of claim")]
    [InlineData("x,a,b,better,,60,500,,1,500,j,j,0.5..1,,,,", "no better than chance")]
    [InlineData("x,a,b,better,,60,500,,1,500,j,j,0.9..0.8,,,,", "is no error rate")]
    [InlineData("x,a,b,equal,,60,500,,1,500,j,j,,,,,", "'margin'")]
    [InlineData("x,a,b,better,,60,500,,1,0,j,j,,,,,", "is no number of items")]
    [InlineData("x,a,b,better,,60,500,,1,500,j,j,,,,,maybe", "neither yes nor no")]
    [InlineData("x,a,b,better,,60,500,,1,500,none,none,0.7,,,,", "exact grading")]
    public void What_a_cell_lacks_is_said(string row, string what)
    {
        var answer = Judgestats.Line($"claims {_scratch.File("claims.csv", Header + row + "\n")}");
        Assert.Equal((3, ""), (answer.Exit, answer.Out));
        Assert.Contains(what, answer.Error, StringComparison.Ordinal);
        Assert.Contains("line 2", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--judge 0.5..1", "no better than chance")]
    [InlineData("--judge often", "--judge often")]
    [InlineData("--bar 0.5", "--bar 0.5")]
    public void Bad_options_are_refused(string options, string what)
    {
        var answer = Judgestats.Line($"claims {s_sample} {options}");
        Assert.Equal((3, ""), (answer.Exit, answer.Out));
        Assert.Contains(what, answer.Error, StringComparison.Ordinal);
    }

    /// <summary>0.8 of 1000 may be 750: rounding is said before any figure (found by an attack).</summary>
    [Fact]
    public void Rough_scores_are_doubted()
    {
        var file = _scratch.File("claims.csv", Header + "x,a,b,better,0.8,,1000,0.7,,1000,none,none,,,,,\n");
        var text = Judgestats.Line($"claims {file}").Out;
        Assert.Contains("750 to 850 of 1,000 items may have passed", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("LJS6107", StringComparison.Ordinal) < text.IndexOf("+10.0%", StringComparison.Ordinal));
    }

    /// <summary>81.3 against 80.5 % of 20,000 items leaves it to the rounding: said, and open.</summary>
    [Fact]
    public void A_verdict_that_rounding_decides_is_open()
    {
        var rounded = _scratch.File("rounded.csv", Header + "x,a,b,better,81.3%,,20000,80.5%,,20000,none,none,,,,,yes\n");
        var counts = _scratch.File("counts.csv", Header + "x,a,b,better,,16260,20000,,16100,20000,none,none,,,,,\n");
        var text = Judgestats.Line($"claims {rounded}").Out;
        Assert.StartsWith("x: open.", text, StringComparison.Ordinal);
        Assert.Contains("16,250 to 16,270 of 20,000 items may have passed; the intervals hold for all", text, StringComparison.Ordinal);
        Assert.True(Claims($"claims {rounded} --format json")[0].GetProperty("widened").GetBoolean());
        Assert.StartsWith("x: supported.", Judgestats.Line($"claims {counts}").Out, StringComparison.Ordinal);
    }

    /// <summary>In a column of percentages 0.8 may be 0.8% or 80%: it is refused, and 79.6 needs no sign.</summary>
    [Theory]
    [InlineData("a_percent,b_percent,margin")]
    [InlineData("Score A (%),Score B (%),Margin (%)")]
    [InlineData("pct_a,percentage_b,margin")]
    public void A_column_of_percentages_is_read_as_percentages(string header)
    {
        var signed = _scratch.File("signed.csv", "a_score,b_score,margin,kind,total\n79.6%,0%,20%,equal,500\n");
        var margin = header.EndsWith("(%)", StringComparison.Ordinal) ? "20" : "20%";
        var bare = _scratch.File("bare.csv", $"{header},kind,total\n79.6,0,{margin},equal,500\n");
        Assert.Equal(Claims($"claims {signed} --format json")[0].GetRawText(), Claims($"claims {bare} --format json")[0].GetRawText());
        foreach (var unclear in (string[])["0.8", "1"])
        {
            var file = _scratch.File("unclear.csv", $"{header},kind,total\n79.6,{unclear},20%,equal,500\n");
            var refused = Judgestats.Line($"claims {file}");
            Assert.Equal(3, refused.Exit);
            Assert.Contains($"write {unclear}% or {(unclear == "1" ? "100" : "80")}%", refused.Error, StringComparison.Ordinal);
        }
    }

    /// <summary>What only rounds to certainty is no certainty.</summary>
    [Fact]
    public void No_claim_of_a_measured_judge_is_certain()
    {
        var file = _scratch.File("certain.csv", "a_score,b_score,accuracy\n100/100,0/100,45/50\n0/100,100/100,45/50\n");
        var text = Judgestats.Line($"claims {file}").Out;
        Assert.Contains("the claim holds with probability >99.9%", text, StringComparison.Ordinal);
        Assert.Contains("the claim holds with probability <0.1%", text, StringComparison.Ordinal);
    }

    /// <summary>
    /// In a paper se is a standard error: alone it is not read, which is a warning that names the way out; beside sp it is a sensitivity.
    /// </summary>
    [Theory]
    [InlineData("a_se,b_se", "0.9,0.8", null)]
    [InlineData("SE A,SE B", "0.9,0.8", null)]
    [InlineData("a_se,specificity", "0.9,0.95", "specificity")]
    [InlineData("a_se,a_sp", "0.9,0.95", "a_sensitivity,a_specificity")]
    [InlineData("se,sp", "0.9,0.95", "sensitivity,specificity")]
    public void A_standard_error_is_no_sensitivity(string columns, string cells, string? read)
    {
        const string Usual = "claim,a,b,a_score,b_score,total";
        const string Row = "x,one,two,79.6%,71.0%,2000";
        var file = _scratch.File("errors.csv", $"{Usual},{columns}\n{Row},{cells}\n");
        if (read == "specificity")
        {
            // Half of a pair of error rates is no judge.
            Judgestats.Line($"claims {file}").IsRefused("'sensitivity' is missing");
            return;
        }
        var same = _scratch.File("same.csv", read is null ? $"{Usual}\n{Row}\n" : $"{Usual},{read}\n{Row},{cells}\n");
        Assert.Equal(Claims($"claims {same} --format json")[0].GetRawText(), Claims($"claims {file} --format json")[0].GetRawText());
        Assert.Equal(read is null ? "LJS6108" : "LJS6109", Notes($"claims {file} --format json")[0]);
        if (read is not null) return;
        var text = Judgestats.Line($"claims {file}").Out;
        Assert.Contains($"'{columns.Split(',')[0]}' may be a standard error: a sensitivity is called a_sensitivity", text,
            StringComparison.Ordinal);
    }

    /// <summary>Columns as people spell them: the same figures, and each told; what is not read is a warning before the figures.</summary>
    [Theory]
    [InlineData("id,model_a,model_b,score_a,n_a,B Score,bTotal,a-judge,judge_b")]
    [InlineData("Claim,System A,System B,A Score,A Total,B Pass Rate,B Items,grader_a,B Judge")]
    [InlineData("CLAIM,A,B,A_SCORE,A_TOTAL,B_SCORE,B_TOTAL,A_JUDGE,B_JUDGE")]
    public void Usual_spellings_of_columns_are_read(string header)
    {
        const string Row = "x,one,two,79.6%,500,76.6%,500,none,none\n";
        var own = _scratch.File("own.csv", "claim,a,b,a_score,a_total,b_score,b_total,a_judge,b_judge\n" + Row);
        var other = _scratch.File("other.csv", header + "\n" + Row);
        Assert.Equal(Claims($"claims {own} --format json")[0].GetRawText(), Claims($"claims {other} --format json")[0].GetRawText());
        var notes = Notes($"claims {other} --format json");
        var told = header.Split(',').Where(column => !IsOurs(column)).ToArray();
        Assert.Equal(told.Length > 0 ? ["LJS6109"] : Array.Empty<string>(), notes);
        var text = Judgestats.Line($"claims {other}").Out;
        Assert.All(told, column => Assert.Contains($"'{column}' as ", text, StringComparison.Ordinal));
        Assert.Empty(Notes($"claims {own} --format json"));

        static bool IsOurs(string column) =>
            ((string[])["claim", "a", "b", "a_score", "a_total", "b_score", "b_total", "a_judge", "b_judge"]).Contains(
                column, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_column_that_is_not_read_is_a_warning_before_the_figures()
    {
        var file = _scratch.File("claims.csv", "a,b,total,a_passed,b_passed,score_a,skore_b,a_score\np,q,100,90,50,80%,1,\n");
        var text = Judgestats.Line($"claims {file}").Out;
        Assert.True(text.IndexOf("'skore_b'", StringComparison.Ordinal) is > 0 and var at
            && at < text.IndexOf("+40.0%", StringComparison.Ordinal), text);
        // The column with the exact name goes before the other spelling.
        Assert.Contains("nothing is read from 'score_a', 'skore_b'", text, StringComparison.Ordinal);
        Assert.Contains("on 100 and 100 items", text, StringComparison.Ordinal);
    }

    /// <summary>A score as counts in one cell; beside another number of items it is refused.</summary>
    [Fact]
    public void A_score_may_be_counts_in_one_cell()
    {
        const string Columns = "claim,a,b,score_a,score_b,n_a,judge\n";
        var own = _scratch.File("own.csv", Header + "x,p,q,better,,62,80,,50,80,j,j,,,,,\n");
        var cells = _scratch.File("cells.csv", Columns + "x,p,q,62/80,50/80,,j\n");
        Assert.Equal(Claims($"claims {own} --format json")[0].GetRawText(), Claims($"claims {cells} --format json")[0].GetRawText());
        Judgestats.Line($"claims {_scratch.File("two.csv", Columns + "x,p,q,62/80,50/80,90,j\n")}").IsRefused("another number of items");
        Judgestats.Line($"claims {_scratch.File("more.csv", Columns + "x,p,q,92/80,50/80,,j\n")}").IsRefused("is no score");
    }

    /// <summary>A list of scores, a row for each system, is no file of claims, and is told how to become one.</summary>
    [Fact]
    public void A_list_of_systems_is_told_what_a_row_is() =>
        Judgestats.Line($"claims {_scratch.File("list.csv", "paper,system,accuracy,n,judge\nA,p,84.2%,1319,j\n")}")
            .IsRefused("LJS4061", "a row is a claim about two systems", "a, a_score, a_total, b, b_score, b_total");

    /// <summary>Lines of JSON whose later rows have further columns.</summary>
    [Fact]
    public void Columns_that_come_later_are_read()
    {
        var file = _scratch.File("claims.jsonl", """
            {"id": "x", "a": "p", "b": "q", "passed_a": 90, "passed_b": 50, "total": 100}
            {"id": "y", "a": "p", "b": "q", "passed_a": 90, "passed_b": 50, "total": 100, "judge": "j", "accuracy": "0.9..1"}

            """);
        var claims = Claims($"claims {file} --format json");
        Assert.Equal([false, true], claims.Select(one => one.GetProperty("sameJudge").GetBoolean()));
        Assert.Equal(0.9, claims[1].GetProperty("judge").GetProperty("a").GetProperty("sensitivity")[0].GetDouble());
    }

    /// <summary>claim-prior-1 of the reference, from counts: 45 of 48 right with a uniform prior is Beta(46, 4).</summary>
    [Fact]
    public void Measured_judges_give_a_probability()
    {
        const string Columns = "claim,a,b,a_passed,b_passed,total,a_sensitivity,a_specificity,b_sensitivity,b_specificity,judge\n";
        var apart = _scratch.File("apart.csv", Columns + "x,p,q,80,62,115,45/48,43/48,39/48,44/48,\n");
        Assert.Equal(0.7810081, Claims($"claims {apart} --format json")[0].GetProperty("probability").GetDouble(), 1e-4);
        Assert.Contains("holds with probability 78.1%", Judgestats.Line($"claims {apart}").Out, StringComparison.Ordinal);
        var shared = _scratch.File("shared.csv", Columns + "x,p,q,80,62,115,45/48,43/48,,,j\n");
        Assert.InRange(Claims($"claims {shared} --format json")[0].GetProperty("probability").GetDouble(), 0.98, 0.999);
        Assert.All(Claims($"claims {s_sample} --format json"),
            claim => Assert.Equal(JsonValueKind.Null, claim.GetProperty("probability").ValueKind));
        string[] cells = Judgestats.Line($"claims {apart} --format csv").Out.Split('\n')[1].Split(',');
        Assert.Equal("false", cells[^2]);
        Assert.Equal(0.7810081, double.Parse(cells[^1], CultureInfo.InvariantCulture), 1e-4);
    }

    /// <summary>Four papers: ranks, reasons, and CSV with the ranks alone.</summary>
    [Fact]
    public void Several_papers_have_ranks()
    {
        var papers = Scratch.InRepository("docs", "samples", "papers.csv");
        var text = Judgestats.Line($"claims {papers} --table").Out;
        Assert.Contains("without a rank: delta (88.0%): no number of items is given", text, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(Judgestats.Line($"claims {papers} --table --format json").Out);
        var ranks = document.RootElement.GetProperty("results").EnumerateArray().Last().GetProperty("ranks");
        Assert.Equal(5, document.RootElement.GetProperty("results").GetArrayLength());
        var scores = ranks.GetProperty("scores").EnumerateArray().ToArray();
        Assert.Equal(7, scores.Length);
        Assert.Equal(("beta", 1), (scores[0].GetProperty("name").GetString(), scores[0].GetProperty("rankLower").GetInt32()));
        Assert.All(scores, score => Assert.True(score.GetProperty("rankLower").GetInt32() <= score.GetProperty("rankUpper").GetInt32()));
        var lines = Judgestats.Line($"claims {papers} --table --format csv").Out.TrimEnd('\n').Split('\n');
        Assert.Equal(9, lines.Length);
        Assert.Equal("tasks,delta,,,0.88,judge-3,,,7,0.95,no-items", lines[^1]);
        Assert.DoesNotContain("Ranks", Judgestats.Line($"claims {papers}").Out, StringComparison.Ordinal);
        foreach (var format in (string[])["markdown", "github", "azure", "latex", "html", "junit"])
        {
            var answer = Judgestats.Line($"claims {papers} --table --format {format}");
            Assert.Equal((0, ""), (answer.Exit, answer.Error));
        }
        Assert.Contains("gamma", Judgestats.Line($"claims {papers} --table --format markdown").Out, StringComparison.Ordinal);
    }

    private static string[] Notes(string line)
    {
        using var document = JsonDocument.Parse(Judgestats.Line(line).Out);
        return [.. document.RootElement.GetProperty("diagnostics").EnumerateArray().Select(one => one.GetProperty("code").GetString()!)];
    }

    /// <summary>One-sided limits cross at a level of one half: refused, and no crash (found by an attack).</summary>
    [Theory]
    [InlineData("x,a,b,equal,0.800,,1000,0.801,,1000,none,none,,0.05,,,", "0.5")]
    [InlineData("x,a,,at-least,50%,,100,,,,none,,,,0.55,,", "0.1")]
    public void Levels_of_one_half_or_less_are_refused(string row, string level)
    {
        var file = _scratch.File("claims.csv", Header + row + "\n");
        Judgestats.Line($"claims {file} --level {level}").IsRefused("above 0.5");
    }

    /// <summary>A score that is no share of its items is doubted before any figure.</summary>
    [Fact]
    public void What_cannot_be_a_count_is_said_first()
    {
        var text = Judgestats.Line($"claims {s_sample}").Out;
        Assert.True(text.IndexOf("LJS6102", StringComparison.Ordinal) < text.IndexOf("+3.0%", StringComparison.Ordinal));
    }

    /// <summary>What comes once has a fingerprint, too (found by review: it had none).</summary>
    [Fact]
    public void Standard_input_has_the_fingerprint_of_its_file()
    {
        var file = JsonOf(Judgestats.Line($"claims {s_sample} --format json").Out);
        var stream = JsonOf(Judgestats.RunOn(["claims", "-", "--format", "json"], File.ReadAllBytes(s_sample)).Out);
        Assert.Equal(64, file.Length);
        Assert.Equal(file, stream);

        static string JsonOf(string text)
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.GetProperty("provenance").GetProperty("input").GetProperty("sha256").GetString()!;
        }
    }

    private static JsonElement[] Claims(string line)
    {
        var answer = Judgestats.Line(line);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        return [.. document.RootElement.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("claim").Clone())];
    }

    private static void Same(JsonElement expected, JsonElement shown)
    {
        Assert.Equal(expected.GetProperty("claim").GetString(), shown.GetProperty("id").GetString());
        Assert.Equal(expected.GetProperty("verdict").GetString(), shown.GetProperty("verdict").GetString());
        Assert.Equal(expected.GetProperty("sameJudge").GetBoolean(), shown.GetProperty("sameJudge").GetBoolean());
        Near("aPassed", shown.GetProperty("a"), "passed");
        Near("bPassed", shown.GetProperty("b"), "passed");
        Near("difference", shown.GetProperty("raw"), "difference");
        Near("rawLower", shown.GetProperty("raw"), "lower");
        Near("rawUpper", shown.GetProperty("raw"), "upper");
        foreach (var name in (string[])["rangeLower", "rangeUpper", "lower", "upper"]) Near(name, shown.GetProperty("corrected"), name);
        Near("tippingDifferentJudges", shown.GetProperty("tipping"), "differentJudges");
        Near("tippingDifferentJudgesConfident", shown.GetProperty("tipping"), "differentJudgesConfident");
        foreach (var letter in (string[])["a", "b"])
        {
            Assert.Equal(expected.GetProperty("countCheck" + letter.ToUpperInvariant()).GetBoolean(),
                shown.GetProperty("countCheck").GetProperty(letter).GetBoolean());
        }
        var isPaired = expected.TryGetProperty("paired", out var paired);
        Assert.Equal(isPaired, shown.GetProperty("paired").ValueKind is JsonValueKind.Object);
        if (!isPaired) return;
        foreach (var name in (string[])["net", "maximumDiscordant", "possible", "independent"])
            Assert.Equal(paired.GetProperty(name).GetDouble(), shown.GetProperty("paired").GetProperty(name).GetDouble(), 1e-9);

        void Near(string name, JsonElement part, string own)
        {
            var figure = expected.GetProperty(name);
            Assert.Equal(figure.ValueKind, part.GetProperty(own).ValueKind);
            if (figure.ValueKind is JsonValueKind.Number) Assert.Equal(figure.GetDouble(), part.GetProperty(own).GetDouble(), 1e-10);
        }
    }
}
