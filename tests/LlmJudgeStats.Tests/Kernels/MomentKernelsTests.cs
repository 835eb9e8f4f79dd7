using LlmJudgeStats.Kernels;
using LlmJudgeStats.Tests.Numerics;

namespace LlmJudgeStats.Tests.Kernels;

/// <summary>Vectors against the scalar twin to the last bit, and against arithmetic without rounding.</summary>
public class MomentKernelsTests
{
    private const int Longest = 257, Block = MomentKernels.Block;

    private static readonly int[] s_starts = [0, 1, 3, 7];

    [Fact]
    public void Moments_of_every_length_and_start_are_those_of_the_scalar_twin()
    {
        foreach (var length in Enumerable.Range(0, Longest + 1).Concat([Block - 1, Block]))
        {
            foreach (var start in s_starts)
            {
                var first = Values(start + length, length).AsSpan(start);
                var second = Values(length + 5, 1000 + length).AsSpan(5);
                var (one, two) = (MomentKernels.Of(first), MomentKernels.Of(first, second));
                if (length == 0)
                {
                    Assert.Equal((default, default), (one, two));
                    continue;
                }
                var twin = ScalarMoments.OfBlock(first, second, first[0], second[0]);
                Assert.Equal(ScalarMoments.OfBlock(first, first[0]).Shifted(first[0]), one);
                Assert.Equal(
                    (twin.First.Shifted(first[0]), twin.Second.Shifted(second[0]), twin.Products), (two.First, two.Second, two.Products));
                Assert.Equal(one, two.First);
            }
        }
    }

    [Fact]
    public void Several_blocks_are_merged_in_pairs()
    {
        var values = Values((4 * Block) + 17, 5);
        MomentSums Part(int from, int to) => ScalarMoments.OfBlock(values.AsSpan(from, to - from), values[0]);
        var four = MomentSums.Merge(MomentSums.Merge(Part(0, Block), Part(Block, 2 * Block)),
            MomentSums.Merge(Part(2 * Block, 3 * Block), Part(3 * Block, 4 * Block)));
        Assert.Equal(MomentSums.Merge(four, Part(4 * Block, values.Length)).Shifted(values[0]), MomentKernels.Of(values));
        Assert.Equal(MomentKernels.Of(values).Squares, MomentKernels.Of(values, values).Products, 1e-9);
    }

    /// <summary>
    /// Two-pass in blocks: the mean to 2e-15 of it or of the first value, squares to 1e-14, on scores, on data after NIST's NumAcc 1, 3 and
    /// 4 (deviations of 1 or 0.1 from up to 1e7), with a far first value, with growing values, and with one that dwarfs the rest.
    /// </summary>
    [Theory]
    [InlineData("uniform", 100_003)]
    [InlineData("scores", 5_000)]
    [InlineData("NumAcc1", 3)]
    [InlineData("NumAcc3", 1_001)]
    [InlineData("NumAcc4", 1_001)]
    [InlineData("NumAcc4", 20_001)]
    [InlineData("far first", 3_000)]
    [InlineData("growing", 20_000)]
    [InlineData("outlier", 3_000)]
    [InlineData("mixed sizes", 3_000)]
    public void Moments_agree_with_exact_arithmetic(string kind, int length)
    {
        var random = new Random(3);
        var values = Enumerable.Range(0, length).Select(i => kind switch
        {
            "uniform" => random.NextDouble(),
            "scores" => random.Next(1, 6),
            "NumAcc1" => 10_000_000 + (i == 0 ? 1 : i == 1 ? 3 : 2),
            "NumAcc3" => i == 0 ? 1_000_000.2 : i % 2 == 1 ? 1_000_000.1 : 1_000_000.3,
            "NumAcc4" => i == 0 ? 10_000_000.2 : i % 2 == 1 ? 10_000_000.1 : 10_000_000.3,
            "far first" => i == 0 ? -1e6 : random.NextDouble(),
            "growing" => i + random.NextDouble(),
            "outlier" => i == 1_500 ? 1e12 : random.NextDouble(),
            _ => Math.Pow(10, random.Next(-8, 9)) * (random.NextDouble() - 0.5),
        }).ToArray();
        var others = values.Select(value => (0.3 * value) + random.NextDouble()).ToArray();
        var (one, two) = (MomentKernels.Of(values), MomentKernels.Of(values, others));
        Near(ExactMoments.Mean(values), one.Mean, 2e-15, Math.Abs(values[0]));
        Near(ExactMoments.SquaredDeviations(values), one.Squares, 1e-14);
        Near(ExactMoments.Mean(others), two.Second.Mean, 2e-15, Math.Abs(others[0]));
        Near(ExactMoments.SquaredDeviations(others), two.Second.Squares, 1e-14);
        Near(ExactMoments.CrossDeviations(values, others), two.Products, 1e-14, Math.Sqrt(two.First.Squares * two.Second.Squares));
    }

    [Fact]
    public void Merging_in_either_order_gives_the_same_bits()
    {
        foreach (var (m, n) in new[] { (3, 17), (17, 17), (1000, 1), (0, 5), (0, 0) })
        {
            PairMomentSums a = MomentKernels.Of(Values(m, 1), Values(m, 2)), b = MomentKernels.Of(Values(n, 3), Values(n, 4));
            Assert.Equal(PairMomentSums.Merge(a, b), PairMomentSums.Merge(b, a));
        }
    }

    private static void Near(double expected, double actual, double relative, double scale = 0) =>
        Assert.Equal(expected, actual, relative * Math.Max(Math.Abs(expected), scale));

    private static double[] Values(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() * 4) - 1)];
    }
}
