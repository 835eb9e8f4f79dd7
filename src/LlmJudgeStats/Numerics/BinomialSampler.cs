namespace LlmJudgeStats.Numerics;

/// <summary>Many draws from one binomial distribution, one uniform number each, by inversion.</summary>
/// <remarks>
/// The probabilities are laid out once, from the mode outwards to where they fall below 1e-18 of it. Where that would be too long, with a variance above a million,
/// the normal quantile with Cornish and Fisher's correction for skewness takes over: it is off by less than 1e-6 of a standard deviation there.
/// </remarks>
internal sealed class BinomialSampler
{
    private const double Laid = 1e6;

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
        (_size, _probability) = (size, probability);
        var variance = size * probability * (1 - probability);
        if (!(variance <= Laid)) return;
        var mode = Math.Min(size, Math.Floor((size + 1) * probability));
        var odds = probability / (1 - probability);
        var down = new List<double>();
        for (var (k, mass) = (mode, 1.0); k > 0 && (mass *= k / (size - k + 1) / odds) > 1e-18; k--) down.Add(mass);
        _first = mode - down.Count;
        down.Reverse();
        down.Add(1);
        for (var (k, mass) = (mode, 1.0); k < size && (mass *= (size - k) / (k + 1) * odds) > 1e-18; k++) down.Add(mass);
        _cumulative = [.. down];
        for (var i = 1; i < _cumulative.Length; i++) _cumulative[i] += _cumulative[i - 1];
        _guide = new int[(CellsAnOutcome * _cumulative.Length) + 2];
        _cells = CellsAnOutcome * _cumulative.Length / _cumulative[^1];
        for (var (cell, i) = (0, 0); cell < _guide.Length; cell++)
        {
            while (i < _cumulative.Length - 1 && (int)(_cumulative[i] * _cells) < cell) i++;
            _guide[cell] = i;
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
        return Math.Clamp(Math.Round((_size * _probability) + (deviation * z) + ((((z * z) - 1) * (1 - (2 * _probability))) / 6)), 0, _size);
    }
}
