
using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.PassRates;

/// <summary>The rates whose best likelihood, with any judge at all, is not too far below that of the estimate: pass-rates.md 3.6.</summary>
internal static class FreeProfileLikelihood
{
    public static Limits Of(in JudgeStudy study, in Correction raw, double z) => new(
        Lower(in study, in raw, z),
        1 - Lower(study.Flip(), raw.Flip(), z));

    /// <summary>The lower limit; the upper one is that of the study with pass and fail exchanged.</summary>
    /// <remarks>A judge below chance can make the other end more likely than the estimate: an end that is accepted is the limit, whatever lies between.</remarks>
    public static double Lower(in JudgeStudy study, in Correction raw, double z)
    {
        if (raw.Pass <= 0) return 0;
        var fit = new RestrictedFit(in study, in raw);
        var excess = new Rejection(fit, raw.Fail >= 0 ? 0 : fit.FreeDeviance(1).Value, z * z);
        return excess.At(0) <= 0 ? 0 : Root.Find(excess, 0, Math.Min(raw.Rate, 1));
    }

    private readonly struct Rejection(RestrictedFit fit, double top, double square) : IFunction
    {
        private const double Impossible = 1e6;

        // A rate that the known rates rule out has no likelihood; the cap keeps the solver's arithmetic finite.
        public double At(double x) => Math.Min(Impossible, fit.FreeDeviance(x).Value - top) - square;
    }
}
