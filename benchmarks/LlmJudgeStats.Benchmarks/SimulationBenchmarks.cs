using BenchmarkDotNet.Attributes;
using LlmJudgeStats.Simulation;

namespace LlmJudgeStats.Benchmarks;

/// <summary>How long does the simulation of figure 4 of Lee et al. take: 21 rates, two ways to allocate 500 labels, point and interval; a tenth of its 10,000 data sets each?</summary>
[MemoryDiagnoser]
public class SimulationBenchmarks
{
    private static readonly AsymmetricErrorEstimator s_lee = new() { Interval = AsymmetricErrorInterval.LangReiczigel };

    [Benchmark(Description = "CoverageStudy, 42,000 data sets")]
    public double Figure4()
    {
        var sum = 0.0;
        foreach (var rate in ParameterGrid.Steps(20))
        {
            foreach (var passes in new[] { 250, 350 })
            {
                var scenario = new JudgeScenario
                {
                    PassRate = rate,
                    Sensitivity = 0.9,
                    Specificity = 0.7,
                    TestItems = 1000,
                    PassLabels = passes,
                    FailLabels = 500 - passes,
                };
                sum += CoverageStudy.Run(s_lee, scenario, 1_000, seed: 1).Coverage;
            }
        }
        return sum;
    }
}
