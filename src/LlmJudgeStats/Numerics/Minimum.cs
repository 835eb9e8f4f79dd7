namespace LlmJudgeStats.Numerics;

/// <summary>The smallest value of a function of one variable, with a static bound on the steps.</summary>
internal static class Minimum
{
    private const int MaxSteps = 100;
    private const double Section = 0.3819660112501051;    // (3 − √5)/2

    /// <summary>The smallest value seen in a bracket: that of a function with one valley.</summary>
    /// <remarks>
    /// Parabolas through the three lowest points, and golden sections where a parabola leaves the bracket or its steps do not halve.
    /// Source: Brent (1973), chapter 5.
    /// </remarks>
    /// <param name="function">The function.</param>
    /// <param name="left">The left end.</param>
    /// <param name="right">The right end.</param>
    /// <param name="start">Where to start: an end is as good as none.</param>
    /// <param name="tolerance">How close to the lowest place to stop.</param>
    public static double Find<T>(in T function, double left, double right, double start, double tolerance)
        where T : struct, IFunction, allows ref struct
    {
        var x = start > left && start < right ? start : left + (Section * (right - left));
        var fx = function.At(x);
        var second = x;
        var third = x;
        var f2 = fx;
        var f3 = fx;
        var step = 0.0;
        var last = 0.0;
        for (var i = 0; i < MaxSteps; i++)
        {
            var middle = 0.5 * (left + right);
            if (Math.Abs(x - middle) <= (2 * tolerance) - (0.5 * (right - left))) break;
            var parabola = Math.Abs(last) > tolerance ? Parabola(x, fx, second, f2, third, f3) : double.NaN;
            if (Math.Abs(parabola) < 0.5 * Math.Abs(last) && x + parabola > left && x + parabola < right)
            {
                last = step;
                step = parabola;
                var u = x + step;
                if (u - left < 2 * tolerance || right - u < 2 * tolerance) step = Math.CopySign(tolerance, middle - x);
            }
            else
            {
                last = (x < middle ? right : left) - x;
                step = Section * last;
            }
            var next = x + (Math.Abs(step) >= tolerance ? step : Math.CopySign(tolerance, step));
            var value = function.At(next);
            if (value <= fx)
            {
                if (next < x) right = x;
                else left = x;
                third = second;
                f3 = f2;
                second = x;
                f2 = fx;
                x = next;
                fx = value;
                continue;
            }
            if (next < x) left = next;
            else right = next;
            if (value <= f2 || second == x)
            {
                third = second;
                f3 = f2;
                second = next;
                f2 = value;
            }
            else if (value <= f3 || third == x || third == second)
            {
                third = next;
                f3 = value;
            }
        }
        return fx;
    }

    // The step from x to the lowest place of the parabola through three points; NaN where there is none.
    private static double Parabola(double x, double fx, double second, double f2, double third, double f3)
    {
        var r = (x - second) * (fx - f3);
        var q = (x - third) * (fx - f2);
        return (((x - second) * r) - ((x - third) * q)) / (2 * (q - r));
    }
}
