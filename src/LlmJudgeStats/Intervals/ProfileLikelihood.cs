using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Intervals;

/// <summary>The rates whose best likelihood, with a judge no worse than chance, is not too far below the best of all: methods.md 3.6.</summary>
internal static class ProfileLikelihood
{
    public static Limits Of(in JudgeStudy study, in Correction raw, double z) => new(
        Lower(in study, raw.Rate, z),
        1 - Lower(study.Flip(), raw.Flip().Rate, z));

    /// <summary>The lower limit; the upper one is that of the study with pass and fail exchanged.</summary>
    /// <remarks><code>2 (ll(clip(θ)) − ll(t)) ≤ z²</code> Restricted so, ll has one maximum on [0, 1], and the set is an interval.</remarks>
    public static double Lower(in JudgeStudy study, double raw, double z)
    {
        if (raw <= 0) return 0;
        var fit = new RestrictedFit(study.Test, study.Calibration.Sensitivity, study.Calibration.Specificity);
        var end = Math.Min(raw, 1);
        var deviance = new Rejection(fit, fit.LogLikelihood(end), z * z);
        return deviance.At(0) <= 0 ? 0 : Root.Find(deviance, 0, end);
    }

    private readonly struct Rejection(RestrictedFit fit, double top, double square) : IFunction
    {
        private const double Impossible = 1e6;

        // A rate that the known rates rule out has no likelihood; the cap keeps the solver's arithmetic finite.
        public double At(double x) => Math.Min(Impossible, 2 * (top - fit.LogLikelihood(x))) - square;
    }
}
