namespace LlmJudgeStats.Inference;

/// <summary>Halfway between two intervals that err in different places, and never inside the likelihood interval: docs/adr/0020.</summary>
internal static class AveragedScore
{
    /// <summary>The lower limit; the upper one is that of the mirrored contrast.</summary>
    /// <remarks>
    /// <code>L = min{ (score with twice the lattice correction + restricted profile with half an item added to each outcome)/2, restricted
    /// profile }</code>
    /// The guarded score takes the lowest of three such limits. The mean of the first two is narrower at the same coverage; the third holds
    /// where it is needed, beside 0 and 1, and keeps the point inside.
    /// </remarks>
    public static double Lower(in ContrastFit fit, in ContrastFit added, double lattice, double z)
    {
        var mean = 0.5 * (Score.Lower(in fit, z, 2 * lattice) + ProfileLikelihood.Lower(in added, z));
        return ProfileLikelihood.Lower(in fit, z, mean);
    }
}
