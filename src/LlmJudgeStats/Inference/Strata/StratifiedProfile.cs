using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Inference;

/// <summary>The profile likelihood of the mean of a value in [0, 1], labelled in strata: any number of strata and values.</summary>
/// <remarks>
/// <code>l = Σ x_hc ln q_hc + Σ U_h ln q_h+,  largest where Σ q_hc s_c = t:  q_hc = x_hc/(e_h + λ s_c)</code>
/// For means below the estimate λ is above 0, and every share is a sum of terms of one sign: no cancellation at any size. e_h is the root
/// of
/// <code>A − e − U_h M(e) = 0,  M = 1/Σ_c x_hc/(e + λ s_c),  A = K − λ t</code>
/// with observed weights and of 1/w_h − M(e) = 0 with declared ones, or 0 where that is not above 0 at 0: what is left of the stratum then
/// lies at value 0, as a stratum without labels does. λ is the root of Σ q_hc (s_c − t).
/// </remarks>
internal ref struct StratifiedProfile : IRestrictedLikelihood
{
    private const int MaxSteps = 200;
    private const double NearMultiplier = 1e-6;    // relative: a step leaves its square, and the drop errs by the square of that
    // what that step changes the drop by: where the profile bends sharply a small multiplier is no small step
    private const double NearDrop = 1e-7;
    private const double NearDeviation = 1e-6;     // of √(twice the drop): as above
    private const double SmallestDeviate = 1e-5;   // a level of 8e-6: below it the drop is rounding
    private const double LowestLogit = -800;       // a mean of 0
    // counts beside all, and means: far below what a double near 1 can tell from 0, and their squares are doubles
    private const double Nothing = 1e-100;
    private const int FirstHop = 3;                // factors of two, doubled each time, while the multiplier has no bracket
    private const int LongestHop = 768;

    private readonly ReadOnlySpan<double> _values;
    private readonly ReadOnlySpan<double> _counts;
    private readonly ReadOnlySpan<double> _masses;
    private readonly ReadOnlySpan<double> _labelled;
    private readonly bool _isObserved;
    private readonly Span<double> _means;
    private readonly Span<double> _levels;    // e
    private readonly Span<double> _drifts;    // their slopes in λ
    private readonly Span<double> _all;       // f + U, or w
    private readonly Span<double> _shares;    // of the strata
    private readonly Span<double> _cells;     // shares of the values, in one stratum
    private readonly double _size;            // K, or 1
    private readonly double _reach;           // Σ x/(K s) where only the largest multiplier leaves mass for value 0; else infinite
    private double _multiplier;               // λ, with the mean that it belongs to
    private double _mean;

    /// <param name="rows">Strata and counts, one of them above value 0.</param>
    public StratifiedProfile(in StrataRows rows)
    {
        _values = rows.Values;
        _counts = rows.Counts;
        _masses = rows.Masses;
        _labelled = rows.Labelled;
        _isObserved = rows.Weights == StratumWeights.Observed;
        var strata = rows.Strata;
        _means = rows.Scratch[..strata];
        _levels = rows.Scratch.Slice(strata, strata);
        _drifts = rows.Scratch.Slice(2 * strata, strata);
        _all = rows.Scratch.Slice(3 * strata, strata);
        _shares = rows.Scratch.Slice(4 * strata, strata);
        _cells = rows.Scratch.Slice(5 * strata, _values.Length);
        _levels.Fill(double.PositiveInfinity);
        _drifts.Clear();
        Forget(in rows);
        for (var h = 0; h < strata; h++)
        {
            _all[h] = _isObserved ? _masses[h] + _labelled[h] : _masses[h];
            _size += _all[h];
        }
        for (var h = 0; h < strata; h++)
        {
            _means[h] = Average(Row(h), _values, _labelled[h]);
            Centre += _all[h] / _size * _means[h];
            Rest += _all[h] / _size * AverageRest(Row(h), _values, _labelled[h]);
        }
        Variance = VarianceOfCentre();
        _reach = Reach();
        HasConverged = true;
    }

    /// <summary>The mean of the counts; a stratum without labels lies at value 0.</summary>
    public double Centre { get; }

    /// <summary>One minus the mean.</summary>
    public double Rest { get; }

    /// <summary>Whether every root was found within the steps allowed.</summary>
    public bool HasConverged { get; private set; }

    private double Variance { get; }

    /// <summary>How many numbers of room the profile needs.</summary>
    public static int Room(int strata, int values) => (5 * strata) + values;

    /// <summary>The mean below the estimate where twice the drop of the log-likelihood is z².</summary>
    public static ProfileLimit Lower(in StrataRows rows, double z)
    {
        var profile = new StratifiedProfile(in rows);
        var centre = profile.Centre;
        if (centre == 0) return new(0, true);
        z = Math.Max(z, SmallestDeviate);
        var size = centre * profile.Rest / profile.Variance;
        var high = Math.Log(centre) - Math.Log(profile.Rest);
        var start = ProfileSearch.Start(centre, profile.Rest, size > 0 && double.IsFinite(size) ? size : 1, z, high);
        var limit = ProfileSearch.Lower(ref profile, z, start, high, new(NearDeviation, LowestLogit));
        return limit with { HasConverged = limit.HasConverged && profile.HasConverged };
    }

    /// <summary>The restricted maximum at a mean t below the estimate.</summary>
    public RestrictedMaximum At(double t, double s)
    {
        if (t < Nothing) return new(double.PositiveInfinity, 1);
        if (t * _reach <= 1) return AtTheEnd(t, s);
        var low = 0.0;
        var high = _isObserved ? Math.Min(_size / t, double.MaxValue) : double.PositiveInfinity;
        var multiplier = First(t);
        if (!(multiplier > low && multiplier < high)) multiplier = Middle(low, high, FirstHop);
        var moved = 0.0;
        var last = double.PositiveInfinity;
        var hop = FirstHop;
        for (var i = 0; i < MaxSteps; i++)
        {
            var excess = Excess(multiplier, moved, t);
            if (excess.Value > 0) low = multiplier;
            else high = multiplier;
            var step = -excess.Value / excess.Slope;
            var next = multiplier + step;
            var isInside = next > low && next < high;
            var isNear = Math.Abs(step) <= NearMultiplier * multiplier && Math.Abs(step * excess.Value) <= NearDrop;
            if (isInside && isNear) return Finish(next, step, t, s);
            if (!isInside || !(Math.Abs(excess.Value) < 0.5 * last))
            {
                next = Middle(low, high, hop);
                hop = Math.Min(2 * hop, LongestHop);
            }
            // The lower end of the bracket: above the upper one there may be nothing left for value 0.
            if (next == low || next == high) return Finish(low > 0 ? low : multiplier, 0, t, s);
            last = Math.Abs(excess.Value);
            moved = next - multiplier;
            multiplier = next;
        }
        HasConverged = false;
        return Finish(multiplier, 0, t, s);
    }

    // Counts that are nothing beside the others: their quotients would overflow.
    private static void Forget(in StrataRows rows)
    {
        var largest = 0.0;
        foreach (var labelled in rows.Labelled) largest = Math.Max(largest, labelled);
        if (rows.Weights == StratumWeights.Observed)
        {
            foreach (var mass in rows.Masses) largest = Math.Max(largest, mass);
            Forget(rows.Masses, Nothing * largest);
        }
        for (var h = 0; h < rows.Strata; h++) rows.Labelled[h] = Forget(rows.Row(h), Nothing * largest);
    }

    private static double Forget(Span<double> counts, double smallest)
    {
        var sum = 0.0;
        foreach (ref var count in counts)
        {
            if (count < smallest) count = 0;
            sum += count;
        }
        return sum;
    }

    // Where the last multiplier points, in proportion to the way from the estimate; at first as for a quadratic.
    private readonly double First(double t) =>
        _multiplier > 0 ? _multiplier * ((Centre - t) / (Centre - _mean)) : (Centre - t) / Variance;

    // Σ q (s − t), which falls in the multiplier.
    private ValueAndSlope Excess(double multiplier, double moved, double t)
    {
        var rest = _size - (multiplier * t);
        if (_isObserved && !(rest > 0)) return new(double.NegativeInfinity, -1);
        var value = 0.0;
        var slope = 0.0;
        for (var h = 0; h < _masses.Length; h++)
        {
            var (score, share) = Stratum(h, multiplier, moved, t, rest);
            value += score.Value - (t * share.Value);
            slope += score.Slope - (t * share.Slope);
        }
        return new(value, slope);
    }

    // What a stratum adds to the mean, and its share, with their slopes in the multiplier; its level is found on the way.
    private (ValueAndSlope Score, ValueAndSlope Share) Stratum(int h, double multiplier, double moved, double t, double rest)
    {
        var equation = _isObserved ? new LevelEquation(rest, 1, _masses[h], -t) : new LevelEquation(1 / _masses[h], 0, 1, 0);
        if (_labelled[h] == 0) return (default, equation.FreeShare);
        var row = Row(h);
        if (row[0] == 0 && equation.Mass > 0)
        {
            var atZero = LevelSums.Of(row, _values, 0, multiplier);
            if (equation.Top * atZero.Share <= equation.Mass)
            {
                _levels[h] = 0;
                _drifts[h] = 0;
                return (new(atZero.Score, -atZero.ScoreSquares), equation.FreeShare);
            }
        }
        var start = _levels[h] + (_drifts[h] * moved);
        var root = equation.Solve(row, _values, multiplier, _labelled[h], _means[h], start);
        HasConverged &= root.HasConverged;
        _levels[h] = root.Level;
        _drifts[h] = root.Drift;
        var sums = root.Sums;
        return (
            new(sums.Score, -((sums.CrossSquares * root.Drift) + sums.ScoreSquares)),
            _isObserved ? new(sums.Share, -((sums.Squares * root.Drift) + sums.CrossSquares)) : equation.FreeShare);
    }

    private RestrictedMaximum Finish(double multiplier, double moved, double t, double s)
    {
        _multiplier = multiplier;
        _mean = t;
        var rest = _size - (multiplier * t);
        var excess = 0.0;
        var total = 0.0;
        var drop = 0.0;
        for (var h = 0; h < _masses.Length; h++)
        {
            var (score, share) = Stratum(h, multiplier, moved, t, rest);
            excess += score.Value - (t * share.Value);
            total += share.Value;
            _shares[h] = share.Value;
            if (_labelled[h] > 0) drop += DropWithin(h, multiplier, share.Value);
        }
        if (_isObserved) drop += RelativeLog.Drop(_all, _size, _shares);
        // What was maximised has a mean that misses t by the tolerance of the multiplier, which is the slope of the drop.
        return new(Math.Max(0, drop + (multiplier * (excess / total))), multiplier * t * s);
    }

    // Every item labelled and none at value 0: the largest multiplier leaves mass there, of which the likelihood knows nothing.
    private RestrictedMaximum AtTheEnd(double t, double s)
    {
        var multiplier = _size / t;
        var drop = 0.0;
        var free = 1.0;
        for (var h = 0; h < _masses.Length; h++)
        {
            _levels[h] = 0;
            _drifts[h] = 0;
            _shares[h] = 0;
            var row = Row(h);
            for (var c = 1; c < row.Length; c++) _shares[h] += row[c] / (multiplier * _values[c]);
            free -= _shares[h];
            drop += DropWithin(h, multiplier, _shares[h]);
        }
        return new(Math.Max(0, drop + RelativeLog.Drop(_all, _size, _shares) + (_size * free)), _size * s);
    }

    private readonly double DropWithin(int h, double multiplier, double share)
    {
        var row = Row(h);
        var sum = 0.0;
        for (var c = 0; c < row.Length; c++)
        {
            _cells[c] = row[c] == 0 ? 0 : row[c] / (_levels[h] + (multiplier * _values[c])) / share;
            sum += _cells[c];
        }
        if (_levels[h] == 0) _cells[0] = Math.Max(0, 1 - sum);
        return RelativeLog.Drop(row, _labelled[h], _cells);
    }

    private readonly double VarianceOfCentre()
    {
        var variance = 0.0;
        for (var h = 0; h < _masses.Length; h++)
        {
            var weight = _all[h] / _size;
            if (_isObserved) variance += weight * (_means[h] - Centre) * (_means[h] - Centre) / _size;
            if (_labelled[h] > 0) variance += weight * weight * VarianceWithin(h) / _labelled[h];
        }
        return variance;
    }

    private readonly double VarianceWithin(int h)
    {
        var row = Row(h);
        var sum = 0.0;
        for (var c = 0; c < row.Length; c++) sum += row[c] / _labelled[h] * (_values[c] - _means[h]) * (_values[c] - _means[h]);
        return sum;
    }

    private readonly double Reach()
    {
        var reach = 0.0;
        for (var h = 0; h < _masses.Length; h++)
        {
            var row = Row(h);
            if (!_isObserved || _masses[h] > 0 || row[0] > 0) return double.PositiveInfinity;
            for (var c = 1; c < row.Length; c++) reach += row[c] / _size / _values[c];
        }
        return reach;
    }

    private readonly ReadOnlySpan<double> Row(int h) => _counts.Slice(h * _values.Length, _values.Length);

    private static double Average(ReadOnlySpan<double> counts, ReadOnlySpan<double> values, double total)
    {
        if (total == 0) return 0;
        var sum = 0.0;
        for (var c = 0; c < counts.Length; c++) sum += counts[c] / total * values[c];
        return sum;
    }

    private static double AverageRest(ReadOnlySpan<double> counts, ReadOnlySpan<double> values, double total)
    {
        if (total == 0) return 1;
        var sum = 0.0;
        for (var c = 0; c < counts.Length; c++) sum += counts[c] / total * (1 - values[c]);
        return sum;
    }

    // Over many magnitudes the middle is the geometric one, and without a bracket steps grow.
    private static double Middle(double low, double high, int hop)
    {
        if (low == 0) return double.IsInfinity(high) ? 1 : Math.ScaleB(high, -hop);
        if (double.IsInfinity(high)) return Math.ScaleB(low, hop);
        return high > 16 * low ? Math.Sqrt(low) * Math.Sqrt(high) : 0.5 * (low + high);
    }
}
