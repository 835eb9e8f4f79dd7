namespace LlmJudgeStats.Numerics;

/// <summary>The smallest value of a function of one variable, with a static bound on the steps.</summary>
internal static class Minimum
{
    private const int MaxSteps = 60;
    private const double Section = 0.6180339887498949;    // (√5 − 1)/2

    /// <summary>The smallest value seen by golden sections of a bracket: that of a function with one valley.</summary>
    /// <param name="function">The function.</param>
    /// <param name="left">The left end.</param>
    /// <param name="right">The right end.</param>
    /// <param name="tolerance">The width of the bracket at which to stop.</param>
    public static double Golden<T>(in T function, double left, double right, double tolerance)
        where T : struct, IFunction, allows ref struct
    {
        var x = right - (Section * (right - left));
        var y = left + (Section * (right - left));
        var fx = function.At(x);
        var fy = function.At(y);
        var least = Math.Min(fx, fy);
        for (var i = 0; i < MaxSteps && right - left > tolerance; i++)
        {
            if (fx <= fy)
            {
                right = y;
                y = x;
                fy = fx;
                x = right - (Section * (right - left));
                fx = function.At(x);
                least = Math.Min(least, fx);
            }
            else
            {
                left = x;
                x = y;
                fx = fy;
                y = left + (Section * (right - left));
                fy = function.At(y);
                least = Math.Min(least, fy);
            }
        }
        return least;
    }
}
