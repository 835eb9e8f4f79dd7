using System.Runtime.Intrinsics;

namespace LlmJudgeStats.Bayesian;

/// <summary><see cref="BetaPath"/> at four points at once: the logarithm is the same but for rounding.</summary>
internal readonly struct BetaLanes
{
    private readonly Vector256<double> _a, _b, _x0, _x1, _y0, _y1, _topX, _topY;
    private readonly bool _hasTop, _fromX, _isFlat, _onlyA, _onlyB;

    public BetaLanes(BetaPath path)
    {
        _a = Vector256.Create(path.A);
        _b = Vector256.Create(path.B);
        _x0 = Vector256.Create(path.X0);
        _x1 = Vector256.Create(path.X1);
        _y0 = Vector256.Create(path.Y0);
        _y1 = Vector256.Create(path.Y1);
        _hasTop = path is { A: > 0, B: > 0 };
        _isFlat = path is { A: 0, B: 0 };
        _onlyA = path.B == 0;
        _onlyB = path.A == 0;
        var topX = path.A / (path.A + path.B);
        var topY = path.B / (path.A + path.B);
        _fromX = topX <= topY;
        _topX = Vector256.Create(topX);
        _topY = Vector256.Create(topY);
    }

    public Vector256<double> Log(Vector256<double> s, Vector256<double> rest)
    {
        if (_isFlat) return Vector256<double>.Zero;
        var x = (_x0 * rest) + (_x1 * s);
        var y = (_y0 * rest) + (_y1 * s);
        if (!_hasTop) return _onlyA ? _a * LogOf(x, y) : _onlyB ? _b * LogOf(y, x) : (_a * LogOf(x, y)) + (_b * LogOf(y, x));
        var difference = _fromX ? x - _topX : _topY - y;
        return (_a * Log1P(difference / _topX, x / _topX)) + (_b * Log1P(-difference / _topY, y / _topY));
    }

    // ln x, by its complement where that is smaller.
    private static Vector256<double> LogOf(Vector256<double> x, Vector256<double> y) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(0.5)), Vector256.Log(x), Log1P(-y, x));

    // ln(1 + v), given also 1 + v as it is when v is no small number (after Kahan).
    private static Vector256<double> Log1P(Vector256<double> v, Vector256<double> onePlus)
    {
        var one = Vector256<double>.One;
        var far = Vector256.LessThan(v, Vector256.Create(-0.5)) | Vector256.GreaterThan(v, one);
        var rounded = one + v;
        var log = Vector256.Log(Vector256.ConditionalSelect(far, onePlus, rounded));
        var near = Vector256.ConditionalSelect(Vector256.Equals(rounded, one), v, log * (v / (rounded - one)));
        return Vector256.ConditionalSelect(far, log, near);
    }
}
