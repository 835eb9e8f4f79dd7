using System.Globalization;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Twelve systems on a leaderboard from a fifth of the labels, beside what all human labels say: docs/validation/leaderboard.md.
/// </summary>
public sealed class LeaderboardTests
{
    private static readonly string s_file = Scratch.InRepository("..", "shared", "data", "nq301_qa.csv");

    /// <summary>
    /// D1 assumes nothing of the judge, B one calibration for all: neither reverses a pair, and what is found is published.
    /// </summary>
    [Theory]
    [InlineData("--design random", 16, 15, 0)]
    [InlineData("--shared-calibration", 17, 15, 1)]
    public void A_fifth_of_the_labels_reverses_no_pair(string how, int found, int among, int afterHolm)
    {
        Assert.SkipUnless(File.Exists(s_file), "../shared/data is not here");
        var human = HumanPairs();
        Assert.Equal((66, 31), (human.Count, human.Count(pair => pair.Value.PValue < 0.05)));
        var answer = Judgestats.Line(
            $"compare {s_file} --where judge=gpt-4 --by system --pair cluster --calibration cal=1 --reveal {how} --format json");
        var pairs = JsonDocument.Parse(answer.Out).RootElement.GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("comparison")).ToArray();
        var shown = pairs.Where(pair => pair.GetProperty("pValue").GetDouble() < 0.05).ToArray();
        Assert.Equal(found, shown.Length);
        Assert.Equal(among, shown.Count(pair => Human(human, pair).PValue < 0.05));
        Assert.All(shown, pair => Assert.True(pair.GetProperty("difference").GetDouble() * Human(human, pair).Difference > 0));
        Assert.Equal(afterHolm, pairs.Count(pair => pair.GetProperty("verdict").GetString() is "better" or "worse"));
        Assert.All(pairs, pair => Assert.InRange(
            Human(human, pair).Difference, pair.GetProperty("lower").GetDouble(), pair.GetProperty("upper").GetDouble()));
    }

    private static (double Difference, double PValue) Human(
        Dictionary<(string A, string B), (double Difference, double PValue)> human, JsonElement pair) =>
        human[(pair.GetProperty("a").GetString()!, pair.GetProperty("b").GetString()!)];

    // Every label of the file; the order of systems is that of the file, as the tool has it.
    private static Dictionary<(string A, string B), (double Difference, double PValue)> HumanPairs()
    {
        var lines = File.ReadAllLines(s_file);
        string[] header = lines[0].Split(',');
        int Column(string name) => Array.IndexOf(header, name);
        var labels = lines.Skip(1).Select(line => line.Split(','))
            .Where(cells => cells[Column("judge")] == "gpt-4" && cells[Column("truth")].Length > 0)
            .Select(cells => (System: cells[Column("system")], Item: cells[Column("cluster")],
                Label: int.Parse(cells[Column("truth")], CultureInfo.InvariantCulture)))
            .GroupBy(row => row.System).Select(group => (group.Key, Labels: group.ToDictionary(row => row.Item, row => row.Label)))
                .ToArray();
        var pairs = new Dictionary<(string A, string B), (double Difference, double PValue)>();
        for (var a = 0; a < labels.Length; a++)
        {
            for (var b = a + 1; b < labels.Length; b++)
            {
                var common = labels[a].Labels.Where(one => labels[b].Labels.ContainsKey(one.Key))
                    .Select(one => one.Value - labels[b].Labels[one.Key]).ToArray();
                var (better, worse) = (common.Count(d => d > 0), common.Count(d => d < 0));
                pairs[(labels[a].Key, labels[b].Key)] = ((better - worse) / (double)common.Length, MidP(better, worse));
            }
        }
        return pairs;
    }

    // McNemar's mid-p test.
    private static double MidP(int better, int worse)
    {
        var n = better + worse;
        var least = Math.Min(better, worse);
        var mass = Math.Pow(0.5, n);
        var tail = 0.0;
        for (var k = 0; k <= least; k++)
        {
            tail += k == least ? mass / 2 : mass;
            mass = mass * (n - k) / (k + 1);
        }
        return Math.Min(1, 2 * tail);
    }
}
