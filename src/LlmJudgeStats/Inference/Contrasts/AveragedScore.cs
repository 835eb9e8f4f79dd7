using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Inference;

/// <summary>Halfway between two intervals that err in different places, and never inside the likelihood interval: docs/adr/0020.</summary>
internal static class AveragedScore
{
    public static Limits Of(in JudgeStudy study, in Correction raw, double z) => new(
        Lower(in study, in raw, z),
        1 - Lower(study.Flip(), raw.Flip(), z));

    /// <summary>The lower limit; the upper one is that of the study with pass and fail exchanged.</summary>
    /// <remarks>
    /// <code>L = min{ (score with cc = 1/(2n) + restricted profile with half an item added to each outcome)/2,  restricted profile }</code>
    /// The guarded score takes the lowest of three such limits. The mean of the first two is narrower at the same coverage; the third holds where it is needed, beside 0
    /// and 1, and keeps the point inside.
    /// </remarks>
    private static double Lower(in JudgeStudy study, in Correction raw, double z)
    {
        var added = GuardedScore.AddHalf(in study);
        var smooth = Correction.Of(in added);
        if (!(smooth.Youden > 0)) return 0;
        var mean = 0.5 * (Score.Lower(in study, in raw, z, 2 * Score.Lattice(in study)) + ProfileLikelihood.Lower(in added, in smooth, z));
        return ProfileLikelihood.Lower(in study, in raw, z, mean);
    }
}
