namespace LlmJudgeStats.Agreement;

/// <summary>Fleiss' kappa, which is alpha of large samples, with some pairs of raters added that choose by lot: agreement.md 2.</summary>
/// <remarks>
/// <code>C = 1 − Do/De,  Do = Σ m do / W,  De = 1 − Σ p²,  W = M + τ m̄</code>
/// <code>ψ = m {−(do − Do)/De − 2 Do/De² Σ p (n/m − p)},  SE² = [Σ ψ² + τ mean ψ² of the added pairs]/W²</code>
/// An item weighs as many ratings as it has; what nobody rated enters nowhere.
/// </remarks>
internal sealed class RaterShares
{
    private readonly RatingSet _set;
    private readonly double _added;
    private readonly double _perItem;
    private readonly double _weight;
    private readonly double[] _shares;
    private readonly double _observed;
    private readonly double _expected;

    /// <summary>Items, and the weight of added ones.</summary>
    /// <param name="set">One item at least.</param>
    /// <param name="added">How many items are added: 0, 1 or 4.</param>
    public RaterShares(RatingSet set, double added)
    {
        _set = set;
        _added = added;
        _perItem = set.Ratings / set.Items;
        _weight = set.Ratings + (added * _perItem);
        var classes = set.Classes.Length;
        _shares = new double[classes];
        var disagreeing = added * _perItem * (1 - (1.0 / classes));
        Array.Fill(_shares, added * _perItem / classes);
        foreach (var items in set.Patterns)
        {
            disagreeing += items.Items * (double)items.Ratings * items.Disagreement;
            for (var k = 0; k < classes; k++) _shares[k] += (double)items.Items * items.Counts[k];
        }
        _observed = disagreeing / _weight;
        for (var k = 0; k < classes; k++) _shares[k] /= _weight;
        for (var k = 0; k < classes; k++) _expected += _shares[k] * (1 - _shares[k]);
    }

    /// <summary>The coefficient; NaN where one class was used.</summary>
    public double Coefficient => _expected > 0 && _shares.Count(share => share > 0) > 1 ? 1 - (_observed / _expected) : double.NaN;

    /// <summary>Its standard error.</summary>
    public double StandardError
    {
        get
        {
            var squares = 0.0;
            foreach (var items in _set.Patterns)
            {
                var part = Part(items.Ratings, items.Disagreement, Centre(items));
                squares += items.Items * part * part;
            }
            if (_added > 0) squares += _added * SquareOfAdded();
            return Math.Sqrt(squares) / _weight;
        }
    }

    // The mean over all pairs of classes that two raters can choose.
    private double SquareOfAdded()
    {
        var classes = _shares.Length;
        var ofShares = 0.0;
        foreach (var share in _shares) ofShares += share * share;
        var squares = 0.0;
        for (var a = 0; a < classes; a++)
        {
            for (var b = 0; b < classes; b++)
            {
                var part = Part(_perItem, a == b ? 0 : 1, ((_shares[a] + _shares[b]) / 2) - ofShares);
                squares += part * part;
            }
        }
        return squares / ((double)classes * classes);
    }

    private double Part(double ratings, double disagreement, double centre) =>
        ratings * (-((disagreement - _observed) / _expected) - (2 * _observed / (_expected * _expected) * centre));

    // Σ p (n/m − p)
    private double Centre(RatedItems items)
    {
        var sum = 0.0;
        for (var k = 0; k < _shares.Length; k++) sum += _shares[k] * (((double)items.Counts[k] / items.Ratings) - _shares[k]);
        return sum;
    }
}
