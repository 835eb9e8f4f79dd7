using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Monitoring;

/// <summary>What twice the drop of a likelihood may reach while its interval holds at all looks together: monitoring.md 1.</summary>
internal static class AnytimeThreshold
{
    /// <summary>In the place of z², after so many labels.</summary>
    /// <remarks>
    /// <code>2 ln(√(m ρ² + 1)/α) (m ρ² + 1)/(m ρ²),  ρ² = (−2 ln α + ln(−2 ln α + 1))/planned</code>
    /// Smallest, beside √m, about the planned number.
    /// </remarks>
    /// <param name="labels">m, above 0.</param>
    /// <param name="planned">The labels that are planned.</param>
    /// <param name="error">α.</param>
    public static double OfLabels(double labels, double planned, double error)
    {
        var surprise = -2 * Math.Log(error);
        var drift = labels / planned * (surprise + Math.Log(surprise + 1));
        return (Math.Log(drift + 1) + surprise) * (drift + 1) / drift;
    }

    /// <summary>
    /// What a binomial that is known to have k of n may lose to the mixture of all binomials with Jeffreys' weights: R of monitoring.md 1.
    /// </summary>
    /// <remarks>
    /// <code>R = k ln(k/n) + (n − k) ln((n − k)/n) − ln[B(k + ½, n − k + ½)/B(½, ½)]</code>
    /// By the remainders μ of Stirling's formula, so that nothing cancels however large n is.
    /// </remarks>
    public static double Regret(double k, double n) =>
        (Math.Log(n + 1) / 2) + (Math.Log(Math.PI / 2) / 2) + (n * Logarithm(1, n)) - (k * Logarithm(0.5, k))
        - ((n - k) * Logarithm(0.5, n - k))
        + StirlingError.Of(n + 1) - StirlingError.Of(k + 0.5) - StirlingError.Of(n - k + 0.5);

    // ln(1 + part/whole), and 0 where the whole is 0, for it is multiplied by the whole.
    private static double Logarithm(double part, double whole) => whole == 0 ? 0 : LogSeries.Log1P(part / whole, 1 + (part / whole));
}
