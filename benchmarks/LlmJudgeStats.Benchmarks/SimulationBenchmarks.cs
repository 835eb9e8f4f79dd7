using BenchmarkDotNet.Attributes;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Benchmarks;

/// <summary>
/// How long does the simulation of figure 4 of Lee et al. take: 21 rates, two ways to allocate 500 labels, 10,000 data sets each, point and
/// interval?
/// </summary>
[MemoryDiagnoser]
public class SimulationBenchmarks
{
    private const int Replications = 10_000, Few = 100;

    private static readonly AsymmetricErrorEstimator s_lee = new() { Interval = AsymmetricErrorInterval.LangReiczigel };

    [GlobalSetup]
    public void Setup() => Agreement.Require("coverage", Sampled() / 42, Items() / 42, 0.01);

    /// <summary>Item by item, a hundredth of the data sets.</summary>
    [Benchmark(Baseline = true, Description = "item by item, 4,200 data sets")]
    public double Items() => Sum(scenario =>
    {
        // Streams of its own, or the few data sets of all rates would err together.
        var seed = (ulong)(1000 * scenario.PassRate) + (ulong)scenario.Labels.Passes;
        var covered = 0;
        for (var i = 0UL; i < Few; i++)
        {
            var items = scenario.DrawItems(seed, i);
            var passed = 0L;
            var counts = default(ConfusionCounts);
            var labels = items.CalibrationLabels.Span;
            var verdicts = items.CalibrationVerdicts.Span;
            foreach (var verdict in items.TestVerdicts.Span) passed += verdict ? 1 : 0;
            for (var j = 0; j < labels.Length; j++) counts += ConfusionCounts.FromPairs([labels[j]], [verdicts[j]]);
            var study = new JudgeStudy { Test = JudgeTally.Of(passed, scenario.TestItems), Calibration = counts };
            covered += s_lee.Estimate(in study, IntervalEstimate.DefaultLevel).Interval.Contains(scenario.PassRate) ? 1 : 0;
        }
        return (double)covered / Few;
    });

    [Benchmark(Description = "CoverageStudy, 420,000 data sets")]
    public double Sampled() => Sum(scenario => CoverageStudy.Run(s_lee, scenario, Replications, seed: 1).Coverage);

    private static double Sum(Func<JudgeScenario, double> coverage)
    {
        var sum = 0.0;
        foreach (var rate in ParameterGrid.Steps(20))
        {
            foreach (var passes in new[] { 250, 350 })
            {
                sum += coverage(new()
                {
                    PassRate = rate,
                    Sensitivity = 0.9,
                    Specificity = 0.7,
                    TestItems = 1000,
                    Labels = LabelPlan.External(passes, 500 - passes),
                });
            }
        }
        return sum;
    }
}
