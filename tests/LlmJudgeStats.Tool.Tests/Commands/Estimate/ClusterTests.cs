using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Rows that belong together, from a file to what is printed (command-line.md --cluster, --runs).</summary>
public sealed class ClusterTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>
    /// Real answers of 12 systems to 301 questions, labels of some questions: every judge's interval contains the rate that people gave
    /// (dependence-values.json), and two of three do not without clusters.
    /// </summary>
    [Theory]
    [InlineData("gpt-4", 0.6211038685868837, 0.8886926227774498, 103.57370491308441, true)]
    [InlineData("BEM", 0.646716875008913, 0.9653510345196992, 90.16951818966362, false)]
    [InlineData("davinci-003", double.NaN, double.NaN, double.NaN, false)]
    public void All_systems_together_contain_the_hidden_rate(
        string judge, double lower, double upper, double freedom, bool ignoringContains)
    {
        var file = Path.Combine(SharedData, "nq301_qa.csv");
        Assert.SkipUnless(File.Exists(file), "../shared/data is not here");
        var line = $"{file} --where judge={judge} --calibration cal=1 --reveal";
        var result = Judgestats.Json($"{line} --cluster cluster").GetProperty("results")[0];
        var main = result.GetProperty("estimates")[0];
        Assert.True(Contains(result));
        Assert.Equal(ignoringContains, Contains(Judgestats.Json($"{line} --cluster none").GetProperty("results")[0]));
        if (double.IsNaN(lower)) return;
        Assert.Equal(lower, main.GetProperty("lower").GetDouble(), 1e-8);
        Assert.Equal(upper, main.GetProperty("upper").GetDouble(), 1e-8);
        Assert.Equal(freedom, main.GetProperty("degreesOfFreedom").GetDouble(), 1e-8);
    }

    [Fact]
    public void The_dependence_of_a_study_is_in_json_and_in_the_text()
    {
        var file = _scratch.File("turns.csv", Turns());
        var json = Judgestats.Json($"{file} --cluster chat").GetProperty("results")[0].GetProperty("dependence");
        Assert.Equal(30, json.GetProperty("clusters").GetProperty("test").GetInt32());
        Assert.Equal(12, json.GetProperty("clusters").GetProperty("shared").GetInt32());    // chats with passes and fails
        Assert.True(json.GetProperty("designEffect").GetProperty("test").GetDouble() > 2);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("flipRate").ValueKind);
        Assert.Contains("Clusters: 30 test, ", Judgestats.Text($"{file} --cluster chat"), StringComparison.Ordinal);
        Assert.Equal(
            JsonValueKind.Null, Judgestats.Json($"{file} --cluster none").GetProperty("results")[0].GetProperty("dependence").ValueKind);
    }

    /// <summary>A cell without a name is a cluster of its own, and a count is that many items of the row's cluster.</summary>
    [Fact]
    public void Rows_without_a_cluster_stand_alone_and_counts_are_items_of_a_cluster()
    {
        var rows = _scratch.File("rows.csv", "verdict,label,q\n1,1,a\n0,0,a\n1,,b\n1,,b\n0,,\n1,,\n");
        var test = Judgestats.Json($"{rows} --cluster q").GetProperty("results")[0].GetProperty("dependence").GetProperty("clusters");
        Assert.Equal(3, test.GetProperty("test").GetInt32());
        Assert.Equal(1, test.GetProperty("shared").GetInt32());
        var counted = _scratch.File("counted.csv", "verdict,label,q,n\n1,1,a,1\n0,0,a,1\n1,,b,2\n0,,,1\n1,,,1\n");
        Assert.Equal(
            Judgestats.Json($"{rows} --cluster q").GetProperty("results").GetRawText(),
            Judgestats.Json($"{counted} --cluster q --count n").GetProperty("results").GetRawText());
    }

    [Fact]
    public void Clusters_are_formed_of_the_rows_that_are_kept()
    {
        var file = _scratch.File("kept.csv", "id,verdict,label,split\n1,1,1,x\n2,0,0,x\n3,1,,x\n3,0,,y\n4,0,,x\n");
        Assert.Equal(
            JsonValueKind.Null, Judgestats.Json($"{file} --where split=x").GetProperty("results")[0].GetProperty("dependence").ValueKind);
        Assert.Equal(1, Judgestats.Json($"{file} --where split=x,y --runs").GetProperty("results")[0].GetProperty("dependence")
            .GetProperty("flipRate").GetDouble());
    }

    /// <summary>Three items with runs 1 1 0, 1 1 and 0 1: (2/3 + 0 + 1)/3.</summary>
    [Fact]
    public void Runs_of_one_answer_show_how_often_they_differ()
    {
        var file = _scratch.File("runs.csv", "id,verdict,label\n1,1,\n1,1,\n1,0,\n2,1,\n2,1,\n3,0,1\n3,1,1\n4,0,0\n");
        var dependence = Judgestats.Json($"{file} --runs").GetProperty("results")[0].GetProperty("dependence");
        Assert.Equal(5.0 / 9, dependence.GetProperty("flipRate").GetDouble(), 1e-12);
        Assert.Contains("(2 of 3 items ever flip)", Judgestats.Text($"{file} --runs"), StringComparison.Ordinal);
        var two = _scratch.File("two.csv", "id,verdict,label\n1,1,1\n1,0,0\n2,0,0\n3,1,\n");
        Judgestats.Line($"estimate {two} --runs").IsRefused(two, "LJS2003", "two labels");
    }

    [Theory]
    [InlineData("--cluster q --stratum s --design random", "--stratum", "not measured")]
    [InlineData("--runs --cluster none", "--runs", "--cluster none")]
    [InlineData("--cluster nobody", "LJS4014", "nobody")]
    [InlineData("--cluster q --target items --design random", "--target items", "not measured")]
    public void What_was_not_measured_or_makes_no_sense_is_refused(string options, params string[] parts)
    {
        var file = _scratch.File("some.csv", "verdict,label,q,s\n1,1,a,x\n0,0,a,x\n1,,b,y\n1,,b,y\n");
        Judgestats.Line($"estimate {file} {options}").IsRefused(parts);
    }

    [Fact]
    public void One_cluster_is_no_width_and_the_sentence_says_so()
    {
        var file = _scratch.File("one.csv", "verdict,label,q\n1,,a\n0,,a\n1,1,a\n0,0,a\n1,,a\n");
        var json = Judgestats.Json($"{file} --cluster q").GetProperty("results")[0];
        var main = json.GetProperty("estimates")[0];
        Assert.Equal((0, 1, true), (main.GetProperty("lower").GetDouble(), main.GetProperty("upper").GetDouble(),
            main.GetProperty("identified").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, main.GetProperty("standardError").ValueKind);
        Assert.Contains("belong to one cluster", json.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_that_are_lent_keep_their_clusters()
    {
        var text = new StringBuilder("system,q,verdict,label\n");
        for (var i = 0; i < 60; i++)
        {
            text.Append($"pool,{i / 4},{(i % 5 == 0 ? 0 : 1)},{(i / 8 % 2 == 0 ? 1 : 0)}\n");
            text.Append($"A,{i / 3},{(i / 6 % 2 == 0 ? 1 : 0)},\n");
        }
        var file = _scratch.File("lent.csv", text.ToString());
        var line = $"{file} --group system --labels-from system=pool";
        var clustered = Judgestats.Json($"{line} --cluster q").GetProperty("results")[0].GetProperty("dependence");
        Assert.Equal(20, clustered.GetProperty("clusters").GetProperty("test").GetInt32());
        Assert.Equal(0, clustered.GetProperty("clusters").GetProperty("shared").GetInt32());
        Assert.True(clustered.GetProperty("designEffect").GetProperty("test").GetDouble() > 2);
    }

    private static string SharedData => Scratch.InRepository("..", "shared", "data");

    private static bool Contains(JsonElement result)
    {
        var hidden = result.GetProperty("revealed").GetProperty("rate").GetDouble();
        var main = result.GetProperty("estimates")[0];
        return hidden >= main.GetProperty("lower").GetDouble() && hidden <= main.GetProperty("upper").GetDouble();
    }

    // 30 chats of 6 turns that pass or fail together, and 20 labelled ones.
    private static string Turns()
    {
        var text = new StringBuilder("chat,verdict,label\n");
        for (var i = 0; i < 180; i++) text.Append($"t{i / 6},{(i / 6 % 3 == 0 ? 0 : 1)},\n");
        for (var i = 0; i < 80; i++) text.Append($"c{i / 4},{(i / 4 % 2 == 0 ? 1 : 0)},{(i / 4 % 2 == 0 == (i % 7 > 0) ? 1 : 0)}\n");
        return text.ToString();
    }
}
