namespace LlmJudgeStats.Kernels;

/// <summary>The scalar twin of the blocks of <see cref="MomentKernels"/>: their oracle, and what a machine without vectors runs.</summary>
internal static class ScalarMoments
{
    public static MomentSums OfBlock(ReadOnlySpan<double> values, double origin) => OfBlock(values, values, origin, origin).First;

    public static PairMomentSums OfBlock(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double a, double b)
    {
        Span<double> sumA = stackalloc double[8], sumB = stackalloc double[8];
        Span<double> squaresA = stackalloc double[8], squaresB = stackalloc double[8], products = stackalloc double[8];
        for (var i = 0; i < first.Length; i++)
        {
            sumA[i % 8] += first[i] - a;
            sumB[i % 8] += second[i] - b;
        }
        var meanA = Sum(sumA) / first.Length;
        var meanB = Sum(sumB) / first.Length;
        sumA.Clear();
        sumB.Clear();
        for (var i = 0; i < first.Length; i++)
        {
            var x = first[i] - a - meanA;
            var y = second[i] - b - meanB;
            sumA[i % 8] += x;
            sumB[i % 8] += y;
            squaresA[i % 8] += x * x;
            squaresB[i % 8] += y * y;
            products[i % 8] += x * y;
        }
        return PairMomentSums.Corrected(first.Length, (meanA, Sum(sumA), Sum(squaresA)), (meanB, Sum(sumB), Sum(squaresB)), Sum(products));
    }

    private static double Sum(ReadOnlySpan<double> lanes) =>
        (lanes[0] + lanes[4] + (lanes[2] + lanes[6])) + (lanes[1] + lanes[5] + (lanes[3] + lanes[7]));
}
