namespace LlmJudgeStats.Inference;

/// <summary>The weighted mean of a table of strata, with its variance.</summary>
/// <remarks>
/// <code>θ = Σ w_h m_h,  V = Σ w_h² v_h/f_h + Σ w_h (m_h − θ)²/K</code>
/// m and v are mean and variance (divisor f) of the labelled values of a stratum. The second term is there where weights were observed.
/// </remarks>
/// <param name="Mean">θ; NaN when a stratum that counts has no label.</param>
/// <param name="Variance">V; NaN likewise.</param>
internal readonly record struct StrataMean(double Mean, double Variance)
{
    public static StrataMean Of(in StrataView view)
    {
        var total = 0.0;
        for (var h = 0; h < view.Strata; h++) total += view.Size(h);
        var mean = 0.0;
        for (var h = 0; h < view.Strata; h++)
        {
            if (view.Size(h) > 0) mean += view.Size(h) / total * Own(in view, h).Mean;
        }
        var variance = 0.0;
        for (var h = 0; h < view.Strata; h++)
        {
            var weight = view.Size(h) / total;
            if (weight == 0) continue;
            var own = Own(in view, h);
            variance += weight * weight * own.Variance;
            if (view.Weights == StratumWeights.Observed) variance += weight * (own.Mean - mean) * (own.Mean - mean) / total;
        }
        return new(mean, variance);
    }

    /// <summary>The mean of all labels, as if there were one stratum.</summary>
    public static StrataMean OfLabels(in StrataView view) => Own(view.Counts, view.Values);

    private static StrataMean Own(in StrataView view, int stratum) => Own(view.Row(stratum), view.Values);

    // Rows of counts of the same values, one after the other.
    private static StrataMean Own(ReadOnlySpan<double> counts, ReadOnlySpan<double> values)
    {
        var labelled = 0.0;
        foreach (var count in counts) labelled += count;
        var mean = values[0];
        for (var i = 0; i < counts.Length; i++) mean += counts[i] / labelled * (values[i % values.Length] - values[0]);
        var variance = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            var deviation = values[i % values.Length] - mean;
            variance += counts[i] / labelled * deviation * deviation;
        }
        return new(mean, variance / labelled);
    }
}
