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
        if (ends.Anchor > bottom && ends.Anchor < top)
        {
            if (rejection.At(ends.Anchor) > 0) bottom = ends.Anchor;
            else top = ends.Anchor;
        }
        if (bottom == ends.Support.Lower && rejection.At(bottom) <= 0) return bottom;
        if (ends.AtUpper < 0 && rejection.At(ends.Support.Upper) > 0) return ends.Support.Upper;
        return Root.Find(in rejection, bottom, top, tolerance);
    }
}
