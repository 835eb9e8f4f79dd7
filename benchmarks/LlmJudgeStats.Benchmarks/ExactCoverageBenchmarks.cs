using BenchmarkDotNet.Attributes;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Inference;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Benchmarks;

/// <summary>
/// How long does exact coverage at 2,499 points take: every outcome's limits, then the sums over outcomes at every point?
/// </summary>
[MemoryDiagnoser]
public class ExactCoverageBenchmarks
{
    private static readonly ParameterGrid s_grid = new()
    {
        Rates = ParameterGrid.Steps(50),
        Sensitivities = [0.55, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99],
        Specificities = [0.55, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99],
    };

    [Benchmark(Description = "lang-reiczigel, n = m0 = m1 = 100")]
    public CoverageMap LangReiczigel() => Coverage(AsymmetricErrorInterval.LangReiczigel, test: 100, labels: 100);

    [Benchmark(Description = "guarded-score, n = 115, m0 = m1 = 50")]
    public CoverageMap GuardedScore() => Coverage(AsymmetricErrorInterval.GuardedScore, test: 115, labels: 50);

    private static CoverageMap Coverage(AsymmetricErrorInterval interval, int test, int labels) => ExactCoverage
        .Enumerate(new AsymmetricErrorEstimator { Interval = interval },
            new() { TestItems = test, Labels = LabelPlan.External(labels, labels) }, 0.95)
        .Over(s_grid);
}
