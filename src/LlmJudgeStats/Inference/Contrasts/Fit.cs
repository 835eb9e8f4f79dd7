using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Inference;

/// <summary>A proportion fitted under a constraint: rate and complement are quotients of sums of non-negative terms.</summary>
internal static class Fit
{
    /// <summary>
    /// q(M, p̂, u) of pass-rates.md 3.5: the root of M (p̂ − q)/(q (1 − q)) = u, from the successes and failures behind M and p̂.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Share Of(double successes, double failures, double u)
    {
        var m = successes + failures;
        if (m == 0) return u > 0 ? new(0, 1) : new(1, 0);
        if (u == 0) return new(successes / m, failures / m);
        if (double.IsInfinity(u)) return u > 0 ? new(0, 1) : new(1, 0);
        // The complement solves the mirrored equation, q(M, 1 − p̂, −u), which has the same discriminant.
        var d = Math.Sqrt(u < 0 ? ((m + u) * (m + u)) - (4 * u * successes) : ((m - u) * (m - u)) + (4 * u * failures));
        var (rate, rateOf) = m + u > 0 ? (2 * successes, m + u + d) : (m + u - d, 2 * u);
        var (complement, complementOf) = m - u > 0 ? (2 * failures, m - u + d) : (d - m + u, 2 * u);
        // A division of two takes no longer than one.
        var fit = Vector128.Create(rate, complement) / Vector128.Create(rateOf, complementOf);
        return new(fit[0], fit[1]);
    }
}
