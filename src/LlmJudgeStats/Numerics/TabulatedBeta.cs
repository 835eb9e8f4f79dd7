namespace LlmJudgeStats.Numerics;

/// <summary>
/// Both tails of a beta distribution from a table of their logarithms: for the many evaluations of a quadrature, to about 1e-8 of each
/// tail.
/// </summary>
/// <remarks>
/// Cubic Hermite interpolation in log-odds. Where both shapes are above 1e5 the entries come from Temme's expansion in its first two terms
/// (DLMF 8.18.9), whose error there is far below that of the table: the continued fraction would take a millisecond an entry for counts of
/// a billion. Outside the table a tail is 0 or 1.
/// </remarks>
internal sealed class TabulatedBeta
{
    private const int Steps = 1024;
    private const double Large = 1e5;    // of both shapes
    private readonly double _a, _b, _step;
    private readonly BetaDistribution _beta;
    private readonly Entry[] _entries = new Entry[Steps + 1];

    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    /// <param name="tail">The probability left out at each end.</param>
    public TabulatedBeta(double a, double b, double tail)
    {
        _a = a;
        _b = b;
        _beta = new(a, b);
        From = _beta.LowerQuantile(tail).LogOdds;
        To = _beta.UpperQuantile(tail).LogOdds;
        _step = (To - From) / Steps;
        for (var i = 0; i <= Steps; i++)
        {
            var tails = At(From + (i * _step));
            _entries[i] = new(
                Math.Log(tails.Lower), tails.Slope / tails.Lower * _step, Math.Log(tails.Upper), -tails.Slope / tails.Upper * _step);
        }
    }

    /// <summary>Where the table starts, in log-odds.</summary>
    public double From { get; }

    /// <summary>Where it ends.</summary>
    public double To { get; }

    public double Lower(double x)
    {
        var (i, s) = Place(x);
        if (s < 0) return 0;
        if (s > 1) return 1;
        ref readonly var from = ref _entries[i];
        ref readonly var to = ref _entries[i + 1];
        return Math.Exp(Hermite(s, from.Lower, from.LowerSlope, to.Lower, to.LowerSlope));
    }

    public double Upper(double x)
    {
        var (i, s) = Place(x);
        if (s < 0) return 1;
        if (s > 1) return 0;
        ref readonly var from = ref _entries[i];
        ref readonly var to = ref _entries[i + 1];
        return Math.Exp(Hermite(s, from.Upper, from.UpperSlope, to.Upper, to.UpperSlope));
    }

    /// <summary>The density in log-odds.</summary>
    public double Density(double logOdds) => At(logOdds).Slope;

    // The entry below, and the share of the way to the next one: below 0 before the table, above 1 behind it.
    private (int Entry, double Share) Place(double x)
    {
        if (x <= 0) return (0, -1);
        if (x >= 1) return (0, 2);
        var place = (Math.Log(x / (1 - x)) - From) / _step;
        if (place < 0) return (0, -1);
        if (place > Steps) return (0, 2);
        var entry = Math.Min((int)place, Steps - 1);
        return (entry, place - entry);
    }

    private static double Hermite(double s, double f0, double d0, double f1, double d1)
    {
        var rise = f1 - f0;
        return f0 + (s * (d0 + (s * ((3 * rise) - (2 * d0) - d1 + (s * (d0 + d1 - (2 * rise)))))));
    }

    private BetaDistribution.Tails At(double logOdds)
    {
        var point = Share.FromLogOdds(logOdds);
        if (!(Math.Min(_a, _b) > Large)) return _beta.At(point);
        var size = _a + _b;
        var x0 = _a / size;
        var y0 = _b / size;
        var d = x0 <= y0 ? point.Rate - x0 : y0 - point.Complement;
        var half = -(x0 * LogSeries.Log1PMinus(d / x0)) - (y0 * LogSeries.Log1PMinus(-d / y0));
        var eta = Math.CopySign(Math.Sqrt(2 * Math.Max(0, half)), d);
        var scale = Math.Sqrt(x0 * y0);
        var density = Math.Exp(-size * half) / Math.Sqrt(2 * Math.PI * size);
        var correction = density * (Math.Abs(eta) < 1e-6 ? (y0 - x0) / (3 * scale) : (1 / eta) - (scale / d));
        var z = eta * Math.Sqrt(size / 2);
        return new(
            (0.5 * MathNet.Numerics.SpecialFunctions.Erfc(-z)) + correction,
            (0.5 * MathNet.Numerics.SpecialFunctions.Erfc(z)) - correction,
            density * size * scale);
    }

    private readonly record struct Entry(double Lower, double LowerSlope, double Upper, double UpperSlope);
}
