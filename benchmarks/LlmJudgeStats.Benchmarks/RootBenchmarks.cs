using BenchmarkDotNet.Attributes;
using LlmJudgeStats.Inference;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Benchmarks;

/// <summary>What do the defaults cost, whose limits are roots and not formulas?</summary>
[MemoryDiagnoser]
public class RootBenchmarks
{
    private readonly JudgeStudy _byLabel = new()
    {
        Test = JudgeTally.Of(412, 1000),
        Calibration = new ConfusionCounts { TruePositive = 172, FalseNegative = 28, FalsePositive = 18, TrueNegative = 182 },
    };

    private readonly JudgeStudy _few = new()
    {
        Test = JudgeTally.Of(20, 50),
        Calibration = new ConfusionCounts { TruePositive = 9, FalseNegative = 1, FalsePositive = 1, TrueNegative = 9 },
    };

    private readonly JudgeStudy _random = new()
    {
        Test = JudgeTally.Of(412, 1000),
        Calibration = Calibration.FromCounts(
            new() { TruePositive = 36, FalseNegative = 6, FalsePositive = 5, TrueNegative = 53 }, CalibrationDesign.Random),
    };

    /// <summary>The same rate with a quick interval: the price of the roots is the difference.</summary>
    [Benchmark(Baseline = true, Description = "lang-reiczigel, n = 1000, m = 200 + 200")]
    public JudgeEstimate Closed() => s_closed.Estimate(in _byLabel, 0.95);

    [Benchmark(Description = "guarded-score, n = 1000, m = 200 + 200")]
    public JudgeEstimate GuardedScore() => AsymmetricErrorEstimator.Default.Estimate(in _byLabel, 0.95);

    [Benchmark(Description = "balanced-tails, n = 1000, m = 200 + 200")]
    public JudgeEstimate BalancedTails() => s_balanced.Estimate(in _byLabel, 0.95);

    [Benchmark(Description = "balanced-tails, n = 50, m = 10 + 10")]
    public JudgeEstimate BalancedTailsOfFew() => s_balanced.Estimate(in _few, 0.95);

    [Benchmark(Description = "guarded-score, n = 50, m = 10 + 10")]
    public JudgeEstimate GuardedScoreOfFew() => AsymmetricErrorEstimator.Default.Estimate(in _few, 0.95);

    [Benchmark(Description = "corrected-profile, n = 1000, 100 labels")]
    public JudgeEstimate CorrectedProfile() => PostStratifiedEstimator.Default.Estimate(in _random, 0.95);

    private static readonly AsymmetricErrorEstimator s_balanced = new() { Interval = AsymmetricErrorInterval.BalancedTails };
    private static readonly AsymmetricErrorEstimator s_closed = new() { Interval = AsymmetricErrorInterval.LangReiczigel };
}
