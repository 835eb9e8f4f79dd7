namespace LlmJudgeStats.Agreement;

/// <summary>Which values stand beside which, over all pairs of ratings of an item: the evidence of Krippendorff's alpha.</summary>
/// <remarks>
/// <code>o_kl = Σ n_ik (n_il − 1[k = l]) / (m_i − 1),  α = 1 − (M − 1) Σ o_kl d_kl / Σ n_k n_l d_kl</code>
/// Source: Krippendorff 2011; agreement.md 2.
/// </remarks>
internal sealed class Coincidences(int classes)
{
    private readonly double[] _pairs = new double[classes * classes];
    private readonly double[] _totals = new double[classes];

    /// <summary>Some items with the same ratings.</summary>
    /// <param name="counts">How many ratings each class has on such an item.</param>
    /// <param name="ratings">How many ratings such an item has, two or more.</param>
    /// <param name="items">How many such items there are.</param>
    public void Add(ReadOnlySpan<int> counts, int ratings, double items)
    {
        for (var k = 0; k < classes; k++)
        {
            if (counts[k] == 0) continue;       // of many classes an item has few
            _totals[k] += items * counts[k];
            for (var l = 0; l < classes; l++)
            {
                _pairs[(k * classes) + l] += items * counts[k] * (counts[l] - (k == l ? 1 : 0)) / (ratings - 1);
            }
        }
    }

    /// <summary>Those of two raters.</summary>
    public static Coincidences Of(RatingTable table)
    {
        var classes = table.Classes.Length;
        var both = new Coincidences(classes);
        for (var k = 0; k < classes; k++)
        {
            for (var l = 0; l < classes; l++)
            {
                both._pairs[(k * classes) + l] = (double)table.Count(k, l) + table.Count(l, k);
                both._totals[k] += both._pairs[(k * classes) + l];
            }
        }
        return both;
    }

    /// <summary>Alpha; NaN where one class was used.</summary>
    /// <param name="coefficient">Which distance.</param>
    /// <param name="values">The number of each class.</param>
    public double Alpha(AgreementCoefficient coefficient, ReadOnlySpan<double> values)
    {
        var observed = 0.0;
        var expected = 0.0;
        var all = 0.0;
        for (var k = 0; k < classes; k++)
        {
            all += _totals[k];
            var between = 0.0;
            for (var l = k + 1; l < classes; l++)
            {
                var distance = Distance(coefficient, values, k, l, between);
                observed += _pairs[(k * classes) + l] * distance;
                expected += _totals[k] * _totals[l] * distance;
                between += _totals[l];
            }
        }
        return expected > 0 ? 1 - ((all - 1) * observed / expected) : double.NaN;
    }

    // Of ranks: all ratings from one class to the other, half of those in the two themselves.
    private double Distance(AgreementCoefficient coefficient, ReadOnlySpan<double> values, int k, int l, double between)
    {
        var steps = coefficient switch
        {
            AgreementCoefficient.KrippendorffAlphaOrdinal => between + ((_totals[k] + _totals[l]) / 2),
            AgreementCoefficient.KrippendorffAlphaInterval => values[l] - values[k],
            AgreementCoefficient.KrippendorffAlphaRatio => (values[l] - values[k]) / (values[l] + values[k]),
            _ => 1,
        };
        return steps * steps;
    }
}
