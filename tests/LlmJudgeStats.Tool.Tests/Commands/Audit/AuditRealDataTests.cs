using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>judgestats audit on real judgments, where they are beside the repository.</summary>
public sealed class AuditRealDataTests : IDisposable
{
    private const double Near = 1e-9;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>
    /// Twelve systems with a fifth of the labels: corrected scores and ranks are those of the leaderboard of <c>compare</c>, which comes to
    /// them by another way.
    /// </summary>
    [Fact]
    public void A_judged_benchmark_has_the_leaderboard_of_compare()
    {
        var rows = Judged().Where(row => row.Verdict.Length > 0).ToArray();
        var systems = rows.Select(row => row.System).Distinct().Count();
        var whole = rows.GroupBy(row => row.Item).Where(item => item.Count() == systems).SelectMany(item => item).ToArray();
        var (all, unlabelled) = (new StringBuilder("system,item,verdict,truth,cal\n"), new StringBuilder("system,item,verdict\n"));
        foreach (var row in whole)
        {
            all.Append(CultureInfo.InvariantCulture, $"{row.System},{row.Item},{row.Verdict},{row.Truth},{row.Cal}\n");
            if (row.Cal == "0") unlabelled.Append(CultureInfo.InvariantCulture, $"{row.System},{row.Item},{row.Verdict}\n");
        }
        int Count(string truth, string verdict) => whole.Count(row => row.Cal == "1" && row.Truth == truth && row.Verdict == verdict);
        var judge = $"--tp {Count("1", "1")} --fn {Count("1", "0")} --fp {Count("0", "1")} --tn {Count("0", "0")}";
        var path = _scratch.File("all.csv", all.ToString());
        var board = Json($"compare {path} --by system --pair item --shared-calibration --calibration cal=1")
            .GetProperty("leaderboards")[0].GetProperty("systems").EnumerateArray().ToArray();
        var ranks = Json($"audit {_scratch.File("unlabelled.csv", unlabelled.ToString())} {judge} --check ranking")
            .GetProperty("results")[0].GetProperty("findings")[0].GetProperty("details");
        Assert.Equal(12, board.Length);
        string[] names = [.. ranks.GetProperty("systems").EnumerateArray().Select(name => name.GetString()!)];
        foreach (var one in board)
        {
            var s = Array.IndexOf(names, one.GetProperty("system").GetString());
            Assert.Equal(one.GetProperty("point").GetDouble(), ranks.GetProperty("scores")[s].GetDouble(), Near);
            Assert.Equal(one.GetProperty("rankLower").GetInt32(), ranks.GetProperty("rankLower")[s].GetInt32());
            Assert.Equal(one.GetProperty("rankUpper").GetInt32(), ranks.GetProperty("rankUpper")[s].GetInt32());
        }
    }

    /// <summary>Detects labels of people that are read as anything else: plain means over the questions that all twelve answered.</summary>
    [Fact]
    public void Labels_of_people_are_scores()
    {
        var rows = Judged();
        var systems = rows.GroupBy(row => row.System).ToArray();
        var details = Json($"audit {Data("nq301_qa.csv")} --where judge=gpt-4 --score truth --id cluster --check ranking")
            .GetProperty("results")[0].GetProperty("findings")[0].GetProperty("details");
        var whole = rows.GroupBy(row => row.Item).Where(item => item.Count() == systems.Length).Select(item => item.Key).ToHashSet();
        Assert.Equal((12, 253), (systems.Length, whole.Count));
        Assert.Equal(252, details.GetProperty("df").GetInt32());
        for (var s = 0; s < systems.Length; s++)
        {
            var name = details.GetProperty("systems")[s].GetString();
            var own = systems.Single(system => system.Key == name).Where(row => whole.Contains(row.Item)).ToArray();
            Assert.Equal(own.Count(row => row.Truth == "1") / 253.0, details.GetProperty("scores")[s].GetDouble(), Near);
        }
        Assert.Equal(8, details.GetProperty("topSet").GetArrayLength());
    }

    /// <summary>Eight runs of two judges: no run effect is shown, although one p-value by itself is .0054.</summary>
    [Fact]
    public void Real_runs_are_told_as_the_methods_say()
    {
        var command = $"audit {Data("rb2_repeats.csv")} --range 1,10 --by judge --where system=cand --score verdict --cluster none "
            + "--check spread";
        var findings = Json(command).GetProperty("results")[0].GetProperty("findings").EnumerateArray().ToArray();
        Assert.Equal(["full", "mini"], findings.Select(one => one.GetProperty("subject").GetString()));
        Assert.All(findings, one => Assert.Equal("sound", one.GetProperty("verdict").GetString()));
        AreAbout([3263, 3260], "items", 0);
        AreAbout([.0018, .0012], "runSd", .00005);
        AreAbout([.051, .098], "noiseShare", .0005);
        AreAbout([.0054, .58], "runEffectP", .005);
        AreAbout([.011, .58], "runEffectHolm", .005);
        Assert.Contains("3263 of 3264 items remain", Judgestats.Line(command).OneLine, StringComparison.Ordinal);

        void AreAbout(double[] wanted, string name, double near) => Assert.All(wanted.Zip(findings), one =>
            Assert.Equal(one.First, one.Second.GetProperty("details").GetProperty(name).GetDouble(), near + 1e-12));
    }

    private static string Data(string file)
    {
        var path = Scratch.InRepository("..", "shared", "data", file);
        Assert.SkipUnless(File.Exists(path), "../shared/data is not here");
        return path;
    }

    private static JsonElement Json(string line)
    {
        var answer = Judgestats.Line(line + " --format json");
        Assert.True(answer is { Exit: 0, Error: "" }, answer.Error);
        using var json = JsonDocument.Parse(answer.Out);
        return json.RootElement.Clone();
    }

    // Rows of one judge with a label; the file has no quotes.
    private static List<(string System, string Item, string Verdict, string Truth, string Cal)> Judged()
    {
        var lines = File.ReadAllLines(Data("nq301_qa.csv"));
        var header = lines[0].Split(',');
        int Column(string name) => Array.IndexOf(header, name);
        return
        [
            .. lines.Skip(1).Select(line => line.Split(','))
                .Where(cells => cells[Column("judge")] == "gpt-4" && cells[Column("truth")].Length > 0)
                .Select(cells => (cells[Column("system")], cells[Column("cluster")], cells[Column("verdict")], cells[Column("truth")],
                    cells[Column("cal")])),
        ];
    }
}
