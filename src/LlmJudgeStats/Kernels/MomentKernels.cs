using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LlmJudgeStats.Kernels;

/// <summary>Moments of doubles in one pass over the memory, with the same bits on every instruction set.</summary>
/// <remarks>
/// Everything is relative to the first value. A block of 1,024 values stays in the cache nearest to the processor: there its mean is found
/// first, then the deviations from it, whose sum corrects what rounding the mean left over (the corrected two-pass algorithm,
/// Chan, Golub &amp; LeVeque 1983). Blocks are merged in pairs, pairs of them in pairs, and so on. Within a block value i is added in lane
/// i mod 8, and the lanes are added by halves: the order is fixed whatever a register holds. No fused multiply-add.
/// </remarks>
internal static class MomentKernels
{
    public const int Lanes = 8, Block = 1024;

    private static readonly Vector512<double> s_places = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);

    public static MomentSums Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return default;
        var origin = values[0];
        return Of(values, origin).Shifted(origin);
    }

    /// <param name="first">Values.</param>
    /// <param name="second">As many values that pair up with them.</param>
    public static PairMomentSums Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.IsEmpty) return default;
        var a = first[0];
        var b = second[0];
        var sums = Of(first, second, a, b);
        return sums with { First = sums.First.Shifted(a), Second = sums.Second.Shifted(b) };
    }

    private static MomentSums Of(ReadOnlySpan<double> values, double origin)
    {
        if (values.Length > Block)
        {
            var cut = Cut(values.Length);
            return MomentSums.Merge(Of(values[..cut], origin), Of(values[cut..], origin));
        }
        // The software form of Vector512 is many times slower than the scalar twin.
        return Vector128.IsHardwareAccelerated ? OfBlock(values, origin) : ScalarMoments.OfBlock(values, origin);
    }

    private static PairMomentSums Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double a, double b)
    {
        if (first.Length > Block)
        {
            var cut = Cut(first.Length);
            return PairMomentSums.Merge(Of(first[..cut], second[..cut], a, b), Of(first[cut..], second[cut..], a, b));
        }
        return Vector128.IsHardwareAccelerated ? OfBlock(first, second, a, b) : ScalarMoments.OfBlock(first, second, a, b);
    }

    private static MomentSums OfBlock(ReadOnlySpan<double> values, double origin)
    {
        var vectors = MemoryMarshal.Cast<double, Vector512<double>>(values);
        var (rest, mask) = Rest(values[(vectors.Length * Lanes)..]);
        var mean = Mean(vectors, rest, mask, values.Length, origin);
        var zero = Vector512.Create(origin);
        var centre = Vector512.Create(mean);
        var last = (rest - zero - centre) & mask;
        var left = Vector512<double>.Zero;
        var squares = Vector512<double>.Zero;
        foreach (ref readonly var vector in vectors)
        {
            var deviation = vector - zero - centre;
            left += deviation;
            squares += deviation * deviation;
        }
        return MomentSums.Corrected(values.Length, mean, Sum(left + last), Sum(squares + (last * last)));
    }

    private static PairMomentSums OfBlock(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double a, double b)
    {
        var vectors = MemoryMarshal.Cast<double, Vector512<double>>(first);
        var others = MemoryMarshal.Cast<double, Vector512<double>>(second)[..vectors.Length];
        var (rest, mask) = Rest(first[(vectors.Length * Lanes)..]);
        var (otherRest, _) = Rest(second[(vectors.Length * Lanes)..]);
        var meanA = Mean(vectors, rest, mask, first.Length, a);
        var meanB = Mean(others, otherRest, mask, first.Length, b);
        var zeroA = Vector512.Create(a);
        var zeroB = Vector512.Create(b);
        var centreA = Vector512.Create(meanA);
        var centreB = Vector512.Create(meanB);
        var lastA = (rest - zeroA - centreA) & mask;
        var lastB = (otherRest - zeroB - centreB) & mask;
        Vector512<double> leftA = default, leftB = default, squaresA = default, squaresB = default, products = default;
        for (var i = 0; i < vectors.Length; i++)
        {
            var x = vectors[i] - zeroA - centreA;
            var y = others[i] - zeroB - centreB;
            leftA += x;
            leftB += y;
            squaresA += x * x;
            squaresB += y * y;
            products += x * y;
        }
        return PairMomentSums.Corrected(
            first.Length,
            (meanA, Sum(leftA + lastA), Sum(squaresA + (lastA * lastA))),
            (meanB, Sum(leftB + lastB), Sum(squaresB + (lastB * lastB))),
            Sum(products + (lastA * lastB)));
    }

    // Of a block, less the origin.
    private static double Mean(
        ReadOnlySpan<Vector512<double>> vectors, Vector512<double> rest, Vector512<double> mask, int count, double origin)
    {
        var zero = Vector512.Create(origin);
        var sum = Vector512<double>.Zero;
        foreach (ref readonly var vector in vectors) sum += vector - zero;
        return Sum(sum + ((rest - zero) & mask)) / count;
    }

    // What does not fill a vector, and which of its lanes count: a lane that adds 0 changes no bit.
    private static (Vector512<double> Values, Vector512<double> Mask) Rest(ReadOnlySpan<double> values)
    {
        Span<double> filled = stackalloc double[Lanes];
        filled.Clear();
        values.CopyTo(filled);
        return (Vector512.Create<double>(filled), Vector512.LessThan(s_places, Vector512.Create((double)values.Length)));
    }

    private static double Sum(Vector512<double> lanes)
    {
        var four = lanes.GetLower() + lanes.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two.GetElement(0) + two.GetElement(1);
    }

    // Behind the largest power of two of blocks that leaves something.
    private static int Cut(int length) => Block << BitOperations.Log2((uint)((length - 1) / Block));
}
