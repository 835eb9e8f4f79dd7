using LlmJudgeStats.LabelQuality;
using MathNet.Numerics;

namespace LlmJudgeStats.Validation.HumanErrors;

/// <summary>Every outcome of items that all have a second label.</summary>
internal sealed class PairedRatioCoverage
{
    private readonly List<ConsistencyTable> _outcomes = [];

    public PairedRatioCoverage(int items)
    {
        for (var both = 0; both <= items; both++)
        {
            for (var judge = 0; judge <= items - both; judge++)
            {
                for (var second = 0; second <= items - both - judge; second++)
                {
                    _outcomes.Add(new()
                    {
                        BothAgree = both,
                        OnlyJudgeAgrees = judge,
                        OnlySecondAgrees = second,
                        NeitherAgrees = items - both - judge - second,
                    });
                }
            }
        }
    }

    /// <summary>The two-sided p-value of a ratio at every outcome; 1 where nothing is identified.</summary>
    public double[] PValues(double ratio) =>
        [.. _outcomes.Select(table => table.BothAgree + table.OnlySecondAgrees == 0 ? 1 : PairedRatio.PValue(table, ratio))];

    /// <summary>Coverage of the p-values at a level.</summary>
    public double Of(RatioPopulation population, double[] pValues, double error) =>
        Sum(population, (at, _) => pValues[at] >= error);

    /// <summary>Coverage of anything else.</summary>
    public double Of(RatioPopulation population, Func<ConsistencyTable, double, bool> contains) =>
        Sum(population, (_, table) => contains(table, population.Ratio));

    private double Sum(RatioPopulation population, Func<int, ConsistencyTable, bool> contains)
    {
        var logs = population.Cells.Select(cell => Math.Log(cell)).ToArray();
        var sum = 0.0;
        for (var at = 0; at < _outcomes.Count; at++)
        {
            var table = _outcomes[at];
            var mass = Mass(table, logs);
            if (mass > 1e-16 && contains(at, table)) sum += mass;
        }
        return sum;
    }

    private static double Mass(ConsistencyTable table, double[] logs)
    {
        long[] counts = [table.BothAgree, table.OnlyJudgeAgrees, table.OnlySecondAgrees, table.NeitherAgrees];
        var log = SpecialFunctions.FactorialLn((int)table.Count);
        for (var c = 0; c < counts.Length; c++)
        {
            if (counts[c] > 0) log += (counts[c] * logs[c]) - SpecialFunctions.FactorialLn((int)counts[c]);
        }
        return Math.Exp(log);
    }
}
