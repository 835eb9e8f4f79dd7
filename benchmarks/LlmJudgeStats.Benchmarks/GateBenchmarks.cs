using BenchmarkDotNet.Attributes;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Benchmarks;

/// <summary>What does an open gate cost, which searches the sizes that would decide it? The goal is 50 ms.</summary>
[MemoryDiagnoser]
public class GateBenchmarks
{
    private static readonly Gate s_gate = Gate.AtLeast(0.85);

    private readonly JudgeStudy _byLabel = new()
    {
        Test = JudgeTally.Of(255, 300),
        Calibration = new ConfusionCounts { TruePositive = 46, FalseNegative = 4, FalsePositive = 9, TrueNegative = 41 },
    };

    private readonly JudgeStudy _byVerdict = new()
    {
        Test = JudgeTally.Of(500, 960),
        Calibration = Calibration.FromCounts(
            new() { TruePositive = 38, FalseNegative = 6, FalsePositive = 2, TrueNegative = 34 }, CalibrationDesign.ByVerdict),
    };

    /// <summary>The limits alone, as a decided gate has them: the price of the search is the difference.</summary>
    [Benchmark(Baseline = true, Description = "a decided gate, n = 300, m = 50 + 50")]
    public GateDecision Decided() => Gate.AtLeast(0.8).Decide(AsymmetricErrorEstimator.Default, in _byLabel);

    [Benchmark(Description = "an open gate, n = 300, m = 50 + 50")]
    public GateDecision Open() => s_gate.Decide(AsymmetricErrorEstimator.Default, in _byLabel);

    [Benchmark(Description = "an open gate, labels by verdict, K = 1040, m = 40 + 40")]
    public GateDecision ByVerdict() => Gate.AtLeast(0.52).Decide(PostStratifiedEstimator.Default, in _byVerdict);

    [Benchmark(Description = "power, n = 1482, m = 433 + 61: 13 nodes a class")]
    public GateChances Power() => GatePower.Of(
        s_gate, AsymmetricErrorEstimator.Default, new() { TestItems = 1482, Labels = LabelPlan.ByLabel(433, 61) },
        new() { PassRate = 0.905, Sensitivity = 0.92, Specificity = 0.82 }, 0.95);
}
