using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Multiclass;

/// <summary>How a judge calls each class, with a fraction of an item added to every cell: classes.md 2.</summary>
/// <remarks>
/// <code>M the rates of verdicts by label,  θ = (M′)⁻¹ p,  Var(s′θ) = Var_p(g)/n + Σ θ_t² Var_t(g)/m_t,  g = M⁻¹ s</code>
/// Var_p(g) and Var_t(g) are the variances of g over the verdicts of all items and of those of class t.
/// </remarks>
internal sealed class SmoothedCalibration
{
    private readonly double[] _rates;
    private readonly double[] _sizes;
    private readonly LuFactors _factors;

    /// <summary>Every class needs an item; the matrix must not be singular.</summary>
    /// <param name="labelled">Square: a row for each label class, verdicts in the same order.</param>
    /// <param name="added">What is added to each cell: 0, ½ or 1.</param>
    public SmoothedCalibration(ConfusionMatrix labelled, double added)
    {
        var size = labelled.Labels.Length;
        _rates = Rates(labelled, added, out _sizes);
        _factors = LuFactors.Of(_rates, size);
    }

    /// <summary>The mean score at the verdicts of the items in question, and its variance.</summary>
    /// <param name="verdicts">How many items have each verdict.</param>
    /// <param name="added">What is added to each of these numbers.</param>
    /// <param name="scores">The number of each class.</param>
    /// <param name="shares">The share of each class, inside [0, 1] or not.</param>
    /// <param name="variance">The variance of the mean.</param>
    public double Mean(
        ReadOnlySpan<double> verdicts, double added, ReadOnlySpan<double> scores, out double[] shares, out double variance)
    {
        var size = verdicts.Length;
        var total = 0.0;
        foreach (var count in verdicts) total += count + added;
        var judged = new double[size];
        for (var v = 0; v < size; v++) judged[v] = (verdicts[v] + added) / total;
        shares = _factors.SolveTransposed(judged);
        var weights = _factors.Solve(scores);
        variance = Variance(judged, weights) / total;
        var mean = 0.0;
        for (var t = 0; t < size; t++)
        {
            mean += shares[t] * scores[t];
            variance += shares[t] * shares[t] * Variance(_rates.AsSpan(t * size, size), weights) / _sizes[t];
        }
        return mean;
    }

    /// <summary>The share of each verdict among the items of each label class, and the sizes of these classes.</summary>
    public static double[] Rates(ConfusionMatrix labelled, double added, out double[] sizes)
    {
        var size = labelled.Labels.Length;
        var rates = labelled.LabelledCounts.ToArray();
        sizes = new double[size];
        for (var t = 0; t < size; t++)
        {
            for (var v = 0; v < size; v++) sizes[t] += rates[(t * size) + v] + added;
            for (var v = 0; v < size; v++) rates[(t * size) + v] = (rates[(t * size) + v] + added) / sizes[t];
        }
        return rates;
    }

    // Around the mean, so that nothing cancels.
    private static double Variance(ReadOnlySpan<double> shares, ReadOnlySpan<double> values)
    {
        var mean = 0.0;
        var variance = 0.0;
        for (var i = 0; i < shares.Length; i++) mean += shares[i] * values[i];
        for (var i = 0; i < shares.Length; i++) variance += shares[i] * (values[i] - mean) * (values[i] - mean);
        return variance;
    }
}
