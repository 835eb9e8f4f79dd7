using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Bayesian;

/// <summary>The probability that a published claim holds: priors over the rates of its judges in place of boxes.</summary>
/// <remarks>
/// <code>
/// judges: x + 1 and m − x + 1, x of m verdicts right;  θ_a, θ_b uniform;  J &gt; 0;  P(θ_a &gt; θ_b | k_a, k_b)
/// </code>
/// Of judges whose rates were measured, or are known. A probability over rates given the figures, with uniform priors, and no share of
/// claims that hold. Samples are independent. For priors of your own take a <see cref="Posterior"/> of each system from
/// <see cref="BayesianEstimator"/> and <see cref="Posterior.ProbabilityAbove(Posterior)"/>. Source: claims.md 8. Thread-safe.
/// </remarks>
public static class ClaimProbability
{
    /// <summary>The probability that the claim holds.</summary>
    /// <param name="claim">The claim.</param>
    /// <returns>
    /// From 0 to 1; <see langword="null"/> where an error rate is a range (a range is no prior), where a score has no number of items,
    /// where the posterior was not found or the scores are all but impossible with such a judge, and of one measured judge for both unless
    /// the claim is that a is better.
    /// </returns>
    /// <exception cref="ArgumentNullException">No claim.</exception>
    /// <exception cref="ArgumentException">A comparison without a second score.</exception>
    public static double? Of(PublishedClaim claim)
    {
        Check.NotNull(claim, nameof(claim));
        if (claim.Kind != ClaimKind.AtLeast && claim.B is null)
            throw new ArgumentException("a comparison needs two scores: set B, or claim that A reaches a threshold", nameof(claim));
        if (claim.A.Total == 0 || Calibration(claim.Judge) is not { } judge) return null;
        var probability = claim is { Kind: ClaimKind.AtLeast } ? Posterior(claim.A, judge).ProbabilityAbove(claim.Threshold)
            : claim.B!.Total == 0 ? double.NaN
            : claim.OtherJudge is { } other ? Calibration(other) is { } second ? Apart(claim, judge, second) : double.NaN
            : judge.IsKnown ? Apart(claim, judge, judge)
            : claim.Kind == ClaimKind.Better ? SharedJudgeOrder.Above(claim.A.Proportion, claim.B.Proportion, in judge)
            : double.NaN;
        return double.IsFinite(probability) ? probability : null;
    }

    // Given two judges, or one that is known, the two rates know nothing of each other.
    private static double Apart(PublishedClaim claim, in Calibration judgeOfA, in Calibration judgeOfB)
    {
        var a = Posterior(claim.A, judgeOfA);
        var b = Posterior(claim.B!, judgeOfB);
        return claim.Kind switch
        {
            ClaimKind.Retains => PosteriorOrder.Above(a, b, claim.Ratio, 0),
            ClaimKind.Equal => PosteriorOrder.Above(a, b, 1, -claim.Margin) - PosteriorOrder.Above(a, b, 1, claim.Margin),
            _ => PosteriorOrder.Above(a, b, 1, 0),
        };
    }

    private static Posterior Posterior(PublishedScore score, in Calibration judge) =>
        BayesianEstimator.Default.Posterior(new JudgeStudy { Test = score.Proportion, Calibration = judge });

    private static Calibration? Calibration(JudgeBounds bounds) =>
        Rate(bounds.Sensitivity) is { } sensitivity && Rate(bounds.Specificity) is { } specificity
            ? new Calibration { Sensitivity = sensitivity, Specificity = specificity }
            : null;

    // Counts, or a range of one rate.
    private static Proportion? Rate(RateBounds bounds)
    {
        if (bounds.Measured is { } counts) return counts;
        var (lower, upper) = bounds.At(IntervalEstimate.DefaultLevel);
        return lower == upper ? Proportion.Known(lower) : null;
    }
}
