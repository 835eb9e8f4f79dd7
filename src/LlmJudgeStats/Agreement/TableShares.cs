namespace LlmJudgeStats.Agreement;

/// <summary>A coefficient of two raters at given shares of the cells, and how it moves with each share: agreement.md 1.</summary>
/// <remarks>
/// <code>C = 1 − Do/De,  ∂C/∂p = −d/De + Do/De² ∂De/∂p</code>
/// Every De is a sum of terms that are not negative, so that it is exactly 0 where only one class was used. The derivative is known up to a
/// constant, which the variance does not see.
/// </remarks>
internal sealed class TableShares
{
    private readonly double[] _shares;
    private readonly double[] _first;
    private readonly double[] _second;
    private readonly double[] _values;
    private readonly int _classes;

    /// <summary>The shares with the weight of some items spread over all cells.</summary>
    /// <param name="table">The counts, of one item at least.</param>
    /// <param name="added">The weight that is added: 0, 1 or 4 items.</param>
    public TableShares(RatingTable table, double added)
        : this(SharesOf(table, added), table.Values.ToArray())
    {
    }

    /// <summary>Given shares.</summary>
    /// <param name="shares">Rows of shares, one for each class of the first rater.</param>
    /// <param name="values">The number of each class.</param>
    public TableShares(double[] shares, double[] values)
    {
        _shares = shares;
        _values = values;
        _classes = values.Length;
        _first = new double[_classes];
        _second = new double[_classes];
        for (var i = 0; i < _classes; i++)
        {
            for (var j = 0; j < _classes; j++)
            {
                _first[i] += shares[(i * _classes) + j];
                _second[j] += shares[(i * _classes) + j];
            }
        }
    }

    /// <summary>The coefficient; NaN where nothing is left to agree on.</summary>
    /// <param name="coefficient">One with a closed form.</param>
    /// <param name="slopes">Its derivative by each share, up to a constant.</param>
    public double Coefficient(AgreementCoefficient coefficient, Span<double> slopes)
    {
        if (coefficient == AgreementCoefficient.Matthews) return Matthews(slopes);
        Span<double> byFirst = new double[_classes];
        Span<double> bySecond = new double[_classes];
        var expected = Expected(coefficient, byFirst, bySecond);
        if (!(expected > 0)) return double.NaN;
        var observed = 0.0;
        for (var i = 0; i < _classes; i++)
        {
            for (var j = 0; j < _classes; j++) observed += Distance(coefficient, i, j) * _shares[(i * _classes) + j];
        }
        for (var i = 0; i < _classes; i++)
        {
            for (var j = 0; j < _classes; j++)
            {
                slopes[(i * _classes) + j] = ((observed / expected * (byFirst[i] + bySecond[j])) - Distance(coefficient, i, j)) / expected;
            }
        }
        return 1 - (observed / expected);
    }

    /// <summary>The variance of one item's part in the coefficient: Σ p (g − ḡ)².</summary>
    /// <param name="slopes">The derivatives g.</param>
    public double Variance(ReadOnlySpan<double> slopes)
    {
        var mean = 0.0;
        var variance = 0.0;
        for (var i = 0; i < slopes.Length; i++) mean += _shares[i] * slopes[i];
        for (var i = 0; i < slopes.Length; i++) variance += _shares[i] * (slopes[i] - mean) * (slopes[i] - mean);
        return variance;
    }

    // De, and its derivative by a share: the first part goes with the class of the first rater, the second with that of the second.
    private double Expected(AgreementCoefficient coefficient, Span<double> byFirst, Span<double> bySecond)
    {
        var isPooled = coefficient is not (AgreementCoefficient.Kappa or AgreementCoefficient.KappaLinear
            or AgreementCoefficient.KappaQuadratic);
        Span<double> pooled = new double[_classes];
        for (var i = 0; i < _classes; i++) pooled[i] = (_first[i] + _second[i]) / 2;
        if (coefficient == AgreementCoefficient.GwetAc1) return ExpectedOfGwet(pooled, byFirst, bySecond);
        ReadOnlySpan<double> first = isPooled ? pooled : _first;
        ReadOnlySpan<double> second = isPooled ? pooled : _second;
        for (var i = 0; i < _classes; i++)
        {
            for (var j = 0; j < _classes; j++)
            {
                byFirst[i] += Distance(coefficient, i, j) * second[j];
                bySecond[j] += Distance(coefficient, i, j) * first[i];
            }
        }
        var expected = 0.0;
        for (var i = 0; i < _classes; i++) expected += first[i] * byFirst[i];
        return expected;
    }

    private double ExpectedOfGwet(ReadOnlySpan<double> pooled, Span<double> byFirst, Span<double> bySecond)
    {
        var expected = 1.0;
        for (var i = 0; i < _classes; i++)
        {
            expected -= pooled[i] * (1 - pooled[i]) / (_classes - 1);
            byFirst[i] = (pooled[i] - 0.5) / (_classes - 1);
            bySecond[i] = byFirst[i];
        }
        return expected;
    }

    private double Matthews(Span<double> slopes)
    {
        var covariance = 0.0;
        var first = 0.0;
        var second = 0.0;
        for (var i = 0; i < _classes; i++)
        {
            covariance += _shares[(i * _classes) + i] - (_first[i] * _second[i]);
            first += _first[i] * Others(_first, i);
            second += _second[i] * Others(_second, i);
        }
        if (!(first > 0 && second > 0)) return double.NaN;
        var scale = Math.Sqrt(first) * Math.Sqrt(second);
        for (var i = 0; i < _classes; i++)
        {
            for (var j = 0; j < _classes; j++)
            {
                var own = (i == j ? 1 : 0) - _second[i] - _first[j];
                slopes[(i * _classes) + j] = (own + (covariance * ((_first[i] / first) + (_second[j] / second)))) / scale;
            }
        }
        return covariance / scale;
    }

    private static double Others(double[] shares, int but)
    {
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            if (i != but) sum += shares[i];
        }
        return sum;
    }

    private double Distance(AgreementCoefficient coefficient, int i, int j) => coefficient switch
    {
        _ when i == j => 0,
        AgreementCoefficient.KappaLinear => Math.Abs(i - j),
        AgreementCoefficient.KappaQuadratic => (double)(i - j) * (i - j),
        AgreementCoefficient.KrippendorffAlphaInterval => (_values[i] - _values[j]) * (_values[i] - _values[j]),
        _ => 1,
    };

    private static double[] SharesOf(RatingTable table, double added)
    {
        var counts = table.Counts;
        var total = table.Items + added;
        var shares = new double[counts.Length];
        for (var i = 0; i < shares.Length; i++) shares[i] = (counts[i] + (added / counts.Length)) / total;
        return shares;
    }
}
