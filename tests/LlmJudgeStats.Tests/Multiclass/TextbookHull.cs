using MathNet.Numerics.LinearAlgebra;

namespace LlmJudgeStats.Tests.Multiclass;

/// <summary>A second implementation of the hull, with matrices as the page writes them: inverse, covariance, quadratic form.</summary>
internal sealed record TextbookHull(double Unclamped, double StandardError, double Lower, double Upper)
{
    /// <param name="labelled">A row for each label class.</param>
    /// <param name="verdicts">Items in question by verdict.</param>
    /// <param name="scores">The number of each class.</param>
    /// <param name="z">The normal quantile.</param>
    public static TextbookHull Of(double[][] labelled, double[] verdicts, double[] scores, double z)
    {
        var (raw, rawVariance, _) = Delta(labelled, verdicts, scores, 0, 0);
        var ends = new[] { 0.5, 1 }.Select(added => Delta(labelled, verdicts, scores, added, z * z / verdicts.Length))
            .Select(one => (Lower: one.Mean - (z * Math.Sqrt(one.Variance)), Upper: one.Mean + (z * Math.Sqrt(one.Variance)))).ToArray();
        double Clip(double value) => Math.Clamp(value, scores.Min(), scores.Max());
        return new(raw, Math.Sqrt(rawVariance), Clip(ends.Min(end => end.Lower)), Clip(ends.Max(end => end.Upper)));
    }

    /// <summary>The smallest singular value of the rates with half an item more in each cell.</summary>
    public static double SmallestSingularValue(double[][] labelled) => Rates(labelled, 0.5).Rates.Svd().S.Minimum();

    private static (double Mean, double Variance, Vector<double> Shares) Delta(
        double[][] labelled, double[] verdicts, double[] scores, double added, double addedVerdicts)
    {
        var (rates, sizes) = Rates(labelled, added);
        var counts = Vector<double>.Build.DenseOfArray(verdicts) + addedVerdicts;
        var judged = counts / counts.Sum();
        var inverse = rates.Transpose().Inverse();
        var shares = inverse * judged;
        var middle = Multinomial(judged) / counts.Sum();
        for (var t = 0; t < sizes.Length; t++) middle += Multinomial(rates.Row(t)) * (shares[t] * shares[t] / sizes[t]);
        var covariance = inverse * middle * inverse.Transpose();
        var s = Vector<double>.Build.DenseOfArray(scores);
        return (s * shares, s * covariance * s, shares);
    }

    private static (Matrix<double> Rates, double[] Sizes) Rates(double[][] labelled, double added)
    {
        var cells = Matrix<double>.Build.DenseOfRowArrays(labelled) + added;
        double[] sizes = [.. cells.RowSums()];
        return (Matrix<double>.Build.Dense(cells.RowCount, cells.ColumnCount, (t, v) => cells[t, v] / sizes[t]), sizes);
    }

    private static Matrix<double> Multinomial(Vector<double> shares) =>
        Matrix<double>.Build.DenseOfDiagonalVector(shares) - shares.OuterProduct(shares);
}
