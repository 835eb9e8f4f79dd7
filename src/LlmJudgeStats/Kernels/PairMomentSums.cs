namespace LlmJudgeStats.Kernels;

/// <summary>The moments of two sequences that pair up, and the sum of the products of their deviations.</summary>
internal readonly record struct PairMomentSums(MomentSums First, MomentSums Second, double Products)
{
    /// <summary>The moments, when the deviations from what was taken for the means do not quite sum to 0.</summary>
    public static PairMomentSums Corrected(
        double count, (double Mean, double Left, double Squares) a, (double Mean, double Left, double Squares) b, double products) => new(
        MomentSums.Corrected(count, a.Mean, a.Left, a.Squares),
        MomentSums.Corrected(count, b.Mean, b.Left, b.Squares),
        products - (a.Left / count * b.Left));

    /// <summary>The two together, the same bits in either order.</summary>
    public static PairMomentSums Merge(in PairMomentSums left, in PairMomentSums right)
    {
        if (left.First.Count < right.First.Count) return Merge(in right, in left);
        if (right.First.Count == 0) return left;
        var share = right.First.Count / (left.First.Count + right.First.Count);
        var product = (right.First.Mean - left.First.Mean) * (right.Second.Mean - left.Second.Mean);
        return new(
            MomentSums.Merge(left.First, right.First), MomentSums.Merge(left.Second, right.Second),
            left.Products + right.Products + (product * left.First.Count * share));
    }
}
