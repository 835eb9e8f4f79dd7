namespace LlmJudgeStats.Numerics;

/// <summary>A function of one variable; a struct, so that the solver is compiled for it and nothing is allocated.</summary>
internal interface IFunction
{
    double At(double x);
}

/// <summary>Bracketed root finding with a static bound on the iterations.</summary>
internal static class Root
{
    private const int MaxIterations = 200;

    /// <summary>
    /// A root of a continuous function that changes sign between two points (Chandrupatla 1997: inverse quadratic steps, bisection when
    /// they would not pay).
    /// </summary>
    /// <remarks>
    /// Without a change of sign, the end with the smaller residual. The bracket shrinks to neighbouring numbers or to
    /// <paramref name="tolerance"/>.
    /// </remarks>
    public static double Find<T>(in T function, double left, double right, double tolerance = 0)
        where T : struct, IFunction, allows ref struct
    {
        var a = left;
        var b = right;
        var fa = function.At(a);
        var fb = function.At(b);
        if (fa == 0) return a;
        if (fb == 0) return b;
        if (fa > 0 == fb > 0) return Math.Abs(fa) <= Math.Abs(fb) ? a : b;
        var share = 0.5;
        for (var i = 0; i < MaxIterations; i++)
        {
            var x = a + (share * (b - a));
            var fx = function.At(x);
            double c, fc;
            if (fx > 0 == fa > 0)
            {
                c = a;
                fc = fa;
            }
            else
            {
                c = b;
                fc = fb;
                b = a;
                fb = fa;
            }
            a = x;
            fa = fx;

            var best = Math.Abs(fa) < Math.Abs(fb) ? a : b;
            if (fa == 0) return a;
            var limit = (2.3e-16 * Math.Abs(best)) + (0.5 * tolerance);
            var relative = limit / Math.Abs(b - a);
            if (!(relative < 0.5)) return best;
            var xi = (a - b) / (c - b);
            var phi = (fa - fb) / (fc - fb);
            share = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
                ? (fa / (fb - fa) * (fc / (fb - fc))) + ((c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb)))
                : 0.5;
            share = Math.Clamp(share, relative, 1 - relative);
        }
        return Math.Abs(fa) < Math.Abs(fb) ? a : b;
    }

    /// <summary>
    /// A root of a falling function that is above 0 at the left end and not above 0 at the right one: Newton's steps, and halving where one
    /// leaves the bracket or does not pay.
    /// </summary>
    /// <remarks>
    /// The ends are not evaluated. Newton's last step squares the error, so a step of 1e-9 of the way to the nearer end leaves less than a
    /// rounding: functions bend there, and a limit may lie within 1e-10 of an end.
    /// </remarks>
    public static double FindFalling<T>(in T function, double left, double right, double start)
        where T : struct, IDifferentiable, allows ref struct
    {
        var first = left;
        var final = right;
        var x = start > left && start < right ? start : Middle(left, right);
        var last = double.PositiveInfinity;
        for (var i = 0; i < MaxIterations; i++)
        {
            var (value, slope) = function.At(x);
            if (value == 0) return x;
            if (value > 0) left = x;
            else right = x;
            var pays = Math.Abs(value) < 0.5 * last;
            last = Math.Abs(value);
            var next = x - (value / slope);
            if (pays && Math.Abs(next - x) <= 1e-9 * Math.Min(x - first, final - x)) return Math.Clamp(next, left, right);
            if (!(pays && next > left && next < right)) next = Middle(left, right);
            if (Math.Abs(next - x) <= 4e-16 * Math.Abs(x)) return next;
            x = next;
        }
        return x;
    }

    // Over many magnitudes the middle is the geometric one.
    private static double Middle(double left, double right) =>
        left > 0 && right > 16 * left ? Math.Sqrt(left) * Math.Sqrt(right) : 0.5 * (left + right);
}
