
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Inference;

/// <summary>The rates whose best likelihood, with a judge no worse than chance, is not too far below the best of all: pass-rates.md 3.6.</summary>
internal static class ProfileLikelihood
{
    public static Limits Of(in JudgeStudy study, in Correction raw, double z) => new(
        Lower(in study, in raw, z),
        1 - Lower(study.Flip(), raw.Flip(), z));

    /// <summary>The lower limit; the upper one is that of the study with pass and fail exchanged.</summary>
    /// <remarks><code>2 (ll(clip(θ)) − ll(t)) ≤ z²</code> Restricted so, ll has one maximum on [0, 1], and the set is an interval.</remarks>
    public static double Lower(in JudgeStudy study, in Correction raw, double z) => Lower(in study, in raw, z, ceiling: 1);

    /// <summary>The lower limit, or the ceiling when that is lower: one evaluation decides which, since everything below a rejected rate is rejected.</summary>
    public static double Lower(in JudgeStudy study, in Correction raw, double z, double ceiling)
    {
        if (raw.Pass <= 0 || ceiling <= 0) return 0;
        var fit = new RestrictedFit(in study, in raw);
        var end = Math.Min(raw.Rate, 1);
        var excess = new Rejection(fit, raw.Fail >= 0 ? 0 : fit.Deviance(1).Value, z);
        var start = end - (z * raw.StandardError);
        if (ceiling < end)
        {
            var (value, slope) = excess.At(ceiling);
            if (value > 0) return ceiling;
            (end, start) = (ceiling, ceiling - (value / slope));
        }
        return excess.At(0).Value <= 0 ? 0 : Root.FindFalling(excess, 0, end, start);
    }

    // Above 0 where t is rejected: the root of the deviance, which is nearly a straight line, less z.
    private readonly struct Rejection(RestrictedFit fit, double top, double z) : IDifferentiable
    {
        public ValueAndSlope At(double x)
        {
            var (value, slope) = fit.Deviance(x);
            var root = Math.Sqrt(Math.Max(0, value - top));
            return new(root - z, root > 0 ? slope / (2 * root) : double.NaN);
        }
    }
}
