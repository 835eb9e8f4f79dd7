using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>
/// How sure a judge is, on the command line: figures of other code (beyond-values.json gives the ids) on files that are built from its
/// inputs, points that have no interval in any format, and what is refused.
/// </summary>
public sealed class ConfidenceTests : IDisposable
{
    private static readonly string s_sample = Scratch.InRepository("docs", "samples", "confidence.csv");

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>Case auc-1, with right and wrong verdicts in place of pass and fail.</summary>
    [Theory]
    [InlineData("verdict")]
    [InlineData("pass")]
    public void Area_under_the_curve_agrees(string meaning)
    {
        double[] right = [0.95, 0.9, 0.85, 0.75, 0.7, 0.6, 0.99, 0.4];
        double[] wrong = [0.8, 0.65, 0.55, 0.3, 0.2, 0.1, 0.5, 0.05];
        // Of passing the label alone counts; of verdicts every other one is a fail.
        var text = new StringBuilder("verdict,c,label\n");
        for (var i = 0; i < 8; i++)
        {
            var verdict = i % 2;
            text.Append(CultureInfo.InvariantCulture, $"{verdict},{right[i]},{(meaning == "pass" ? 1 : verdict)}\n");
            text.Append(CultureInfo.InvariantCulture, $"{verdict},{wrong[i]},{(meaning == "pass" ? 0 : 1 - verdict)}\n");
        }
        var section = Section($"{_scratch.File("auc.csv", text.ToString())} --confidence c --confidence-of {meaning}");
        var auc = section.GetProperty("estimates")[0];
        Assert.Equal("auc", auc.GetProperty("quantity").GetString());
        Assert.Equal("smoothed-delong", auc.GetProperty("interval").GetString());
        Assert.Equal(0.875, auc.GetProperty("point").GetDouble(), 1e-12);
        Assert.Equal(0.11050934438251948, auc.GetProperty("standardError").GetDouble(), 1e-12);
        Assert.Equal(0.5349832205417718, auc.GetProperty("lower").GetDouble(), 1e-12);
        Assert.Equal(1, auc.GetProperty("upper").GetDouble());
        Assert.Equal(16, section.GetProperty("reliability")[0].GetProperty("items").GetInt32()
            + section.GetProperty("reliability")[1].GetProperty("items").GetInt32());
    }

    /// <summary>Case selective-1: a confidence for each decile.</summary>
    [Theory]
    [InlineData("0.8", 8, 0.3, 0.8095133940556296)]
    [InlineData("0.9", null, 0, 0)]
    public void Lowest_threshold_agrees(string target, int? deciles, double threshold, double lower)
    {
        int[] right = [19, 20, 18, 19, 17, 16, 15, 14, 12, 10];
        var text = new StringBuilder("verdict,c,label\n");
        for (var decile = 0; decile < 10; decile++)
        {
            for (var i = 0; i < 20; i++)
                text.Append(CultureInfo.InvariantCulture, $"1,{1 - (decile / 10.0)},{(i < right[decile] ? 1 : 0)}\n");
        }
        var file = _scratch.File("deciles.csv", text.ToString());
        var found = Section($"{file} --confidence c --target-accuracy {target}").GetProperty("threshold");
        Assert.Equal(deciles is null, found.ValueKind == JsonValueKind.Null);
        if (deciles is null) return;
        Assert.Equal(deciles, found.GetProperty("decilesAnswered").GetInt32());
        Assert.Equal(threshold, found.GetProperty("threshold").GetDouble(), 1e-12);
        Assert.Equal(0.8, found.GetProperty("share").GetDouble(), 1e-12);
        Assert.Equal(lower, found.GetProperty("lower").GetDouble(), 1e-10);
    }

    [Fact]
    public void Calibration_errors_have_no_interval_in_any_format()
    {
        var section = Section($"{s_sample} --confidence confidence");
        JsonElement[] points = [.. section.GetProperty("estimates").EnumerateArray().Where(one => one.TryGetProperty("pointOnly", out _))];
        Assert.Equal(7, points.Length);
        Assert.All(points, point =>
        {
            Assert.Equal(JsonValueKind.Null, point.GetProperty("lower").ValueKind);
            Assert.Equal(JsonValueKind.Null, point.GetProperty("upper").ValueKind);
            Assert.Equal("PointOnly", point.GetProperty("warnings")[0].GetString());
        });
        Assert.DoesNotContain(section.GetProperty("estimates").EnumerateArray(), one =>
            one.GetProperty("quantity").GetString() == "ece" && one.GetProperty("lower").ValueKind != JsonValueKind.Null);
        Assert.Contains("LJS1100", Judge($"{s_sample} --confidence confidence"), StringComparison.Ordinal);
        foreach (var format in new[] { "text", "markdown", "csv", "html", "latex" })
        {
            var lines = Judge($"{s_sample} --confidence confidence --only confidence --format {format}").Split('\n')
                .Where(line => line.Contains("calibration error, debiased", StringComparison.Ordinal)
                    || line.StartsWith("debiased-ece,", StringComparison.Ordinal)).ToArray();
            Assert.NotEmpty(lines);
            Assert.All(lines, line => Assert.DoesNotContain("1.000", line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_diagram_is_in_pages_and_a_picture_of_its_own()
    {
        var page = Judge($"{s_sample} --confidence confidence --format html");
        Assert.Contains("Confidence and what came true", page, StringComparison.Ordinal);
        var svg = Judge($"{s_sample} --confidence confidence --only confidence --format svg");
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.Contains("Mean confidence", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Items_without_a_confidence_are_left_out_of_the_judge_and_are_a_stratum_of_the_rate()
    {
        var file = _scratch.File("gaps.csv", "verdict,c,label\n1,0.9,1\n1,,1\n0,0.8,0\n0,,\n1,0.7,\n");
        Assert.Contains("Left out: 1 without a confidence", Judge($"{file} --confidence c"), StringComparison.Ordinal);
        var result = Judgestats.Json($"{file} --design random --measure confidence --confidence c").GetProperty("results")[0];
        Assert.Equal("confidence", result.GetProperty("measure").GetString());
        var strata = result.GetProperty("strata");
        Assert.Equal(["all confidences", "no confidence"], strata.GetProperty("names").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal([1, 1], strata.GetProperty("unlabelled").EnumerateArray().Select(count => count.GetDouble()));
        Assert.Equal("pass-rate", result.GetProperty("estimates")[0].GetProperty("quantity").GetString());
    }

    /// <summary>Strata that are put together are those of the labels alone.</summary>
    [Fact]
    public void A_confidence_in_a_fail_stands_before_one_in_a_pass()
    {
        var rows = new StringBuilder("verdict,c,label\n");
        for (var i = 0; i < 20; i++) rows.Append("0,0.9,0\n0,0.2,1\n1,0.2,0\n1,0.9,1\n1,0.9,\n");
        var file = _scratch.File("bands.csv", rows.ToString());
        var of = $"{file} --design random --measure confidence --confidence c";
        var verdicts = Judgestats.Json(of).GetProperty("results")[0].GetProperty("strata");
        Assert.Equal(["up to -0.9", "over -0.9 to -0.2", "over -0.2 to 0.2", "over 0.2"],
            verdicts.GetProperty("names").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal([20, 0, 0, 20, 20, 0, 0, 20], verdicts.GetProperty("labelled").EnumerateArray()
            .SelectMany(row => row.EnumerateArray()).Select(count => count.GetDouble()));
        var passes = Judgestats.Json($"{of} --confidence-of pass").GetProperty("results")[0].GetProperty("strata");
        Assert.Equal(["up to 0.2", "over 0.2"], passes.GetProperty("names").EnumerateArray().Select(name => name.GetString()));
        var gate = Judgestats.Line($"gate {of} --at-least 0.3");
        Assert.Equal(0, gate.Exit);
    }

    [Theory]
    [InlineData("judge {file} --confidence id", "'a001'", "from 0 to 1")]
    [InlineData("judge {file} --confidence nope", "nope")]
    [InlineData("judge {file} --target-accuracy 0.9", "--confidence COL")]
    [InlineData("judge {file} --confidence-of pass", "--confidence COL")]
    [InlineData("judge {file} --confidence confidence --target-accuracy 90", "between 0 and 1")]
    [InlineData("judge {file} --confidence confidence --target-accuracy 0.9 --level 0.4", "above 0.5")]
    [InlineData("judge {file} --confidence confidence --confidence-of truth", "pass", "verdict")]
    [InlineData("judge {file} --confidence confidence --measure preference", "right or wrong")]
    [InlineData("judge {file} --confidence confidence --verdict verdict,label", "one judge")]
    [InlineData("judge {file} --only confidence", "add --confidence COL")]
    [InlineData("estimate {file} --design random --measure confidence", "--confidence COL")]
    [InlineData("estimate {file} --design random --confidence confidence", "--measure")]
    [InlineData("estimate {file} --design by-verdict --measure confidence --confidence confidence", "--bands")]
    [InlineData("estimate {file} --design external --measure confidence --confidence confidence", "LJS1040", "bands of confidence")]
    [InlineData("estimate {file} --design random --measure confidence --confidence confidence --bands 0.2,0.3",
        "no confidence is over 0.2 to 0.3")]
    [InlineData("estimate {file} --design random --measure score --range 0,1 --confidence confidence", "--confidence")]
    public void What_cannot_be_is_refused(string line, params string[] parts) =>
        Judgestats.Line(line.Replace("{file}", s_sample, StringComparison.Ordinal)).IsRefused(parts);

    private static JsonElement Section(string line)
    {
        using var document = JsonDocument.Parse(Judge($"{line} --only confidence --format json"));
        var sections = document.RootElement.GetProperty("results")[0].GetProperty("judge").GetProperty("sections");
        return sections.GetProperty("confidence").Clone();
    }

    private static string Judge(string line)
    {
        var answer = Judgestats.Line($"judge {line}");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        return answer.Out;
    }
}
