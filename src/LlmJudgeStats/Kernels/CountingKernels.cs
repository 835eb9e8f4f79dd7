using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LlmJudgeStats.Kernels;

/// <summary>The only loops that touch every item: 64 items become the bits of one word, and words are counted.</summary>
internal static class CountingKernels
{
    private const int PerWord = 64;

    public static long CountTrue(ReadOnlySpan<byte> items)
    {
        // The software form of Vector512 is many times slower than the scalar twin.
        if (!Vector128.IsHardwareAccelerated) return ScalarCounting.CountTrue(items);
        var words = MemoryMarshal.Cast<byte, Vector512<byte>>(items);
        return Count<Vector512<byte>, ByteItems>(words) + ScalarCounting.CountTrue(items[(words.Length * PerWord)..]);
    }

    /// <param name="items">Packed items, the first in the lowest bit.</param>
    /// <param name="count">How many of them count, at most as many as there are.</param>
    public static long CountTrue(ReadOnlySpan<ulong> items, long count)
    {
        var (words, rest) = Split(count);
        var last = rest > 0 ? BitOperations.PopCount(items[words] & Mask(rest)) : 0;
        return Count<ulong, BitItems>(items[..words]) + last;
    }

    public static PairSums CountPairs(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (!Vector128.IsHardwareAccelerated) return ScalarCounting.CountPairs(first, second);
        var words = MemoryMarshal.Cast<byte, Vector512<byte>>(first);
        var done = words.Length * PerWord;
        return Pairs<Vector512<byte>, ByteItems>(words, MemoryMarshal.Cast<byte, Vector512<byte>>(second))
            .Plus(ScalarCounting.CountPairs(first[done..], second[done..]));
    }

    /// <param name="first">Packed items, the first in the lowest bit.</param>
    /// <param name="second">Packed items that pair up with them.</param>
    /// <param name="count">How many pairs count, at most as many as there are.</param>
    public static PairSums CountPairs(ReadOnlySpan<ulong> first, ReadOnlySpan<ulong> second, long count)
    {
        var (words, rest) = Split(count);
        var sums = Pairs<ulong, BitItems>(first[..words], second[..words]);
        if (rest == 0) return sums;
        var a = first[words] & Mask(rest);
        var b = second[words] & Mask(rest);
        return sums.Plus(new(BitOperations.PopCount(a), BitOperations.PopCount(b), BitOperations.PopCount(a & b)));
    }

    private static long Count<T, TItems>(ReadOnlySpan<T> words) where T : struct where TItems : IItems<T>
    {
        long count = 0;
        for (var i = 0; i < words.Length; i++) count += BitOperations.PopCount(TItems.Word(in words[i]));
        return count;
    }

    private static PairSums Pairs<T, TItems>(ReadOnlySpan<T> first, ReadOnlySpan<T> second) where T : struct where TItems : IItems<T>
    {
        var others = second[..first.Length];
        long ofFirst = 0, ofSecond = 0, both = 0;
        for (var i = 0; i < first.Length; i++)
        {
            var a = TItems.Word(in first[i]);
            var b = TItems.Word(in others[i]);
            ofFirst += BitOperations.PopCount(a);
            ofSecond += BitOperations.PopCount(b);
            both += BitOperations.PopCount(a & b);
        }
        return new(ofFirst, ofSecond, both);
    }

    private static (int Words, int Left) Split(long count) => ((int)(count / PerWord), (int)(count % PerWord));

    private static ulong Mask(int rest) => (1UL << rest) - 1;
}
