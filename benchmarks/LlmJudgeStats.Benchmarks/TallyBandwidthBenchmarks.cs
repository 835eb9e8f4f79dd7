using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;

namespace LlmJudgeStats.Benchmarks;

/// <summary>How far is counting label-verdict pairs from the speed at which the same memory can be read at all?</summary>
[MemoryDiagnoser]
public class TallyBandwidthBenchmarks
{
    private const int Repeat = 1_000_000;    // a multiple of 64, and a divisor of the whole

    private bool[] _labels = [];
    private bool[] _verdicts = [];
    private ulong[] _packedLabels = [];
    private ulong[] _packedVerdicts = [];

    [Params(100_000_000)]
    public int Pairs { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new SplitMix(20251121);
        (_labels, _verdicts) = (new bool[Pairs], new bool[Pairs]);
        (_packedLabels, _packedVerdicts) = (new ulong[(Pairs + 63) / 64], new ulong[(Pairs + 63) / 64]);
        // A million pairs over and over: no branch predictor learns them, and setting up stays quick.
        for (var i = 0; i < Repeat; i++)
        {
            _labels[i] = random.Next() < 0.6;
            _verdicts[i] = random.Next() < (_labels[i] ? 0.9 : 0.2);
            if (_labels[i]) _packedLabels[i / 64] |= 1UL << (i % 64);
            if (_verdicts[i]) _packedVerdicts[i / 64] |= 1UL << (i % 64);
        }
        for (var start = Repeat; start < Pairs; start += Repeat)
        {
            _labels.AsSpan(0, Repeat).CopyTo(_labels.AsSpan(start));
            _verdicts.AsSpan(0, Repeat).CopyTo(_verdicts.AsSpan(start));
            _packedLabels.AsSpan(0, Repeat / 64).CopyTo(_packedLabels.AsSpan(start / 64));
            _packedVerdicts.AsSpan(0, Repeat / 64).CopyTo(_packedVerdicts.AsSpan(start / 64));
        }
        var (counts, loop) = (FromPairs(), Loop());
        if (counts != FromPackedPairs() || (counts.TruePositive, counts.FalseNegative, counts.FalsePositive, counts.TrueNegative) != loop)
            throw new InvalidOperationException($"the counts differ: {counts}, {FromPackedPairs()} and {loop}");
    }

    [Benchmark(Baseline = true, Description = "loop with if")]
    public (long TruePositive, long FalseNegative, long FalsePositive, long TrueNegative) Loop() => Obvious.Pairs(_labels, _verdicts);

    /// <summary>The least that a pass over both arrays can do: four loads in flight, and an or that keeps them.</summary>
    [Benchmark(Description = "reading the bytes")]
    public ulong Read() => Or(_labels) | Or(_verdicts);

    [Benchmark(Description = "ConfusionCounts.FromPairs")]
    public ConfusionCounts FromPairs() => ConfusionCounts.FromPairs(_labels, _verdicts);

    [Benchmark(Description = "ConfusionCounts.FromPackedPairs")]
    public ConfusionCounts FromPackedPairs() => ConfusionCounts.FromPackedPairs(_packedLabels, _packedVerdicts, Pairs);

    private static ulong Or(bool[] items)
    {
        var words = MemoryMarshal.Cast<bool, Vector512<ulong>>(items);
        var (a, b, c, d) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero);
        for (var i = 0; i + 3 < words.Length; i += 4)
        {
            a |= words[i];
            b |= words[i + 1];
            c |= words[i + 2];
            d |= words[i + 3];
        }
        return Vector512.Sum(a | b | c | d);
    }
}
