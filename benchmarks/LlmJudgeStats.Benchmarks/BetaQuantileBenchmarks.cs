using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using LlmJudgeStats.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace LlmJudgeStats.Benchmarks;

/// <summary>Is the library's own beta distribution, written for accuracy, also fast enough beside MathNet's?</summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
public class BetaQuantileBenchmarks
{
    private const string Quantile = "quantile";
    private const string Tail = "tail";

    private double _probability = 0.025;
    private double _x;

    // A small calibration class near its end, the two tables of the interval benchmark, and a large test set.
    [ParamsSource(nameof(Shapes))]
    public BetaShape Shape { get; set; }

    public static IEnumerable<BetaShape> Shapes => [new(22.5, 3.5), new(83, 33), new(412, 589), new(60_000, 40_001)];

    [GlobalSetup]
    public void Setup()
    {
        _x = OurQuantile();
        Agreement.Require(Quantile, OurQuantile(), MathNetQuantile(), 1e-8);
        Agreement.Require(Tail, OurTail(), MathNetTail(), 1e-8);
        Agreement.Require("round trip", OurTail(), _probability, 1e-11);
    }

    [Benchmark(Baseline = true, Description = "MathNet Beta.InvCDF"), BenchmarkCategory(Quantile)]
    public double MathNetQuantile() => Beta.InvCDF(Shape.A, Shape.B, _probability);

    [Benchmark(Description = "BetaDistribution.LowerQuantile"), BenchmarkCategory(Quantile)]
    public double OurQuantile() => new BetaDistribution(Shape.A, Shape.B).LowerQuantile(_probability).Rate;

    [Benchmark(Baseline = true, Description = "MathNet BetaRegularized"), BenchmarkCategory(Tail)]
    public double MathNetTail() => SpecialFunctions.BetaRegularized(Shape.A, Shape.B, _x);

    [Benchmark(Description = "BetaDistribution.At"), BenchmarkCategory(Tail)]
    public double OurTail() => new BetaDistribution(Shape.A, Shape.B).At(_x).Lower;
}
