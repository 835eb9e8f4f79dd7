using LlmJudgeStats.Strengths;

namespace LlmJudgeStats.Tests.Strengths;

/// <summary>Battles from a seed: systems that differ a little, a judge that is right two times in three and silent at times.</summary>
internal static class DrawnBattles
{
    public static string[] Names(int systems) => [.. Enumerable.Range(0, systems).Select(i => $"s{i}")];

    public static (Battle[] Battles, int[] Clusters) Of(int seed, int systems, int battles, int clusters, double labelled = 0.5)
    {
        var random = new Random(seed);
        var rows = new Battle[battles];
        var groups = new int[battles];
        for (var i = 0; i < battles; i++)
        {
            var first = random.Next(systems);
            var second = (first + 1 + random.Next(systems - 1)) % systems;
            var truth = Outcome(random, 0.45 + (0.08 * (second - first)));
            rows[i] = new(first, second)
            {
                Verdict = random.NextDouble() < 0.05 ? null : random.NextDouble() < 0.67 ? truth : Outcome(random, 0.6),
                Label = random.NextDouble() < labelled ? truth : null,
            };
            groups[i] = 7 * random.Next(clusters);
        }
        return (rows, groups);
    }

    private static BattleOutcome Outcome(Random random, double win)
    {
        var u = random.NextDouble();
        return u < 0.2 ? BattleOutcome.Tie : (u - 0.2) / 0.8 < win ? BattleOutcome.FirstWins : BattleOutcome.SecondWins;
    }
}
