using LlmJudgeStats.LabelQuality;

namespace LlmJudgeStats.Tests.LabelQuality;

/// <summary>Drawn counts of labels that err, and of judges beside people who repeat themselves.</summary>
internal static class LabelTables
{
    public static IEnumerable<RepeatedLabels> Some(int tables)
    {
        var random = new Random(20);
        for (var i = 0; i < tables; i++)
        {
            var (rate, error) = (0.05 + (0.9 * random.NextDouble()), 0.25 * random.NextDouble());
            var (singles, doubles) = (random.Next(0, 200), random.Next(20, 120));
            var first = new bool[singles + doubles];
            var second = new bool?[first.Length];
            for (var item = 0; item < first.Length; item++)
            {
                var truth = random.NextDouble() < rate;
                first[item] = truth ^ random.NextDouble() < error;
                if (item < doubles) second[item] = truth ^ random.NextDouble() < error;
            }
            yield return RepeatedLabels.FromLabels(first, second);
        }
    }

    public static IEnumerable<ConsistencyTable> Pairs(int tables)
    {
        var random = new Random(21);
        while (tables > 0)
        {
            var most = 1 + random.Next(40);
            var table = new ConsistencyTable
            {
                BothAgree = random.Next(most),
                OnlyJudgeAgrees = random.Next(most / 2),
                OnlySecondAgrees = random.Next(most / 2),
                NeitherAgrees = random.Next(most / 2),
            };
            if (table.BothAgree + table.OnlySecondAgrees == 0) continue;
            tables--;
            yield return table;
        }
    }
}
