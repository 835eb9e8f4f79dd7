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
