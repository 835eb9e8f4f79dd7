using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Benchmarks;

/// <summary>
/// What do the interval and the p-value of a mean over strata cost, beside bisection on the formulas as they stand on the page?
/// </summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class StrataBenchmarks
{
    private const string Three = "3 strata, 3 values";
    private const string Five = "5 strata, 5 values";
    private const double Mean = 0.45;

    private static readonly double[][] s_three = [[2, 3, 20], [3, 8, 4], [17, 2, 1]];
    private static readonly double[][] s_five = [[6, 3, 1, 0, 0], [1, 4, 9, 5, 1], [0, 1, 5, 6, 3], [0, 0, 1, 6, 13], [0, 0, 1, 3, 12]];

    private readonly ObviousProfile _obviousThree = new([0, 0.5, 1], s_three, [380, 100, 260]);
    private readonly ObviousProfile _obviousFive = new([0, 0.25, 0.5, 0.75, 1], s_five, [150, 400, 300, 200, 400]);
    private readonly MeanStudy _three = Study([0, 0.5, 1], s_three, [380, 100, 260]);
    private readonly MeanStudy _five = Study([0, 0.25, 0.5, 0.75, 1], s_five, [150, 400, 300, 200, 400]);
    private readonly double _z = Confidence.TwoSided(0.95).Quantile;

    [GlobalSetup]
    public void Setup()
    {
        Agreement.Require(Three, StratifiedMeanEstimator.Default.Estimate(in _three, 0.95).Interval.Lower, _obviousThree.Lower(_z), 1e-10);
        Agreement.Require(Three, StratifiedMeanEstimator.Default.Estimate(in _three, 0.95).Interval.Upper, _obviousThree.Upper(_z), 1e-10);
        Agreement.Require(Five, StratifiedMeanEstimator.Default.Estimate(in _five, 0.95).Interval.Lower, _obviousFive.Lower(_z), 1e-10);
        Agreement.Require(Five, StratifiedMeanEstimator.Default.Estimate(in _five, 0.95).Interval.Upper, _obviousFive.Upper(_z), 1e-10);
        Agreement.Require(Three, PValueOfThree(), ObviousPValueOfThree(), 1e-10);
    }

    [Benchmark(Baseline = true, Description = "obvious code, both limits"), BenchmarkCategory(Three)]
    public double ObviousThree() => _obviousThree.Lower(_z) + _obviousThree.Upper(_z);

    [Benchmark(Description = "StratifiedMeanEstimator"), BenchmarkCategory(Three)]
    public JudgeEstimate IntervalOfThree() => StratifiedMeanEstimator.Default.Estimate(in _three, 0.95);

    [Benchmark(Description = "obvious code, p-value"), BenchmarkCategory(Three)]
    public double ObviousPValueOfThree() => 2 * Normal.UpperTail(Math.Sqrt(_obviousThree.Statistic(Mean)));

    [Benchmark(Description = "StratifiedMeanEstimator, p-value"), BenchmarkCategory(Three)]
    public double PValueOfThree() => StratifiedMeanEstimator.Default.PValue(in _three, Mean);

    [Benchmark(Baseline = true, Description = "obvious code, both limits"), BenchmarkCategory(Five)]
    public double ObviousFive() => _obviousFive.Lower(_z) + _obviousFive.Upper(_z);

    [Benchmark(Description = "StratifiedMeanEstimator"), BenchmarkCategory(Five)]
    public JudgeEstimate IntervalOfFive() => StratifiedMeanEstimator.Default.Estimate(in _five, 0.95);

    [Benchmark(Description = "StratifiedMeanEstimator, p-value"), BenchmarkCategory(Five)]
    public double PValueOfFive() => StratifiedMeanEstimator.Default.PValue(in _five, Mean);

    private static MeanStudy Study(double[] values, double[][] labelled, double[] unlabelled) => new()
    {
        Table = StrataTable.Of(ValueRange.Unit, values, unlabelled.Length, [.. labelled.SelectMany(row => row)], unlabelled),
        Design = CalibrationDesign.Random,
    };
}
