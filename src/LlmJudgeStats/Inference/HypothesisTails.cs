namespace LlmJudgeStats.Inference;

/// <summary>
/// What the one-sided limits of one study leave of a rate: the largest error at which the lower limit does not pass it, and the same of the
/// upper limit.
/// </summary>
/// <param name="Lower">Of the lower limit.</param>
/// <param name="Upper">Of the upper limit.</param>
internal readonly record struct HypothesisTails(double Lower, double Upper)
{
    /// <summary>The two-sided p-value. 1 also between limits that have crossed, for an interval has them in order.</summary>
    public double TwoSided => Math.Max(Lower, Upper) <= 0.5 ? 1 : Math.Min(1, 2 * Math.Min(Lower, Upper));

    /// <summary>The one-sided p-value.</summary>
    public double On(IntervalSide side)
    {
        var (own, other) = side == IntervalSide.Lower ? (Lower, Upper) : (Upper, Lower);
        return own >= 0.5 || other <= 0.5 ? 1 : own;
    }
}
