using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>Two powers along a line of a given length: what is left of the posterior of the error rates when θ and one more variable are fixed.</summary>
/// <remarks>With exponents of 0 or more its logarithm is concave: one hill, found by Newton steps with bisection.</remarks>
internal readonly struct LogConcaveLine(double length, BetaPath first, BetaPath second)
{
    /// <summary>How far the logarithm may fall before the rest of the line is left out: e^-34 = 2e-15.</summary>
    public const double Drop = 34;

    /// <summary>ln of the integral along the line.</summary>
    /// <param name="parts">How many times finer than need be.</param>
    public double LogIntegral(int parts)
    {
        if (!(length > 0)) return double.NegativeInfinity;
        var hill = new LogConcaveLine(length, first.Envelope, second.Envelope);
        var mode = hill.Mode(out var curvature);
        var peak = hill.Log(mode, 1 - mode);
        var guess = curvature > 0 ? Math.Sqrt(2.2 * Drop / curvature) : 0.5;
        var along = new Along(hill);
        var axis = new Axis(
            DropPoint(in along, mode, 0, peak, guess), DropPoint(in along, mode, 1, peak, guess),
            Math.Min(first.RoughnessAtStart, second.RoughnessAtStart), Math.Min(first.RoughnessAtEnd, second.RoughnessAtEnd), parts);
        var sum = 0.0;
        for (var i = 0; i < axis.Count; i++)
        {
            var (s, rest, weight) = axis[i];
            sum += weight * Math.Exp(Log(s, rest) - peak);
        }
        return peak + Math.Log(sum * length);
    }

    /// <summary>The highest value of the logarithm, exponents below 0 left out.</summary>
    public double LogPeak() => LogPeak(out _);

    /// <summary>The highest value of the logarithm, exponents below 0 left out, and where it is.</summary>
    public double LogPeak(out double mode)
    {
        var hill = new LogConcaveLine(length, first.Envelope, second.Envelope);
        mode = hill.Mode(out _);
        return hill.Log(mode, 1 - mode);
    }

    /// <summary>A point beyond the top of a concave function on [0, 1] where it has fallen by the drop, to 1.2 times that; or the end.</summary>
    public static double DropPoint<T>(in T function, double mode, double end, double peak, double guess) where T : struct, IFunction
    {
        if (end == mode || function.At(end) >= peak - Drop) return end;
        var (near, far) = (mode, end);
        var x = end > mode ? mode + guess : mode - guess;
        for (var i = 0; i < 200; i++)
        {
            if (!(Math.Abs(x - mode) < Math.Abs(far - mode) && Math.Abs(x - mode) > Math.Abs(near - mode))) x = (near + far) / 2;
            if (x == near || x == far) return far;
            var drop = peak - function.At(x);
            if (drop > 1.2 * Drop) far = x;
            else if (drop < Drop) near = x;
            else return x;
            // Between a parabola and a straight line from the top.
            x = drop is > 1e-3 and < 1e6 ? mode + ((x - mode) * Math.Pow(1.1 * Drop / drop, 0.6)) : near + ((far - near) / (drop > 1 ? 16 : 2));
        }
        return far;
    }

    private double Log(double s, double rest) => first.Log(s, rest) + second.Log(s, rest);

    private double Slope(double s, out double curvature)
    {
        var slope = 0.0;
        curvature = 0;
        first.Add(s, ref slope, ref curvature);
        second.Add(s, ref slope, ref curvature);
        return slope;
    }

    private double Mode(out double curvature)
    {
        if (Slope(0, out curvature) <= 0) return 0;
        if (Slope(1, out curvature) >= 0) return 1;
        var (low, high, s) = (0.0, 1.0, 0.5);
        for (var i = 0; i < 200; i++)
        {
            var slope = Slope(s, out curvature);
            if (slope > 0) low = s;
            else high = s;
            var next = s + (slope / curvature);
            // Quartering the distance to an end reaches a mode near it quickly.
            if (!(next > low && next < high)) next = low == 0 ? high / 4 : high == 1 ? 1 - ((1 - low) / 4) : (low + high) / 2;
            // A hundredth of the width of the hill is near enough: the mode only says where to cut.
            if (Math.Abs(next - s) * Math.Sqrt(curvature) < 1e-2 || next == low || next == high) return next;
            s = next;
        }
        return s;
    }

    private readonly struct Along(LogConcaveLine line) : IFunction
    {
        public double At(double x) => line.Log(x, 1 - x);
    }
}
