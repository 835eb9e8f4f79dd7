using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>
/// Nodes and weights on a part of [0, 1]: Gauss–Legendre where the integrand is smooth, else the trapezoidal rule on the log-odds of the
/// share of the way.
/// </summary>
/// <remarks>
/// <code>x = from + (to − from) σ(w),  w = t (1 + (t/8)²)</code>
/// A power of x, of 1 − x, or of any line whose zero lies beyond the ends has no singularity within π of the real w-axis, and so costs the
/// trapezoidal rule nothing: no exponent, however odd, and no zero, however near, needs a case of its own. Far out, where only e^(exponent
/// · w) is left, the steps grow.
/// </remarks>
internal readonly struct Axis
{
    /// <summary>A zero this near to an end, as a share of the range, is as bad as one at the end.</summary>
    public const double Near = 0.05;

    /// <summary>
    /// Gauss–Legendre does not feel that a power this high is not whole: the error of n nodes on x^e falls like n^(−2e−2), 1e-15 for 44
    /// nodes and e = 4.
    /// </summary>
    public const double SmoothPower = 4;

    private const double Smooth = double.PositiveInfinity;
    private const double Inside = 4.2;       // t at an end in the interior: e^-5.3 of the range, where a hill has fallen by e^-30
    private const double Negligible = 37;    // e^-37 = 1e-16
    private const int NewtonSteps = 6;       // each squares the error of the last

    // Finer by 1, 2, 4 and 8.
    private static readonly NodeTable[] s_legendre = [.. new[] { 1, 2, 4, 8 }.Select(NodeTable.Legendre)];
    private static readonly NodeTable[] s_logistic = [.. new[] { 1, 2, 4, 8 }.Select(NodeTable.Logistic)];

    private readonly NodeTable _table;
    private readonly int _start;
    private readonly double _from, _to, _head, _tail;

    /// <summary>An axis.</summary>
    /// <param name="from">Lower end.</param>
    /// <param name="to">Upper end.</param>
    /// <param name="atZero">The lowest exponent at 0 of an integrand that is not smooth there; infinite when it is smooth.</param>
    /// <param name="atOne">Likewise at 1.</param>
    /// <param name="fineness">How many times the steps are halved, from 0 to <see cref="MaxFineness"/>.</param>
    public Axis(double from, double to, double atZero, double atOne, int fineness)
    {
        var near = Near * (to - from);
        var low = from <= near && atZero < Smooth;
        var high = 1 - to <= near && atOne < Smooth;
        _from = low ? 0 : from;
        _to = high ? 1 : to;
        if (!low && !high)
        {
            _table = s_legendre[fineness];
            Count = _table.Shares.Length;
            return;
        }
        _table = s_logistic[fineness];
        // Smooth at an end, as at the cut at chance, does not mean small there: only a hill that was cut off inside is.
        var head = Reach(_from == 0 ? Math.Min(0, atZero) : Smooth, _table.TimeStep);
        var tail = Reach(_to == 1 ? Math.Min(0, atOne) : Smooth, _table.TimeStep);
        _head = head.Beyond;
        _tail = tail.Beyond;
        _start = _table.Middle - head.Steps;
        Count = head.Steps + tail.Steps + 1;
    }

    public static int MaxFineness => s_legendre.Length - 1;

    public int Count { get; }

    /// <summary>Whether a tail is longer than doubles go.</summary>
    public bool IsCutOff => _head > 0 || _tail > 0;

    public double From => _from;

    /// <summary>1 − to.</summary>
    public double Beyond => 1 - _to;

    public double Length => _to - _from;

    /// <summary>How far along, to be taken times <see cref="Length"/> and added to <see cref="From"/>.</summary>
    public ReadOnlySpan<double> Shares => _table.Shares.AsSpan(_start, Count);

    /// <summary>How far from the end, to be taken times <see cref="Length"/> and added to <see cref="Beyond"/>.</summary>
    public ReadOnlySpan<double> Rests => _table.Rests.AsSpan(_start, Count);

    /// <summary>Weights, to be taken times <see cref="Length"/>.</summary>
    public ReadOnlySpan<double> Weights => _table.Weights.AsSpan(_start, Count);

    /// <summary>
    /// The exponent as the constructor takes it: infinite for one that is whole, or so high that Gauss–Legendre does not feel it.
    /// </summary>
    public static double Roughness(double exponent) =>
        (exponent == Math.Floor(exponent) && exponent >= 0) || exponent >= SmoothPower ? Smooth : Math.Min(0, exponent);

    /// <summary>
    /// What the values at the first and the last node count for beyond their weights: the rest of a tail that is too long for doubles.
    /// </summary>
    public double Tails(double first, double last) =>
        Length * ((_head * Weights[0] * first) + (_tail * Weights[^1] * last));

    // How many steps of t until e^-((exponent + 1) w) is negligible, and what is beyond as a share of the last term, where w is as far as
    // doubles go.
    private static (int Steps, double Beyond) Reach(double exponent, double step)
    {
        if (exponent == Smooth) return ((int)Math.Ceiling(Inside / step), 0);
        var decay = exponent + 1;
        var w = Negligible / decay;
        if (w >= Share.FarthestLogOdds)
        {
            var last = (int)(NodeTable.FarthestTime / step);
            var t = last * step;
            return (last, 1 / (Math.Exp(decay * step * (1 + (3 * t * t / 64))) - 1));
        }
        var root = Math.Min(w, 4 * Math.Cbrt(w));
        for (var i = 0; i < NewtonSteps; i++) root -= ((root * (1 + (root * root / 64))) - w) / (1 + (3 * root * root / 64));
        return ((int)Math.Ceiling(root / step), 0);
    }
}
