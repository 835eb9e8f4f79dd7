using BenchmarkDotNet.Attributes;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Benchmarks;

/// <summary>What does a percentile bootstrap of 20,000 replicates with both limits cost beside redrawing every item and sorting?</summary>
[MemoryDiagnoser]
public class BootstrapBenchmarks
{
    private const int Replicates = 20_000;

    private static readonly RoganGladenEstimator s_bootstrap = new()
    {
        Interval = RoganGladenInterval.Bootstrap,
        Resampling = new() { Replicates = Replicates },
    };
    private readonly JudgeStudy _study = new()
    {
        Test = JudgeTally.Of(412, 1000),
        Calibration = new ConfusionCounts { TruePositive = 172, FalseNegative = 28, FalsePositive = 18, TrueNegative = 182 },
    };

    [GlobalSetup]
    public void Setup()
    {
        // Two generators and two ways of smoothing: equal to the second digit.
        var (ours, (lower, upper)) = (Ours().Interval, Items());
        Agreement.Require("lower", ours.Lower, lower, 0.01);
        Agreement.Require("upper", ours.Upper, upper, 0.01);
    }

    [Benchmark(Baseline = true, Description = "items redrawn, sort")]
    public (double Lower, double Upper) Items()
    {
        var (random, rates) = (new SplitMix(7), new double[Replicates]);
        for (var i = 0; i < rates.Length; i++)
        {
            var (p, se, sp) = (Share(random, 412, 1000), Share(random, 172, 200), Share(random, 182, 200));
            rates[i] = Math.Clamp((p + sp - 1) / (se + sp - 1), 0, 1);
        }
        Array.Sort(rates);
        return (rates[(int)(0.025 * Replicates)], rates[(int)(0.975 * Replicates) - 1]);
    }

    [Benchmark(Description = "RoganGladenEstimator, bootstrap")]
    public JudgeEstimate Ours() => s_bootstrap.Estimate(in _study, 0.95);

    private static double Share(SplitMix random, int passed, int size)
    {
        var count = 0;
        for (var i = 0; i < size; i++) count += random.Next() * size < passed ? 1 : 0;
        return (double)count / size;
    }
}
