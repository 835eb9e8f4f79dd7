using static LlmJudgeStats.Tool.Tests.JudgeAnswers;

namespace LlmJudgeStats.Tool.Tests;

/// <summary><c>judgestats judge</c>: what may be asked, what is refused, and what names, cultures and formats do not change.</summary>
public sealed class JudgeQuestionTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>Degenerate but honest data are an answer that says so.</summary>
    [Theory]
    [InlineData("verdict,label\n1,1\n")]
    [InlineData("verdict,label\n0,1\n0,1\n1,\n")]
    [InlineData("g,verdict,label\na,1,\nb,1,1\n", "--group g")]
    [InlineData("verdict,label,len\n1,1,3\n1,0,3\n", "--covariate len --own len=9")]
    [InlineData("x,y,label\n1,1,1\n1,1,0\n", "--verdict x,y")]
    [InlineData("x,y,label\n1,,1\n,1,0\n", "--verdict x,y")]
    [InlineData("x,y,label\n1,,1\n", "--verdict x --against y")]
    public void Few_data_are_no_error(string text, string options = "")
    {
        var file = _scratch.File("few.csv", text);
        foreach (var format in (string[])["text", "json", "csv", "markdown", "github", "azure", "latex", "html", "svg", "junit"])
        {
            var answer = Judgestats.Line($"judge {file} {options} --format {format}");
            Assert.True(answer is { Exit: 0, Error: "" } || format == "svg", $"{format}: {answer.Error}");
            Assert.DoesNotMatch(@"\b(NaN|Infinity)\b", answer.Out);
        }
    }

    [Theory]
    [InlineData("", "no FILE")]
    [InlineData("{file} --only ceiling", "add --second-label COL")]
    [InlineData("{file} --only luck", "no such section", "accuracy, orders, confidence, ceiling, change, bias, panel")]
    [InlineData("{file} --only orders", "--orders COL")]
    [InlineData("{file} --only panel", "--verdict COL,COL")]
    [InlineData("{file} --measure score --range 1,5 --by cat", "not right or wrong")]
    [InlineData("{file} --measure score", "--range A,B")]
    [InlineData("{file} --measure votes", "rate, score, preference, class")]
    [InlineData("{file} --measure class --own cat=a", "no bias")]
    [InlineData("{file} --orders cat", "--orders: not of --measure rate")]
    [InlineData("{file} --margin 0.1", "--iteration COL")]
    [InlineData("{file} --iteration cat --margin 1", "--margin 1")]
    [InlineData("{file} --iteration cat", "an item has one row")]
    [InlineData("{file} --iteration cat --where cat=b", "fewer than two iterations")]
    [InlineData("{file} --iteration cat --cluster none", "leave out --cluster")]
    [InlineData("{file} --category-weights equal", "--by COL")]
    [InlineData("{file} --by cat --category-weights a=0.5,b=0.6", "sum to 1.1")]
    [InlineData("{file} --by cat --category-weights a=1", "'b' has items and no weight")]
    [InlineData("{file} --by cat --category-weights a=0.5,b=0.3,z=0.2", "'z'")]
    [InlineData("{file} --by cat --category-weights a=1,b=0", "weight 0")]
    [InlineData("{file} --by cat --category-weights nowhere.csv", "nowhere.csv")]
    [InlineData("{file} --by kat", "kat", "cat")]
    [InlineData("{file} --covariate cat", "'a' is not a number")]
    [InlineData("{file} --own cat", "COLUMN=VALUE")]
    [InlineData("{file} --verdict verdict,verdict", "named twice")]
    [InlineData("{file} --verdict verdict,other --by cat", "panel")]
    [InlineData("{file} --verdict nobody", "nobody")]
    [InlineData("{file} --label cat,label", "one column")]
    [InlineData("{file} --pass verdict=1 --fail verdict=0", "--pass W")]
    [InlineData("{file} --where cat=a --calibration cat=b", "no row has both")]
    [InlineData("{file} --format otlp", "--format otlp")]
    public void What_cannot_be_answered_is_refused(string line, params string[] parts)
    {
        var file = _scratch.File("rows.csv", "id,cat,verdict,other,label\n1,a,1,1,1\n1,a,0,1,1\n2,b,1,0,0\n");
        Judgestats.Line("judge " + line.Replace("{file}", file, StringComparison.Ordinal)).IsRefused(parts);
    }

    [Fact]
    public void A_third_word_names_its_line()
    {
        var file = _scratch.File("words.csv", "verdict,label\n1,1\ntie,0\n");
        Judgestats.Line($"judge {file}").IsRefused("line 3", "'tie'", "--measure");
        var unlabelled = _scratch.File("bare.csv", "verdict\n1\n");
        Judgestats.Line($"judge {unlabelled}").IsRefused("no column of labels", "--label COL");
    }

    /// <summary>What somebody called a category or a judge is no command of any format.</summary>
    [Fact]
    public void Names_are_data_in_every_format()
    {
        const string Hostile = "=1+1`LabelColumn`<b>|\u001b[31m";
        var file = _scratch.File("names.csv",
            $"id,cat,{Hostile},y,label\n1,{Hostile},1,1,1\n2,{Hostile},0,0,1\n1,plain,1,0,1\n2,plain,0,0,1\n");
        string[][] asked =
        [
            ["--verdict", "y", "--by", "cat"], ["--verdict", Hostile + ",y"], ["--verdict", "y", "--iteration", "cat"],
        ];
        foreach (var options in asked)
        {
            foreach (var format in (string[])["text", "json", "csv", "markdown", "latex", "html", "junit"])
            {
                var answer = Judgestats.Run(["judge", file, .. options, "--format", format]);
                Assert.Equal((0, ""), (answer.Exit, answer.Error));
                Assert.DoesNotContain('\u001b', format is "csv" or "json" ? "" : answer.Out);
                Assert.DoesNotMatch(@"--label(<|&lt;|\\<)", answer.Out);    // a name is no property, and becomes no option
                if (format is "html" or "junit") Assert.DoesNotContain("<b>|", answer.Out, StringComparison.Ordinal);
                if (format == "csv") Assert.DoesNotContain(",=1+1", answer.Out, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>The same bytes whatever the culture.</summary>
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void A_culture_changes_no_byte(string culture)
    {
        string[] lines =
        [
            "iterations.csv --iteration version --by section --category-weights equal",
            "ten-judges.csv --verdict a,b,c --measure CLASS", "ten-judges.csv --verdict a --against b",
        ];
        foreach (var line in lines)
        {
            foreach (var format in (string[])["text", "json", "csv", "markdown", "html", "svg"])
            {
                var command = $"judge {Scratch.InRepository("docs", "samples")}/{line} --format {format}";
                var here = Judgestats.Line(command);
                Assert.Equal((0, ""), (here.Exit, here.Error));
                Assert.Equal(here.Out, Scratch.InCulture(culture, () => Judgestats.Line(command)).Out);
            }
        }
    }

    /// <summary>CSV has a row for each estimate, under the columns of other measures and four of its own.</summary>
    [Fact]
    public void Csv_has_a_row_for_each_estimate()
    {
        var file = Scratch.InRepository("docs", "samples", "ten-judges.csv");
        var answer = Judgestats.Line($"judge {file} --verdict a --against b --format csv");
        var lines = answer.Out.TrimEnd('\n').Split('\n');
        Assert.Equal(
            "method,interval,point,lower,upper,level,warnings,target,measure,quantity,of,section,pValueOf,pValue,adjustedPValue", lines[0]);
        Assert.Equal(5 + 4 + 1, lines.Length - 1);
        Assert.StartsWith("labels-only,wilson,", lines[2], StringComparison.Ordinal);
        Assert.Contains(",rate,change,youden,change,0,", lines[7], StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_are_picked()
    {
        var json = Json($"{Scratch.InRepository("docs", "samples", "ten-judges.csv")} --verdict a --against b --only change,bias");
        Assert.Equal(["change", "bias"], json.GetProperty("judge").GetProperty("sections").EnumerateObject().Select(one => one.Name));
    }
}
