using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Inference;

/// <summary>The search for the lower end of the values that a test accepts.</summary>
internal static class LowerEnd
{
    /// <summary>
    /// The lower end of the support when it is accepted; the top when even that is rejected; else the one root between a rejected value and
    /// the top.
    /// </summary>
    /// <param name="rejection">Above 0 where a value is rejected.</param>
    /// <param name="ends">The support, the estimate and the anchor.</param>
    /// <param name="tolerance">How close to the root to stop; 0 for neighbouring numbers.</param>
    public static double Find<T>(in T rejection, in ContrastEnds ends, double tolerance = 0) where T : struct, IFunction, allows ref struct
    {
        var bottom = ends.Support.Lower;
        if (ends.AtLower <= 0) return bottom;
        var top = ends.Top;
        // The anchor before the end: beyond it there may be accepted values again, behind rejected ones.
        if (ends.IsAnchored)
        {
            if (rejection.At(ends.Anchor) > 0) bottom = ends.Anchor;
            else top = ends.Anchor;
        }
        if (bottom == ends.Support.Lower && rejection.At(bottom) <= 0) return bottom;
        if (ends.AtUpper < 0 && rejection.At(ends.Support.Upper) > 0) return ends.Support.Upper;
        return Root.Find(in rejection, bottom, top, tolerance);
    }

    /// <summary>
    /// How strongly a value is refuted by a set that ends where <see cref="Find"/> says: the largest statistic at which it stays inside.
    /// </summary>
    /// <remarks>
    /// The accepted values need not be one piece, and the set that is shown is one. Beyond a rejected anchor nothing belongs to it, and
    /// with an accepted end all that lies before it does.
    /// </remarks>
    /// <param name="statistic">How strongly the test itself refutes a value.</param>
    /// <param name="ends">The support, the estimate and the anchor.</param>
    /// <param name="t">The value, below the estimate.</param>
    public static double Statistic<T>(in T statistic, in ContrastEnds ends, double t) where T : struct, IFunction, allows ref struct
    {
        var value = statistic.At(t);
        var end = statistic.At(ends.Support.Lower);
        var top = ends.AtUpper < 0 ? statistic.At(ends.Support.Upper) : 0;
        if (!ends.IsAnchored) return Math.Min(end, Math.Max(top, value));
        var anchor = statistic.At(ends.Anchor);
        return t < ends.Anchor
            ? Math.Max(anchor, Math.Min(end, Math.Max(top, value)))
            : Math.Min(Math.Max(anchor, end), Math.Max(top, Math.Min(anchor, value)));
    }
}
