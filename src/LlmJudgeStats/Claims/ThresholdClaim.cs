using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Claims;

/// <summary>A score that is claimed to reach a threshold: claims.md 6.</summary>
/// <remarks>
/// <code>lower: (l + Sp_l − 1)/(Se_u + Sp_l − 1),  upper: (u + Sp_u − 1)/(Se_l + Sp_u − 1),  l and u one-sided</code>
/// </remarks>
internal static class ThresholdClaim
{
    public static ClaimEstimate Estimate(PublishedClaim claim, double level)
    {
        var levels = ClaimLevels.Of(claim, level);
        var box = JudgeBox.Of(claim.Judge, levels.Judges);
        var rate = claim.A.Rate;
        var answer = new ClaimEstimate
        {
            Claim = claim,
            Level = level,
            Difference = rate,
            JudgeOfA = box,
            JudgeOfB = box,
            MayBeAtChance = box.MayBeAtChance,
            Range = box.MayBeAtChance ? null : Range(box, rate),
        };
        if (claim.A.Total == 0 || box.MayBeAtChance) return answer;
        var tail = 1 - levels.Verdicts;
        var proportion = claim.A.Proportion;
        var limits = ClopperPearson.Of(proportion.Successes, proportion.Failures, tail);
        var lower = box.Harshest.CorrectInside(limits.Lower);
        var upper = box.Kindest.CorrectInside(limits.Upper);
        return answer with
        {
            Raw = Verdicts(proportion, level),
            Interval = new(lower, upper, level),
            Verdict = lower >= claim.Threshold ? ClaimVerdict.Supported
                : upper < claim.Threshold ? ClaimVerdict.Contradicted : ClaimVerdict.Open,
        };
    }

    private static ClaimRange? Range(JudgeBox box, double rate) =>
        box.CanGive(rate) ? new(box.Harshest.CorrectInside(rate), box.Kindest.CorrectInside(rate)) : null;

    // Verdicts taken for the truth know no judge: the level that was asked for.
    private static IntervalEstimate Verdicts(Proportion proportion, double level)
    {
        var limits = ClopperPearson.Of(proportion.Successes, proportion.Failures, 1 - level);
        return new(limits.Lower, limits.Upper, level);
    }
}
