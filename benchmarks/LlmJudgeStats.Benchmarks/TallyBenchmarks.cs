using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace LlmJudgeStats.Benchmarks;

/// <summary>What does counting verdicts and label-verdict pairs cost beside the loop with an <c>if</c>?</summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
public class TallyBenchmarks
{
    private const string Verdicts = "verdicts";
    private const string Pairs = "pairs";

    private bool[] _labels = [];
    private bool[] _verdicts = [];

    // A thousand items repeat often enough for the branch predictor to learn them; a million do not.
    [Params(1_000, 1_000_000)]
    public int Items { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new SplitMix(20251121);
        (_labels, _verdicts) = (new bool[Items], new bool[Items]);
        for (var i = 0; i < Items; i++)
        {
            _labels[i] = random.Next() < 0.6;
            _verdicts[i] = random.Next() < (_labels[i] ? 0.9 : 0.2);
        }

        var (tally, counts, loop, pairs) = (FromVerdicts(), FromPairs(), LoopOverVerdicts(), LoopOverPairs());
        if ((tally.Positives, tally.Negatives) != loop
            || (counts.TruePositive, counts.FalseNegative, counts.FalsePositive, counts.TrueNegative) != pairs)
            throw new InvalidOperationException($"the counts differ: {tally} and {loop}, {counts} and {pairs}");
    }

    [Benchmark(Baseline = true, Description = "loop with if"), BenchmarkCategory(Verdicts)]
    public (long Positives, long Negatives) LoopOverVerdicts() => Obvious.Tally(_verdicts);

    [Benchmark(Description = "JudgeTally.FromVerdicts"), BenchmarkCategory(Verdicts)]
    public JudgeTally FromVerdicts() => JudgeTally.FromVerdicts(_verdicts);

    [Benchmark(Baseline = true, Description = "loop with if"), BenchmarkCategory(Pairs)]
    public (long TruePositive, long FalseNegative, long FalsePositive, long TrueNegative) LoopOverPairs() =>
        Obvious.Pairs(_labels, _verdicts);

    [Benchmark(Description = "ConfusionCounts.FromPairs"), BenchmarkCategory(Pairs)]
    public ConfusionCounts FromPairs() => ConfusionCounts.FromPairs(_labels, _verdicts);
}
