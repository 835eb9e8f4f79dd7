namespace LlmJudgeStats.Inference;

/// <summary>The hull of three intervals, each weak where another is strong: pass-rates.md 3.9.</summary>
internal static class GuardedScore
{
    /// <summary>One-sided limits at level 1 − α are computed at 1 − 0.9 α (pass-rates.md 3.9b).</summary>
    /// <summary>The lower limit; the upper one is that of the mirrored contrast.</summary>
    /// <remarks>
    /// The score interval with a lattice correction, the restricted profile likelihood, and the restricted profile likelihood on the data
    /// with half an item added to each outcome. Always all three: nothing switches on or off.
    /// </remarks>
    /// <param name="fit">The contrast of the data.</param>
    /// <param name="added">The same with half an item added to each outcome, of a judge better than chance.</param>
    /// <param name="lattice">The correction of the contrast: a quarter of a test item's step.</param>
    /// <param name="z">The quantile.</param>
    public static double Lower(in ContrastFit fit, in ContrastFit added, double lattice, double z)
    {
        var limit = Score.Lower(in fit, z, lattice);
        limit = ProfileLikelihood.Lower(in fit, z, limit);
        return ProfileLikelihood.Lower(in added, z, limit);
    }

    /// <summary>The one-sided lower limit that misses with the given probability, 1 − level: pass-rates.md 3.9b.</summary>
    /// <remarks>
    /// One end of the two-sided interval would miss too often. So the error is taken a tenth smaller, z = Φ⁻¹(1 − 0.9 α), and a fourth
    /// limit joins the hull:
    /// the score limit corrected for skewness.
    /// </remarks>
    public static double OneSided(in ContrastFit fit, in ContrastFit added, double lattice, double error)
    {
        var z = Confidence.OneSidedError(Confidence.OneSidedShare * error).Quantile;
        return Math.Min(Lower(in fit, in added, lattice, z), SkewScore.Lower(in fit, z));
    }
}
