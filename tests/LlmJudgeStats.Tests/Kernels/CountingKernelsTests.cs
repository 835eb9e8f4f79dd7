using LlmJudgeStats.Kernels;

namespace LlmJudgeStats.Tests.Kernels;

/// <summary>
/// Vectors against the scalar twin, at every length that can end inside a vector and at starts that no vector is aligned to.
/// </summary>
public class CountingKernelsTests
{
    private const int Longest = 257;
    private static readonly int[] s_starts = [0, 1, 3, 8, 31, 63];

    [Fact]
    public void Verdicts_of_every_length_and_start_are_counted_as_by_the_scalar_twin()
    {
        for (var length = 0; length <= Longest; length++)
        {
            foreach (var start in s_starts)
            {
                var items = Items(start + length, seed: length).AsSpan(start);
                Assert.Equal(ScalarCounting.CountTrue(items), CountingKernels.CountTrue(items));
            }
        }
    }

    [Fact]
    public void Pairs_of_every_length_and_start_are_counted_as_by_the_scalar_twin()
    {
        for (var length = 0; length <= Longest; length++)
        {
            foreach (var start in s_starts)
            {
                var first = Items(start + length, seed: length).AsSpan(start);
                var second = Items(length + 5, seed: 1000 + length).AsSpan(5);
                Assert.Equal(ScalarCounting.CountPairs(first, second), CountingKernels.CountPairs(first, second));
            }
        }
    }

    /// <summary>
    /// Each byte value at each place of a vector, alone among zeros: none of them may be lost, and no neighbour may be hit.
    /// </summary>
    [Fact]
    public void One_planted_byte_is_found_wherever_it_stands()
    {
        var (zeros, ones) = (new byte[130], new byte[130]);
        Array.Fill(ones, (byte)1);
        for (var place = 0; place < zeros.Length; place++)
        {
            var planted = new byte[130];
            for (var value = 1; value < 256; value += place % 64 == 7 ? 1 : 63)
            {
                planted[place] = (byte)value;
                Assert.Equal(1, CountingKernels.CountTrue(planted));
                Assert.Equal(new(1, 0, 0), CountingKernels.CountPairs(planted, zeros));
                Assert.Equal(new(1, 130, 1), CountingKernels.CountPairs(planted, ones));
                Assert.Equal(new(0, 1, 0), CountingKernels.CountPairs(zeros, planted));
            }
        }
    }

    /// <summary>Packed items: every length, with the bits beyond it set, so that reading one of them shows.</summary>
    [Fact]
    public void Packed_bits_of_every_length_are_counted_as_by_the_scalar_twin_on_bytes()
    {
        for (var length = 0; length <= Longest; length++)
        {
            var (first, second) = (Items(length, seed: length), Items(length, seed: 1000 + length));
            var (packedFirst, packedSecond) = (Packed(first), Packed(second));
            Assert.Equal(ScalarCounting.CountTrue(first), CountingKernels.CountTrue(packedFirst, length));
            Assert.Equal(ScalarCounting.CountPairs(first, second), CountingKernels.CountPairs(packedFirst, packedSecond, length));
        }
    }

    private static byte[] Items(int length, int seed)
    {
        var random = new Random(seed);
        var items = new byte[length];
        for (var i = 0; i < length; i++) items[i] = random.Next(2) == 0 ? (byte)0 : (byte)random.Next(1, 256);
        return items;
    }

    private static ulong[] Packed(byte[] items)
    {
        var words = new ulong[(Longest / 64) + 2];
        Array.Fill(words, ulong.MaxValue);
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] == 0) words[i / 64] &= ~(1UL << (i % 64));
        }
        return words;
    }
}
