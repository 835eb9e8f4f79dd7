
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Inference;

/// <summary>The hull of three intervals, each weak where another is strong: pass-rates.md 3.9.</summary>
internal static class GuardedScore
{
    public static Limits Of(in JudgeStudy study, in Correction raw, double z) => new(
        Lower(in study, in raw, z),
        1 - Lower(study.Flip(), raw.Flip(), z));

    /// <summary>The lower limit; the upper one is that of the study with pass and fail exchanged.</summary>
    /// <remarks>
    /// The score interval with a lattice correction of 1/(4n), the restricted profile likelihood, and the restricted profile likelihood on the data with half an item
    /// added to each outcome. Always all three: nothing switches on or off.
    /// </remarks>
    private static double Lower(in JudgeStudy study, in Correction raw, double z)
    {
        var added = AddHalf(in study);
        var smooth = Correction.Of(in added);
        if (!(smooth.Youden > 0)) return 0;
        var limit = Score.Lower(in study, in raw, z, Score.Lattice(in study));
        limit = ProfileLikelihood.Lower(in study, in raw, z, limit);
        return ProfileLikelihood.Lower(in added, in smooth, z, limit);
    }

    /// <summary>The one-sided lower limit that misses with the given probability, 1 − level: pass-rates.md 3.9b.</summary>
    /// <remarks>
    /// One end of the two-sided interval would miss too often. So the error is taken a tenth smaller, z = Φ⁻¹(1 − 0.9 α), and a fourth limit joins the hull:
    /// the score limit corrected for skewness.
    /// </remarks>
    public static double OneSided(in JudgeStudy study, in Correction raw, double error)
    {
        var z = -Normal.Quantile(0.9 * error);
        return Math.Min(Lower(in study, in raw, z), SkewScore.Lower(in study, in raw, z));
    }

    /// <summary>The study with half an item added to each outcome; known rates stay as they are.</summary>
    public static JudgeStudy AddHalf(in JudgeStudy study) => new()
    {
        Test = study.Test.Smooth(0.5, 0.5),
        Calibration = study.Calibration with
        {
            Sensitivity = study.Calibration.Sensitivity.Smooth(0.5, 0.5),
            Specificity = study.Calibration.Specificity.Smooth(0.5, 0.5),
        },
    };
}
