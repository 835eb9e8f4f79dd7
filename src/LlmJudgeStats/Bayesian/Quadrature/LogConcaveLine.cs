using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>
/// Two powers along a line of a given length: what is left of the posterior of the error rates when θ and one more variable are fixed.
/// </summary>
/// <remarks>With exponents of 0 or more its logarithm is concave: one hill, found by Newton steps with bisection.</remarks>
internal readonly struct LogConcaveLine(double length, BetaPath first, BetaPath second)
{
    /// <summary>How far the logarithm may fall before the rest of the line is left out: e^-34 = 2e-15.</summary>
    public const double Drop = 34;

    private const double Enough = 1.2;          // times the drop: no need to look for a nearer point
    private const double Close = Axis.Near;     // of the way from the top: an axis takes an end as near as that for its own
    private const int Middle = 3;               // one step in so many goes to the middle, for the others may go to and fro
    private const double NearTheTop = 1e-2;     // of the width of the hill: the mode only says where to cut
    private const int MaxSteps = 200;

    // Of the work, in nodes of the sum, which are taken four at a time: the logarithm at a point, its slope, and what a line takes besides.
    private const int PointPrice = 8;
    private const int StepPrice = 3;
    private const int LinePrice = 16;

    /// <summary>ln of the integral along the line.</summary>
    /// <param name="fineness">How many times the steps are halved.</param>
    /// <param name="mode">Where the hill may be, and then where it is; anywhere will do.</param>
    /// <param name="work">Counts evaluations.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double LogIntegral(int fineness, ref double mode, ref long work)
    {
        if (!(length > 0)) return double.NegativeInfinity;
        var hill = new LogConcaveLine(length, first.Envelope, second.Envelope);
        mode = hill.Mode(mode, out var curvature, ref work);
        var peak = hill.Log(mode, 1 - mode);
        var guess = curvature > 0 ? Math.Sqrt(2.2 * Drop / curvature) : 0.5;
        var along = new Along(hill);
        var axis = new Axis(
            DropPoint(in along, mode, 0, peak, guess, ref work), DropPoint(in along, mode, 1, peak, guess, ref work),
            Math.Min(first.RoughnessAtStart, second.RoughnessAtStart), Math.Min(first.RoughnessAtEnd, second.RoughnessAtEnd), fineness);
        work += LinePrice + axis.Count;
        var sum = Sum(in axis, peak) * axis.Length;
        if (axis.IsCutOff)
        {
            var shares = axis.Shares;
            var rests = axis.Rests;
            sum += axis.Tails(
                Math.Exp(Log(axis.From + (axis.Length * shares[0]), axis.Beyond + (axis.Length * rests[0])) - peak),
                Math.Exp(Log(axis.From + (axis.Length * shares[^1]), axis.Beyond + (axis.Length * rests[^1])) - peak));
        }
        return peak + Math.Log(sum * length);
    }

    /// <summary>The highest value of the logarithm, exponents below 0 left out.</summary>
    /// <param name="mode">Where it may be, and then where it is; anywhere will do.</param>
    /// <param name="work">Counts evaluations.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double LogPeak(ref double mode, ref long work)
    {
        work += LinePrice;
        var hill = new LogConcaveLine(length, first.Envelope, second.Envelope);
        mode = hill.Mode(mode, out _, ref work);
        return hill.Log(mode, 1 - mode);
    }

    /// <summary>
    /// A point beyond the top of a concave function on [0, 1] where it has fallen by the drop, to 1.2 times that; or the end.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double DropPoint<T>(in T function, double mode, double end, double peak, double guess, ref long work)
        where T : struct, IFunction
    {
        work += PointPrice;
        if (end == mode || function.At(end) >= peak - Drop) return end;
        var near = mode;
        var far = end;
        var x = end > mode ? mode + guess : mode - guess;
        for (var i = 0; i < MaxSteps; i++)
        {
            if (!(Math.Abs(x - mode) < Math.Abs(far - mode) && Math.Abs(x - mode) > Math.Abs(near - mode))) x = (near + far) / 2;
            if (x == near || x == far) return far;
            work += PointPrice;
            var drop = peak - function.At(x);
            if (drop > Enough * Drop) far = x;
            else if (drop < Drop) near = x;
            else return x;
            // Beside an end where a power has its zero no halving comes near enough; the bit between is no matter to any rule.
            if (Math.Abs(far - near) <= Close * Math.Abs(far - mode)) return far;
            if (i % Middle == Middle - 1 && near != mode) x = (near + far) / 2;
            // Between a parabola and a straight line from the top.
            else if (drop is > 1e-3 and < 1e6) x = mode + ((x - mode) * Math.Pow(1.1 * Drop / drop, 0.6));
            else x = near + ((far - near) / (drop > 1 ? 16 : 2));
        }
        return far;
    }

    // Four lanes whatever the machine, so that the order of the sum is the same everywhere.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Sum(in Axis axis, double peak)
    {
        var one = new BetaLanes(first);
        var two = new BetaLanes(second);
        var shares = axis.Shares;
        var rests = axis.Rests;
        var weights = axis.Weights;
        var from = Vector256.Create(axis.From);
        var beyond = Vector256.Create(axis.Beyond);
        var step = Vector256.Create(axis.Length);
        var top = Vector256.Create(peak);
        var sum = Vector256<double>.Zero;
        var i = 0;
        for (; i <= shares.Length - 4; i += 4)
        {
            var s = from + (step * Vector256.Create(shares.Slice(i, 4)));
            var rest = beyond + (step * Vector256.Create(rests.Slice(i, 4)));
            sum += Vector256.Create(weights.Slice(i, 4)) * Vector256.Exp(one.Log(s, rest) + two.Log(s, rest) - top);
        }
        var total = Vector256.Sum(sum);
        for (; i < shares.Length; i++)
            total += weights[i] * Math.Exp(Log(axis.From + (axis.Length * shares[i]), axis.Beyond + (axis.Length * rests[i])) - peak);
        return total;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Mode(double guess, out double curvature, ref long work)
    {
        var low = 0.0;
        var high = 1.0;
        var s = guess is > 0 and < 1 ? guess : 0.5;
        curvature = 0;
        for (var i = 0; i < MaxSteps; i++)
        {
            work += StepPrice;
            var slope = Slope(s, out curvature);
            if (slope > 0) low = s;
            else high = s;
            var next = s + (slope / curvature);
            if (!(next > low && next < high))
            {
                if (low == 0 && Slope(0, out curvature) <= 0) return 0;
                if (high == 1 && Slope(1, out curvature) >= 0) return 1;
                // Quartering the distance to an end reaches a mode near it quickly.
                next = low == 0 ? high / 4 : high == 1 ? 1 - ((1 - low) / 4) : (low + high) / 2;
            }
            else if (Math.Abs(next - s) * Math.Sqrt(curvature) < NearTheTop) return next;
            if (next == low || next == high) return next;
            s = next;
        }
        return s;
    }

    private readonly struct Along(LogConcaveLine line) : IFunction
    {
        public double At(double x) => line.Log(x, 1 - x);
    }
}
