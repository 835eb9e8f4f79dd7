using BenchmarkDotNet.Attributes;
using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Benchmarks;

/// <summary>What does each interval of one proportion cost beside the exact one that MathNet makes easy to write?</summary>
[MemoryDiagnoser]
public class BinomialIntervalBenchmarks
{
    private double _level = IntervalEstimate.DefaultLevel;

    [ParamsSource(nameof(Rates))]
    public Proportion Rate { get; set; }

    public static IEnumerable<Proportion> Rates => [Proportion.FromCounts(83, 115), Proportion.FromCounts(412, 1000)];

    [GlobalSetup]
    public void Setup()
    {
        var (ours, obvious) = (ClopperPearson(), ObviousClopperPearson());
        Agreement.Require("lower", ours.Lower, obvious.Lower, 1e-8);    // MathNet's quantile
        Agreement.Require("upper", ours.Upper, obvious.Upper, 1e-8);
    }

    [Benchmark(Baseline = true, Description = "clopper-pearson, MathNet")]
    public PlainEstimate ObviousClopperPearson() => Obvious.ClopperPearson(Rate.Successes, Rate.Size, _level);

    [Benchmark(Description = "clopper-pearson")]
    public IntervalEstimate ClopperPearson() => BinomialInterval.ClopperPearson.Of(Rate, _level);

    [Benchmark(Description = "mid-p")]
    public IntervalEstimate MidP() => BinomialInterval.MidP.Of(Rate, _level);

    [Benchmark(Description = "jeffreys")]
    public IntervalEstimate Jeffreys() => BinomialInterval.Jeffreys.Of(Rate, _level);

    [Benchmark(Description = "blaker")]
    public IntervalEstimate Blaker() => BinomialInterval.Blaker.Of(Rate, _level);

    [Benchmark(Description = "wilson")]
    public IntervalEstimate Wilson() => BinomialInterval.Wilson.Of(Rate, _level);

    [Benchmark(Description = "agresti-coull")]
    public IntervalEstimate AgrestiCoull() => BinomialInterval.AgrestiCoull.Of(Rate, _level);

    [Benchmark(Description = "wald")]
    public IntervalEstimate Wald() => BinomialInterval.Wald.Of(Rate, _level);
}
