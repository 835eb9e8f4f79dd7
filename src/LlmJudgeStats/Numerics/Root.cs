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

    /// <summary>A root of a continuous function that changes sign between two points (Chandrupatla 1997: inverse quadratic steps, bisection when they would not pay).</summary>
    /// <remarks>Without a change of sign, the end with the smaller residual. The bracket shrinks to neighbouring numbers or to <paramref name="tolerance"/>.</remarks>
    public static double Find<T>(in T function, double left, double right, double tolerance = 0) where T : struct, IFunction
    {
        var (a, b) = (left, right);
        var (fa, fb) = (function.At(a), function.At(b));
        if (fa == 0) return a;
        if (fb == 0) return b;
        if (fa > 0 == fb > 0) return Math.Abs(fa) <= Math.Abs(fb) ? a : b;
        var share = 0.5;
        for (var i = 0; i < MaxIterations; i++)
        {
            var x = a + (share * (b - a));
            var fx = function.At(x);
            double c, fc;
            if (fx > 0 == fa > 0) (c, fc) = (a, fa);
            else (c, fc, b, fb) = (b, fb, a, fa);
            (a, fa) = (x, fx);

            var best = Math.Abs(fa) < Math.Abs(fb) ? a : b;
            if (fa == 0) return a;
            var limit = (2.3e-16 * Math.Abs(best)) + (0.5 * tolerance);
            var relative = limit / Math.Abs(b - a);
            if (!(relative < 0.5)) return best;
            var (xi, phi) = ((a - b) / (c - b), (fa - fb) / (fc - fb));
            share = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
                ? (fa / (fb - fa) * (fc / (fb - fc))) + ((c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb)))
                : 0.5;
            share = Math.Clamp(share, relative, 1 - relative);
        }
        return Math.Abs(fa) < Math.Abs(fb) ? a : b;
    }
}
