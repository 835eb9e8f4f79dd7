namespace LlmJudgeStats.Claims;

/// <summary>A difference of two published scores, or a share of one that the other keeps: claims.md 2 and 6.</summary>
internal static class DifferenceClaim
{
    public static ClaimEstimate Estimate(PublishedClaim claim, double level)
    {
        if (claim.B is not { } b)
            throw new ArgumentException("a comparison needs two scores: set B, or claim that A reaches a threshold", nameof(claim));
        if (claim.Kind == ClaimKind.Equal && !(claim.Margin > 0))
            throw new ArgumentException("equal within what? set the margin, such as 0.02", nameof(claim));
        // Two one-sided tests at level L each are the interval at 2L - 1.
        var twoSided = claim.Kind == ClaimKind.Equal ? (2 * level) - 1 : level;
        var levels = ClaimLevels.Of(claim, twoSided);
        var difference = claim.A.Rate - b.Rate;
        var boxes = (A: JudgeBox.Of(claim.Judge, levels.Judges), B: JudgeBox.Of(claim.OtherJudge ?? claim.Judge, levels.Judges));
        var mayBeAtChance = boxes.A.MayBeAtChance || boxes.B.MayBeAtChance;
        var hasItems = claim.A.Total > 0 && b.Total > 0;
        IntervalEstimate? raw = hasItems ? RawInterval(claim.A, b, level) : null;
        var answer = new ClaimEstimate
        {
            Claim = claim,
            Level = level,
            Difference = difference,
            Raw = raw,
            JudgeOfA = boxes.A,
            JudgeOfB = boxes.B,
            Tipping = TippingJudge.Of(difference, raw),
            MayBeAtChance = mayBeAtChance,
            Range = mayBeAtChance ? null : Range(claim, b, boxes.A, boxes.B),
        };
        if (mayBeAtChance || !hasItems) return answer;
        var contrast = new WeightedContrast(claim.A, b, levels.Verdicts);
        var (lower, upper) = claim.IsSameJudge
            ? SameJudge(in contrast, boxes.A, claim)
            : DifferentJudges(in contrast, boxes.A, boxes.B, RatioOf(claim));
        return answer with { Interval = new(lower, upper, twoSided), Verdict = Verdict(claim, lower, upper) };
    }

    // Only what is kept of b has a share of it.
    private static double RatioOf(PublishedClaim claim) => claim.Kind == ClaimKind.Retains ? claim.Ratio : 1;

    private static IntervalEstimate RawInterval(PublishedScore a, PublishedScore b, double level)
    {
        var contrast = new WeightedContrast(a, b, level);
        return new(contrast.Lower(1, 1), contrast.Upper(1, 1), level);
    }

    // At the points: every judge of the box that can give both scores.
    private static ClaimRange? Range(PublishedClaim claim, PublishedScore b, JudgeBox boxA, JudgeBox boxB)
    {
        var pa = claim.A.Rate;
        var pb = b.Rate;
        if (claim.IsSameJudge)
        {
            if (boxA.Giving(pa, pb) is not { } feasible) return null;
            if (claim.Kind == ClaimKind.Retains) return RetainedAtPoints(pa, pb, RatioOf(claim), feasible);
            var (least, most) = feasible.Youdens;
            var one = (pa - pb) / least;
            var other = (pa - pb) / most;
            return new(Math.Min(one, other), Math.Max(one, other));
        }
        if (!boxA.CanGive(pa) || !boxB.CanGive(pb)) return null;
        return new(
            boxA.Harshest.CorrectInside(pa) - (RatioOf(claim) * boxB.Kindest.CorrectInside(pb)),
            boxA.Kindest.CorrectInside(pa) - (RatioOf(claim) * boxB.Harshest.CorrectInside(pb)));
    }

    private static ClaimRange RetainedAtPoints(double a, double b, double ratio, JudgeBox box) => new(
        a - (ratio * b) - ((1 - ratio) * (1 - box.SpecificityLower)),
        a - (ratio * b) - ((1 - ratio) * (1 - box.SpecificityUpper)));

    // Better and equal: d/J, whose sign needs no calibration. Retains: J (theta_a - r theta_b), of which the sign is asked.
    private static (double Lower, double Upper) SameJudge(in WeightedContrast contrast, JudgeBox box, PublishedClaim claim)
    {
        var ratio = RatioOf(claim);
        var lower = contrast.Lower(1, ratio);
        var upper = contrast.Upper(1, ratio);
        if (claim.Kind == ClaimKind.Retains)
            return (lower - ((1 - ratio) * (1 - box.SpecificityLower)), upper - ((1 - ratio) * (1 - box.SpecificityUpper)));
        var (least, most) = box.Youdens;
        return (Inside(lower / (lower > 0 ? most : least)), Inside(upper / (upper > 0 ? least : most)));
    }

    private static (double Lower, double Upper) DifferentJudges(in WeightedContrast contrast, JudgeBox a, JudgeBox b, double ratio)
    {
        var lower = contrast.Lower(1 / a.Harshest.Youden, ratio / b.Kindest.Youden) + Shift(a.Harshest, b.Kindest, ratio);
        var upper = contrast.Upper(1 / a.Kindest.Youden, ratio / b.Harshest.Youden) + Shift(a.Kindest, b.Harshest, ratio);
        return (Inside(lower), Inside(upper));
    }

    // What is left of theta_a - r theta_b when both shares of verdicts are 0.
    private static double Shift(JudgeCorner a, JudgeCorner b, double ratio) => a.Correct(0) - (ratio * b.Correct(0));

    private static double Inside(double difference) => Math.Clamp(difference, -1, 1);

    private static ClaimVerdict Verdict(PublishedClaim claim, double lower, double upper)
    {
        if (claim.Kind == ClaimKind.Equal)
        {
            var margin = claim.Margin;
            if (lower > -margin && upper < margin) return ClaimVerdict.Supported;
            return lower > margin || upper < -margin ? ClaimVerdict.Contradicted : ClaimVerdict.Open;
        }
        return lower > 0 ? ClaimVerdict.Supported : upper < 0 ? ClaimVerdict.Contradicted : ClaimVerdict.Open;
    }
}
