namespace LlmJudgeStats.Kernels;

/// <summary>How many values there are, their mean, and the sum of the squares of their deviations from it.</summary>
internal readonly record struct MomentSums(double Count, double Mean, double Squares)
{
    /// <summary>The moments, when the deviations from what was taken for the mean do not quite sum to 0.</summary>
    public static MomentSums Corrected(double count, double mean, double left, double squares) =>
        new(count, mean + (left / count), Math.Max(0, squares - (left / count * left)));

    public MomentSums Shifted(double by) => this with { Mean = by + Mean };

    /// <summary>The two together (Chan, Golub &amp; LeVeque 1979), the same bits in either order.</summary>
    /// <remarks><code>mean = mA + (mB − mA) nB/n,  squares = sA + sB + (mB − mA)² nA nB/n</code></remarks>
    public static MomentSums Merge(in MomentSums left, in MomentSums right)
    {
        if (left.Count < right.Count) return Merge(in right, in left);
        if (right.Count == 0) return left;
        var share = right.Count / (left.Count + right.Count);
        var apart = right.Mean - left.Mean;
        var squares = left.Squares + right.Squares + (apart * apart * left.Count * share);
        return new(left.Count + right.Count, Between(left.Mean, right.Mean, share), squares);
    }

    /// <summary>A mean on the way from one to another; halfway it must not matter which is the first.</summary>
    public static double Between(double from, double to, double share) =>
        share == 0.5 ? (0.5 * from) + (0.5 * to) : from + ((to - from) * share);
}
