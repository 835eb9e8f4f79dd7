namespace LlmJudgeStats.Claims;

/// <summary>Scores with few digits: the ends that hold for every number of passes that is printed like them.</summary>
/// <remarks>
/// <code>lower end: a at its fewest, b at its most;  upper end: a at its most, b at its fewest</code>
/// Only where the verdict depends on it, where no judge can give the nearest counts, or where rounding is more than a tenth of what chance
/// leaves open: elsewhere the nearest number of passes is taken. Source: claims.md 5.
/// </remarks>
internal static class RoundedClaim
{
    public static ClaimEstimate Widened(ClaimEstimate taken, Func<PublishedClaim, double, ClaimEstimate> estimate)
    {
        var claim = taken.Claim;
        var level = taken.Level;
        var least = estimate(claim with { A = claim.A.Fewest, B = claim.B?.Most }, level);
        var most = estimate(claim with { A = claim.A.Most, B = claim.B?.Fewest }, level);
        var verdict = least.Verdict == taken.Verdict && most.Verdict == taken.Verdict ? taken.Verdict : ClaimVerdict.Open;
        var range = Hull(taken.Range, least.Range, most.Range);
        var matters = verdict != taken.Verdict || taken.Range is null != range is null
            || claim.A.IsRough(level) || claim.B?.IsRough(level) == true;
        if (!matters) return taken;
        var raw = Hull(taken.Raw, least.Raw, most.Raw);
        return taken with
        {
            Raw = raw,
            Range = range,
            Interval = Hull(taken.Interval, least.Interval, most.Interval),
            Verdict = verdict,
            Tipping = taken.Tipping is null ? null : TippingJudge.Of(taken.Difference, raw),
            IsWidened = true,
        };
    }

    private static IntervalEstimate? Hull(IntervalEstimate? taken, IntervalEstimate? least, IntervalEstimate? most)
    {
        if (taken is not { } one || least is not { } low || most is not { } high) return taken;
        return new(Math.Min(one.Lower, low.Lower), Math.Max(one.Upper, high.Upper), one.Level);
    }

    // Judges that can give some of these counts, and none of the others, count.
    private static ClaimRange? Hull(params ReadOnlySpan<ClaimRange?> ranges)
    {
        ClaimRange? hull = null;
        foreach (var range in ranges)
        {
            if (range is not { } one) continue;
            hull = hull is { } all ? new(Math.Min(all.Lower, one.Lower), Math.Max(all.Upper, one.Upper)) : one;
        }
        return hull;
    }
}
