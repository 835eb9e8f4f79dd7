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
}
