using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LlmJudgeStats.Numerics;

/// <summary>Logarithms of numbers near 1, without cancellation: the platform's LogP1 returns 0 for 1e-20.</summary>
internal static class LogSeries
{
    /// <summary>ln(1 + v) − v, for v above −1: 0 or negative, with full relative accuracy near 0.</summary>
    /// <remarks><code>r = v/(2+v),  ln(1+v) = 2 (r + r³/3 + r⁵/5 + …),  2r − v = −r v</code></remarks>
    public static double Log1PMinus(double v)
    {
        if (v is < -0.5 or > 1) return Math.Log(1 + v) - v;
        var r = v / (2 + v);
        return (2 * r * AtanhTail(r * r)) - (r * v);
    }

    /// <summary>The same, given also 1 + v as it is when v is no small number.</summary>
    public static double Log1PMinus(double v, double onePlus) => v is < -0.5 or > 1 ? Math.Log(onePlus) - v : Log1PMinus(v);

    /// <summary>The same of two numbers at once, to the last bit.</summary>
    /// <remarks>
    /// Two and not four: where the upper halves of the registers are in use, Intel's machines take several times as long for the platform's
    /// logarithms and exponentials between the calls.
    /// </remarks>
    public static Vector128<double> Log1PMinus(Vector128<double> v, Vector128<double> onePlus)
    {
        var far = Vector128.LessThan(v, Vector128.Create(-0.5)) | Vector128.GreaterThan(v, Vector128<double>.One);
        if (far != Vector128<double>.Zero)
            return Vector128.Create(Log1PMinus(v[0], onePlus[0]), Log1PMinus(v[1], onePlus[1]));
        var two = Vector128.Create(2.0);
        var r = v / (two + v);
        return (two * r * AtanhTail(r * r)) - (r * v);
    }

    /// <summary>The same of four numbers at once, to the last bit; of those that a mask passes over it is any number.</summary>
    public static Vector256<double> Log1PMinus(Vector256<double> v, Vector256<double> onePlus, Vector256<double> passedOver)
    {
        var far = Vector256.LessThan(v, Vector256.Create(-0.5)) | Vector256.GreaterThan(v, Vector256<double>.One);
        var two = Vector256.Create(2.0);
        var r = Vector256.AndNot(v / (two + v), far | passedOver);
        var logs = (two * r * AtanhTail(r * r)) - (r * v);
        var rest = Vector256.AndNot(far, passedOver).ExtractMostSignificantBits();
        return rest == 0 ? logs : WithFar(logs, v, onePlus, rest);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<double> WithFar(Vector256<double> logs, Vector256<double> v, Vector256<double> onePlus, uint far)
    {
        for (; far != 0; far &= far - 1)
        {
            var i = BitOperations.TrailingZeroCount(far);
            logs = logs.WithElement(i, Math.Log(onePlus[i]) - v[i]);
        }
        return logs;
    }

    /// <summary>ln(1 + v), given also 1 + v as it is when v is no small number (after Kahan).</summary>
    public static double Log1P(double v, double onePlus)
    {
        if (v is < -0.5 or > 1) return Math.Log(onePlus);
        var rounded = 1 + v;
        return rounded == 1 ? v : Math.Log(rounded) * (v / (rounded - 1));
    }

    /// <summary>atanh(r)/r − 1 = r²/3 + r⁴/5 + …, from the square of r, at most 1/9 here and 1/4 at worst.</summary>
    public static double AtanhTail(double square)
    {
        var sum = 0.0;
        var power = square;
        for (var k = 3; k < 80; k += 2)
        {
            var term = power / k;
            sum += term;
            if (term <= sum * 1e-17) break;
            power *= square;
        }
        return sum;
    }

    // Terms after one's own last are too small to change a sum: all may share the number of steps.
    private static Vector128<double> AtanhTail(Vector128<double> square)
    {
        var sum = Vector128<double>.Zero;
        var power = square;
        for (var k = 3; k < 80; k += 2)
        {
            var term = power / Vector128.Create((double)k);
            sum += term;
            if (Vector128.LessThanOrEqualAll(term, sum * Vector128.Create(1e-17))) break;
            power *= square;
        }
        return sum;
    }

    private static Vector256<double> AtanhTail(Vector256<double> square)
    {
        var sum = Vector256<double>.Zero;
        var power = square;
        for (var k = 3; k < 80; k += 2)
        {
            var term = power / Vector256.Create((double)k);
            sum += term;
            if (Vector256.LessThanOrEqualAll(term, sum * Vector256.Create(1e-17))) break;
            power *= square;
        }
        return sum;
    }
}
