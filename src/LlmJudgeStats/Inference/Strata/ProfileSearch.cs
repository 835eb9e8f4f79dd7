using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Inference;

/// <summary>Where twice the drop of a profile likelihood is z²: one search for every number of strata and values.</summary>
internal static class ProfileSearch
{
    private const int MaxSteps = 200;
    private const double Near = 1e-8;    // a Newton step this small leaves an error of its square

    /// <summary>The place in ln(t/(1 − t)) to start from: Wilson's lower limit at the size that has the variance of the estimate.</summary>
    public static double Start(double centre, double rest, double size, double z, double high)
    {
        var wilson = Wilson.Of(centre * size, rest * size, z).Lower;
        var logit = Math.Log(wilson) - Math.Log(1 - wilson);
        return logit < high ? logit : high - (1e-3 * Math.Max(1, Math.Abs(high)));
    }

    /// <summary>The mean below the estimate where twice the drop is z².</summary>
    /// <remarks>
    /// Newton steps for √(twice the drop) in ln(t/(1 − t)): nearly straight close to the estimate, and concave towards 0, where steps stop
    /// short. The slope of the profile costs nothing: it is that of the likelihood with the other parameters held. A bracket keeps the
    /// steps from leaving.
    /// </remarks>
    /// <param name="profile">The profile; it may keep what it learns from one mean for the next.</param>
    /// <param name="z">The normal deviate.</param>
    /// <param name="start">Where to start, in ln(t/(1 − t)).</param>
    /// <param name="high">The estimate, in ln(t/(1 − t)).</param>
    /// <param name="bounds">What else a step must keep to.</param>
    public static ProfileLimit Lower<T>(ref T profile, double z, double start, double high, ProfileBounds bounds)
        where T : struct, IRestrictedLikelihood, allows ref struct
    {
        var low = double.NegativeInfinity;
        var last = double.PositiveInfinity;
        var logit = start;
        for (var i = 0; i < MaxSteps; i++)
        {
            var (t, s) = Unlogit(logit);
            var point = profile.At(t, s);
            var root = Math.Sqrt(2 * point.Drop);
            if (root > z) low = logit;
            else high = logit;
            var step = (root - z) * root / point.Slope;
            // Far from z, too, there is no more to find where a step does not move the mean.
            var isNear = Math.Abs(root - z) <= bounds.Deviation ? Math.Abs(step) <= Near : Rate(logit + step) == t;
            if (isNear) return new(Rate(logit + step), true);
            var next = logit + step;
            if (next < bounds.Lowest) next = bounds.Lowest;
            // Halving, too, where steps go to and fro between the two ends of a steep place.
            if (!(next > low && next < high) || (Math.Abs(root - z) >= 0.5 * last && double.IsFinite(high - low)))
                next = Between(low, high, logit);
            last = Math.Abs(root - z);
            if (next == low || next == high) return new(Rate(next), true);
            logit = next;
        }
        return new(Rate(low), false);    // the side that keeps more
    }

    private static double Between(double low, double high, double logit)
    {
        if (double.IsInfinity(low)) return logit - Math.Max(1, Math.Abs(logit));
        return double.IsInfinity(high) ? logit + 1 : (low + high) / 2;
    }

    private static (double Rate, double Complement) Unlogit(double logit) => (Rate(logit), Rate(-logit));

    private static double Rate(double logit) => 1 / (1 + Math.Exp(-logit));
}
