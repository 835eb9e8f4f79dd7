namespace LlmJudgeStats.Intervals;

/// <summary>The hull of three intervals, each weak where another is strong: methods.md 3.9.</summary>
internal static class GuardedScore
{
    /// <remarks>
    /// The score interval with a lattice correction of 1/(4n), the restricted profile likelihood, and the restricted profile likelihood on the data with half an item
    /// added to each outcome. Always all three: nothing switches on or off.
    /// </remarks>
    public static Limits Of(in JudgeStudy study, in Correction raw, double z)
    {
        var score = Score.Of(in study, in raw, z, study.Test.IsKnown ? 0 : 1 / (4 * study.Test.Size));
        var profile = ProfileLikelihood.Of(in study, in raw, z);
        var added = AddHalf(in study);
        var smooth = Correction.Of(in added);
        var guard = smooth.Youden > 0 ? ProfileLikelihood.Of(in added, in smooth, z) : Limits.Whole;
        return new(Math.Min(score.Lower, Math.Min(profile.Lower, guard.Lower)), Math.Max(score.Upper, Math.Max(profile.Upper, guard.Upper)));
    }

    private static JudgeStudy AddHalf(in JudgeStudy study) => new()
    {
        Test = study.Test.Smooth(0.5, 0.5),
        Calibration = study.Calibration with
        {
            Sensitivity = study.Calibration.Sensitivity.Smooth(0.5, 0.5),
            Specificity = study.Calibration.Specificity.Smooth(0.5, 0.5),
        },
    };
}
