using BenchmarkDotNet.Attributes;
using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Benchmarks;

/// <summary>What does the posterior cost beside a plain grid over rate, sensitivity and specificity, which is far less accurate?</summary>
[MemoryDiagnoser]
public class PosteriorBenchmarks
{
    private readonly BayesianEstimator _equalTailed = BayesianEstimator.Default;
    private readonly BayesianEstimator _highestDensity = new() { Interval = PosteriorInterval.HighestDensity };
    private double _level = IntervalEstimate.DefaultLevel;
    private JudgeStudy _study;

    [ParamsSource(nameof(Studies))]
    public PosteriorData Data { get; set; } = null!;

    public static IEnumerable<PosteriorData> Studies =>
    [
        new(JudgeTally.Of(83, 115), new() { TruePositive = 22, FalseNegative = 3, FalsePositive = 4, TrueNegative = 21 }),
        new(JudgeTally.Of(620, 1000), new() { TruePositive = 172, FalseNegative = 28, FalsePositive = 30, TrueNegative = 170 }),
    ];

    [GlobalSetup]
    public void Setup()
    {
        _study = new() { Test = Data.Test, Calibration = Data.Counts };
        Agreement.Require("posterior", EqualTailed(), Grid(), 1e-3);    // the grid's steps are 1/200 and 1/60
    }

    [Benchmark(Baseline = true, Description = "grid 200 x 60 x 60")]
    public PlainEstimate Grid() => Obvious.GridPosterior(Data.Test.Positives, Data.Test.Count, Data.Counts, _level);

    [Benchmark(Description = "BayesianEstimator, equal-tailed")]
    public JudgeEstimate EqualTailed() => _equalTailed.Estimate(in _study, _level);

    [Benchmark(Description = "BayesianEstimator, highest density")]
    public JudgeEstimate HighestDensity() => _highestDensity.Estimate(in _study, _level);
}
