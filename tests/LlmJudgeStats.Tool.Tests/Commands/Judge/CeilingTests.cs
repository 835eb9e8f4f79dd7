using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>
/// <c>judgestats judge --second-label</c>: figures of other code (../shared/reference/beyond-values.json gives the ids) on files that are
/// built from its counts, and what is refused.
/// </summary>
public sealed class CeilingTests : IDisposable
{
    private const double Root = 1e-9;    // both sides search for a limit

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>Detects items that are read as separate, and cells that are exchanged. Case ratio-1.</summary>
    [Fact]
    public void Items_that_all_have_a_second_label_are_pairs()
    {
        var ceiling = Section(Rows(("1,1,1", 30), ("0,0,1", 5), ("0,1,1", 8), ("1,0,1", 7)));
        Is(ceiling, "normalized-accuracy", 0.9210526315789473, 0.7228612825941203, 1.1581402923607995);
        Assert.Equal("corrected-profile", Find(ceiling, "normalized-accuracy").GetProperty("interval").GetString());
        Assert.Equal(0.7, Find(ceiling, "accuracy").GetProperty("point").GetDouble(), 12);
        Assert.Equal(0.76, Find(ceiling, "self-consistency").GetProperty("point").GetDouble(), 12);
    }

    /// <summary>Detects items without a verdict that are left out. Case ratio-5.</summary>
    [Fact]
    public void Second_labels_may_be_of_other_items()
    {
        var ceiling = Section(Rows(("1,1,", 60), ("1,0,", 40), (",1,1", 45), (",0,1", 5)));
        Is(ceiling, "normalized-accuracy", 0.6666666666666666, 0.5523874648092444, 0.8101627834989609);
        Assert.Equal("mover", Find(ceiling, "normalized-accuracy").GetProperty("interval").GetString());
        // The judge is not among those who answered twice.
        Assert.False(Find(ceiling, "disattenuated-accuracy").GetProperty("identified").GetBoolean());
        Assert.True(Find(ceiling, "label-error").GetProperty("identified").GetBoolean());
    }

    /// <summary>Detects error and disagreement that are exchanged, and a hull that is dropped. Case label-error-1.</summary>
    [Fact]
    public void The_error_of_labels_is_taken_out()
    {
        var ceiling = Section(Rows(("1,1,", 210), ("1,0,", 90), ("0,0,0", 62), ("1,0,1", 7), ("0,0,1", 7), ("1,0,0", 24)));
        Is(ceiling, "disattenuated-accuracy", 0.7327559821405719, 0.677577770087756, 0.7860934720446571);
        Assert.Equal(0.07573593128807149, Find(ceiling, "label-error").GetProperty("point").GetDouble(), 12);
        Assert.Equal(0.027891064322647652, Find(ceiling, "disattenuated-accuracy").GetProperty("standardError").GetDouble(), 12);
    }

    [Fact]
    public void Classes_and_ties_have_no_label_error()
    {
        var file = _scratch.File("classes.csv", "verdict,label,again\na,a,a\nb,b,c\nc,c,c\na,b,b\n");
        var ceiling = Json($"{file} --measure class --second-label again --only ceiling");
        Assert.Equal(
            ["normalized-accuracy", "accuracy", "self-consistency"], ceiling.Select(one => one.GetProperty("quantity").GetString()));
        var pairs = _scratch.File("pairs.csv", "verdict,label,again\na,a,a\nb,b,tie\ntie,tie,tie\na,b,b\n");
        Assert.Equal(3, Json($"{pairs} --measure preference --second-label again --only ceiling").Length);
        var two = _scratch.File("two.csv", "verdict,label,again\na,a,a\nb,b,a\nb,b,b\n");
        Assert.Equal(5, Json($"{two} --measure class --second-label again --only ceiling").Length);
    }

    /// <summary>People who answer many items: a point, null in JSON, no interval in print, and a reason.</summary>
    [Fact]
    public void People_who_answer_many_items_get_a_point_only()
    {
        const string Line = "docs/samples/second-labels.csv";
        var options = $"{Scratch.InRepository(Line.Split('/'))} --second-label again --cluster person --only ceiling";
        var ratio = Json(options)[0];
        Assert.Equal(110.0 / 130, ratio.GetProperty("point").GetDouble(), 12);
        Assert.True(ratio.GetProperty("pointOnly").GetBoolean());
        foreach (var name in (string[])["interval", "lower", "upper"])
            Assert.Equal(JsonValueKind.Null, ratio.GetProperty(name).ValueKind);
        var text = Judgestats.Line($"judge {options}").Out;
        Assert.Contains("LJS1116", text, StringComparison.Ordinal);
        Assert.Contains("no interval", text, StringComparison.Ordinal);
        Assert.Contains("Normalised accuracy 0.846, without an interval.", text, StringComparison.Ordinal);
    }

    /// <summary>Degenerate but honest data are an answer that says so.</summary>
    [Theory]
    [InlineData("verdict,label,again\n1,1,0\n")]
    [InlineData("verdict,label,again\n1,1,\n0,1,\n")]
    [InlineData("verdict,label,again\n0,1,1\n")]
    [InlineData("verdict,label,again\n1,1,1\n1,,1\n,,0\n")]
    [InlineData("verdict,label,again\n1,1,1\n0,1,0\n1,0,1\n0,0,0\n")]
    public void Few_data_are_no_error(string text)
    {
        var file = _scratch.File("few.csv", text);
        foreach (var format in (string[])["text", "json", "csv", "markdown", "github", "azure", "latex", "html", "svg", "junit"])
        {
            var answer = Judgestats.Line($"judge {file} --second-label again --format {format}");
            Assert.True(answer is { Exit: 0, Error: "" } || format == "svg", $"{format}: {answer.Error}");
            Assert.DoesNotMatch(@"\b(NaN|Infinity)\b", answer.Out);
        }
    }

    [Theory]
    [InlineData("verdict,again\n1,1\n", "", "--label COL")]
    [InlineData("verdict,label,again\n1,1,1\n", "--label again", "too")]
    [InlineData("id,verdict,label,again\n1,1,1,1\n", "--runs", "--where")]
    [InlineData("verdict,label,again\n1,1,1\n", "--measure score --range 0,5", "not right or wrong")]
    [InlineData("x,y,label,again\n1,1,1,1\n", "--verdict x,y", "one judge")]
    [InlineData("id,o,verdict,label,again\n1,ab,1,1,1\n1,ba,1,1,1\n", "--measure preference --orders o", "--orders")]
    [InlineData("id,v,verdict,label,again\n1,1,1,1,1\n1,2,1,1,1\n", "--iteration v", "--iteration")]
    [InlineData("verdict,label,again\n1,1,maybe\n", "", "'maybe'")]
    public void What_cannot_be_answered_is_refused(string text, string options, string expected)
    {
        var file = _scratch.File("refused.csv", text);
        Judgestats.Line($"judge {file} --second-label again {options}").IsRefused(expected);
    }

    private JsonElement[] Section(string file) => Json($"{file} --second-label again --only ceiling");

    private static JsonElement[] Json(string line) => JudgeAnswers.Estimates(JudgeAnswers.Json(line), "ceiling");

    private static JsonElement Find(JsonElement[] estimates, string quantity) => JudgeAnswers.Find(estimates, quantity, null);

    private static void Is(JsonElement[] estimates, string quantity, double point, double lower, double upper)
    {
        var found = Find(estimates, quantity);
        Assert.Equal(point, found.GetProperty("point").GetDouble(), 1e-12);
        Assert.Equal(lower, found.GetProperty("lower").GetDouble(), Root);
        Assert.Equal(upper, found.GetProperty("upper").GetDouble(), Root);
    }

    private string Rows(params (string Row, int Count)[] rows)
    {
        var text = new StringBuilder("verdict,label,again\n");
        foreach (var (row, count) in rows)
        {
            for (var i = 0; i < count; i++) text.Append(CultureInfo.InvariantCulture, $"{row}\n");
        }
        return _scratch.File("rows.csv", text.ToString());
    }
}
