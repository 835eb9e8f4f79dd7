using LlmJudgeStats.Inference;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Comparison;

/// <summary>Two likelihoods of sampled labels that are walked down together: decisions.md 4.3.</summary>
/// <param name="First">The first.</param>
/// <param name="Second">The second.</param>
/// <param name="Reach">The lowest rate of the second that matters: below it the second alone is rejected.</param>
internal readonly record struct ProfilePair(SampledProfile First, SampledProfile Second, double Reach)
{
    private const double Largest = 1e150;    // a slope at the end of the range, where the likelihood is 0

    /// <summary>The rate of the second at which its likelihood falls as fast as the first's at t.</summary>
    public double Partner(double t)
    {
        var slope = Slope(First, t);
        if (slope <= 0) return Second.Centre;
        var steeper = new Steeper(Second, slope);
        return steeper.At(Reach) <= 0 ? Reach : Root.Find(in steeper, Reach, Second.Centre);
    }

    /// <summary>How far the log-likelihood lies below its top; none above the estimate.</summary>
    public static double Drop(SampledProfile profile, double t) =>
        t >= profile.Centre ? 0 : t <= 0 ? Largest : profile.Drop(t);

    /// <summary>How fast the log-likelihood rises towards the estimate; none above it.</summary>
    public static double Slope(SampledProfile profile, double t)
    {
        if (t >= profile.Centre) return 0;
        return t <= 0 ? Largest : Math.Min(Largest, profile.At(t).Slope / (t * (1 - t)));
    }

    // Above 0 where the likelihood falls faster than asked.
    private readonly struct Steeper(SampledProfile profile, double slope) : IFunction
    {
        public double At(double x) => Slope(profile, x) - slope;
    }
}
