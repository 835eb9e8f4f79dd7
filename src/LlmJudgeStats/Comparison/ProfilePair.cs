using LlmJudgeStats.Inference;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Comparison;

/// <summary>Two likelihoods of sampled labels that are walked down together: decisions.md 4.3.</summary>
/// <param name="First">The first.</param>
/// <param name="Second">The second.</param>
internal readonly record struct ProfilePair(TwoByTwoProfile First, TwoByTwoProfile Second)
{
    private const double Largest = 1e150;    // a slope at the end of the range, where the likelihood is 0
    private const double Share = 1e-9;       // of the bracket: at the lowest place the error counts by its square

    /// <summary>The smallest sum of the two deviances over rates that add up to this, and its slope; 0 from both estimates on.</summary>
    /// <remarks>Both are convex: there their slopes agree, which is also how fast the sum falls.</remarks>
    public ValueAndSlope At(double sum)
    {
        if (sum >= First.Centre + Second.Centre) return default;
        if (sum <= 0) return new(double.PositiveInfinity, -Largest);
        var low = Math.Max(0, sum - Second.Centre);
        var high = Math.Min(First.Centre, sum);
        var balance = new Balance(in this, sum);
        var t = Root.Find(in balance, low, high, Share * (high - low));
        return new(2 * (Drop(First, t) + Drop(Second, sum - t)), -2 * Math.Max(Slope(First, t), Slope(Second, sum - t)));
    }

    // How far the log-likelihood lies below its top; none above the estimate.
    private static double Drop(TwoByTwoProfile profile, double t) => t >= profile.Centre ? 0 : t <= 0 ? Largest : profile.Drop(t);

    // How fast the log-likelihood rises towards the estimate; none above it.
    private static double Slope(TwoByTwoProfile profile, double t)
    {
        if (t >= profile.Centre) return 0;
        return t <= 0 ? Largest : Math.Min(Largest, profile.At(t).Slope / (t * (1 - t)));
    }

    // Falls as the first rate rises and the second falls: where it is 0 their likelihoods fall equally fast.
    private readonly ref struct Balance(ref readonly ProfilePair pair, double sum) : IFunction
    {
        private readonly ref readonly ProfilePair _pair = ref pair;

        public double At(double x) => Slope(_pair.First, x) - Slope(_pair.Second, sum - x);
    }
}
