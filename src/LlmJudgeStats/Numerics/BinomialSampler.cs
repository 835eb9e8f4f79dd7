namespace LlmJudgeStats.Numerics;

/// <summary>Many draws from one binomial distribution, one uniform number each, by inversion.</summary>
/// <remarks>
/// The probabilities are laid out once, from the mode outwards to where they fall below 1e-18 of it. Where that would be too long, with a
/// variance above a million, the normal quantile with Cornish and Fisher's correction for skewness takes over: it is off by less than 1e-6
/// of a standard deviation there.
/// </remarks>
internal sealed class BinomialSampler
{
    private const double LargestLaid = 1e6;      // of the variance
    private const double Negligible = 1e-18;     // of the mode

    // A wrong guess costs more than the rest of a draw: so only one cell in eight holds the end of an outcome.
    private const int CellsAnOutcome = 8;

    private readonly double _size, _probability;
    private readonly double _first;
    private readonly double[] _cumulative = [];
    // Where to start looking: the first outcome whose cumulative probability lies in this of equally wide cells, or beyond: a guide table.
    private readonly int[] _guide = [];
    private readonly double _cells;

    /// <param name="size">How many trials, a whole number.</param>
    /// <param name="probability">The chance of each, between 0 and 1.</param>
    public BinomialSampler(double size, double probability)
    {
        _size = size;
        _probability = probability;
        var variance = size * probability * (1 - probability);
        if (!(variance <= LargestLaid)) return;
        var mode = Math.Min(size, Math.Floor((size + 1) * probability));
        var odds = probability / (1 - probability);
        var masses = new List<double>();
        var below = 1.0;
        for (var k = mode; k > 0; k--)
        {
            below *= k / (size - k + 1) / odds;
            if (!(below > Negligible)) break;
            masses.Add(below);
        }
        _first = mode - masses.Count;
        masses.Reverse();
        masses.Add(1);
        var above = 1.0;
        for (var k = mode; k < size; k++)
        {
            above *= (size - k) / (k + 1) * odds;
            if (!(above > Negligible)) break;
            masses.Add(above);
        }
        _cumulative = [.. masses];
        for (var i = 1; i < _cumulative.Length; i++) _cumulative[i] += _cumulative[i - 1];
        _guide = new int[(CellsAnOutcome * _cumulative.Length) + 2];
        _cells = CellsAnOutcome * _cumulative.Length / _cumulative[^1];
        var outcome = 0;
        for (var cell = 0; cell < _guide.Length; cell++)
        {
            while (outcome < _cumulative.Length - 1 && (int)(_cumulative[outcome] * _cells) < cell) outcome++;
            _guide[cell] = outcome;
        }
    }

    public double Next(ref Philox random) => At(random.NextDouble());

    /// <summary>The outcome at which the cumulative probability reaches a uniform number.</summary>
    public double At(double uniform)
    {
        if (_cumulative.Length > 0)
        {
            var target = uniform * _cumulative[^1];
            var place = _guide[double.ConvertToIntegerNative<int>(target * _cells)];
            while (place < _cumulative.Length - 1 && _cumulative[place] <= target) place++;
            return _first + place;
        }
        var z = Normal.Quantile(Math.Max(uniform, 1e-17));
        var deviation = Math.Sqrt(_size * _probability * (1 - _probability));
        var skewness = ((z * z) - 1) * (1 - (2 * _probability)) / 6;
        return Math.Clamp(Math.Round((_size * _probability) + (deviation * z) + skewness), 0, _size);
    }
}
