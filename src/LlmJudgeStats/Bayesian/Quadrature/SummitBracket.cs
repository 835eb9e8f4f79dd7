using System.Runtime.CompilerServices;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>
/// Three points around the top of a concave function on [0, 1], with the values there: narrowed by golden sections until the values agree.
/// </summary>
internal struct SummitBracket
{
    private const double Golden = 0.381966011250105;
    private const double Flat = 0.02;         // what the values around the top may differ by
    private const double FlatToFoot = 20;     // a drop of 0.02 at some distance means one of 34 about forty times as far: of half the width
    private const int MaxSections = 200;

    private double _low, _high, _atLow, _atHigh;

    /// <summary>The highest of the three points.</summary>
    public double Mode { get; private set; }

    /// <summary>The value there.</summary>
    public double Peak { get; private set; }

    public readonly double Width => _high - _low;

    /// <summary>About how far from the top the function has fallen so far that the rest does not matter.</summary>
    public readonly double Reach => FlatToFoot * Width;

    /// <summary>Whether the top is known to lie between the outer points.</summary>
    public readonly bool HoldsTop => (Peak > _atLow || _low == 0) && (Peak > _atHigh || _high == 1) && Mode > _low && Mode < _high;

    public static SummitBracket Whole<T>(in T function) where T : struct, IFunction => Of(in function, 0, Golden, 1);

    /// <summary>The bracket from a distance below a point to as far above it, within [0, 1].</summary>
    public static SummitBracket Around<T>(in T function, double mode, double distance) where T : struct, IFunction =>
        Of(in function, Math.Max(0, mode - distance), mode, Math.Min(1, mode + distance));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Narrow<T>(in T function) where T : struct, IFunction
    {
        for (var i = 0; i < MaxSections && Peak - Math.Min(_atLow, _atHigh) > Flat; i++)
        {
            var right = _high - Mode > Mode - _low;
            var x = right ? Mode + (Golden * (_high - Mode)) : Mode - (Golden * (Mode - _low));
            if (x == Mode || x == _low || x == _high) break;
            var value = function.At(x);
            if (!(value > Peak))
            {
                Close(right, x, value);
                continue;
            }
            Close(!right, Mode, Peak);
            Mode = x;
            Peak = value;
        }
        if (_atLow >= Peak) MoveTo(_low, _atLow);
        if (_atHigh > Peak) MoveTo(_high, _atHigh);
    }

    private static SummitBracket Of<T>(in T function, double low, double mode, double high) where T : struct, IFunction => new()
    {
        _low = low,
        Mode = mode,
        _high = high,
        _atLow = function.At(low),
        Peak = function.At(mode),
        _atHigh = function.At(high),
    };

    private void MoveTo(double x, double value)
    {
        Mode = x;
        Peak = value;
    }

    // Takes one of the outer points nearer.
    private void Close(bool right, double x, double value)
    {
        if (right)
        {
            _high = x;
            _atHigh = value;
        }
        else
        {
            _low = x;
            _atLow = value;
        }
    }
}
