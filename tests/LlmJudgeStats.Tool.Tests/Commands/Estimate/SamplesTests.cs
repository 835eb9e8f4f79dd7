using System.Text.Json;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>The shipped samples: real judgments, checked against labels that the method did not see.</summary>
public sealed class SamplesTests
{
    private static readonly string s_data = Scratch.InRepository("..", "shared", "data");

    private static string Sample(string name) => Scratch.InRepository("docs", "samples", name) + " --count count";

    [Fact]
    public void Nq301_corrects_36_rates_and_every_row_is_accounted_for()
    {
        var json = Judgestats.Json(Sample("nq301-counts.csv") + " --group judge,system --calibration cal=1 --reveal");
        var results = json.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(36, results.Length);
        Assert.All(results, result => Assert.True(result.GetProperty("estimates")[0].GetProperty("identified").GetBoolean()));
        Assert.Equal(36, results.Count(result => Contains(result, "asymmetric-error")));
        Assert.Equal(26, results.Count(result => Contains(result, "naive")));
        Assert.Contains("the interval contains the hidden rate in 36 of 36 groups; the naive interval in 26.",
            Judgestats.Text(Sample("nq301-counts.csv") + " --group judge,system --calibration cal=1 --reveal"), StringComparison.Ordinal);
        var rows = json.GetProperty("rows");
        Assert.Equal(rows.GetProperty("read").GetInt64(),
            rows.GetProperty("used").GetInt64() + rows.GetProperty("skipped").EnumerateObject().Sum(reason => reason.Value.GetInt64()));
    }

    [Fact]
    public void Arena_judges_hardly_beat_chance_and_no_interval_is_confidently_wrong()
    {
        foreach (var group in (string[])["judge", "judge,system"])
        {
            var json = Judgestats.Json($"{Sample("arena-counts.csv")} --group {group} --calibration cal=1 --reveal");
            var results = json.GetProperty("results").EnumerateArray().ToArray();
            Assert.All(results, result =>
            {
                Assert.True(Contains(result, "asymmetric-error"));
                Assert.False(Contains(result, "naive"));
                var warnings = result.GetProperty("estimates")[0].GetProperty("warnings").EnumerateArray().Select(flag => flag.GetString());
                Assert.Contains(warnings, flag => flag is "WeakJudge" or "Unidentified");
            });
        }
    }

    [Theory]
    [InlineData("nq301-counts.csv", "nq301_qa.csv", "judge")]
    [InlineData("nq301-counts.csv", "nq301_qa.csv", "judge,system")]
    [InlineData("nq301-clusters.csv", "nq301_qa.csv", "judge")]
    [InlineData("llmbar-counts.csv", "llmbar_swap.csv", "judge,stratum")]
    [InlineData("arena-counts.csv", "arena_opus4.csv", "judge,system,position")]
    public void A_sample_gives_what_its_source_gives(string sample, string source, string group)
    {
        var path = Path.Combine(s_data, source);
        Assert.SkipUnless(File.Exists(path), "../shared/data is not here");
        var options = $" --group {group} --calibration cal=1 --reveal";
        // Only the source has item ids, and they repeat there: counts know of no clusters.
        var (ours, theirs) = (Judgestats.Json(Sample(sample) + options), Judgestats.Json(path + options + " --cluster none"));
        var results = theirs.GetProperty("results").GetRawText()
            .Replace("Before you use this, clear up LJS1056. ", "", StringComparison.Ordinal);
        Assert.Equal(WithoutChecklists(results), WithoutChecklists(ours.GetProperty("results").GetRawText()));
    }

    // Without ids nothing is known of repeats.
    private static string WithoutChecklists(string results) => Regex.Replace(results, "\"checklist\": \\[[^\\]]*\\]", "");

    [Fact]
    public void Questions_as_clusters_make_every_judge_right_about_all_systems_together()
    {
        var results = Questions(" --cluster cluster");
        Assert.Equal(3, results.Length);
        Assert.All(results, result => Assert.True(Contains(result, "asymmetric-error")));
        Assert.Equal(2, results.Count(result => Contains(result, "naive")));
        Assert.All(results, result => Assert.InRange(Effect(result), 5.5, 7));

        var ignored = Questions("");
        Assert.Equal(1, ignored.Count(result => Contains(result, "asymmetric-error")));
        Assert.Equal(1, ignored.Count(result => Contains(result, "naive")));
    }

    [Fact]
    public void Counts_by_question_give_the_clusters_of_their_source()
    {
        var path = Path.Combine(s_data, "nq301_qa.csv");
        Assert.SkipUnless(File.Exists(path), "../shared/data is not here");
        const string Options = " --cluster cluster --group judge --calibration cal=1 --reveal";
        Assert.Equal(
            Judgestats.Json(path + Options).GetProperty("results").GetRawText(),
            Judgestats.Json(Sample("nq301-clusters.csv") + Options).GetProperty("results").GetRawText());
    }

    private static JsonElement[] Questions(string cluster) =>
    [
        .. Judgestats.Json(Sample("nq301-clusters.csv") + cluster + " --group judge --calibration cal=1 --reveal")
            .GetProperty("results").EnumerateArray(),
    ];

    private static double Effect(JsonElement result) =>
        result.GetProperty("dependence").GetProperty("designEffect").GetProperty("test").GetDouble();

    private static bool Contains(JsonElement result, string method)
    {
        var hidden = result.GetProperty("revealed").GetProperty("rate").GetDouble();
        var json = result.GetProperty("estimates").EnumerateArray().First(estimate => estimate.GetProperty("method").GetString() == method);
        return hidden >= json.GetProperty("lower").GetDouble() && hidden <= json.GetProperty("upper").GetDouble();
    }
}
