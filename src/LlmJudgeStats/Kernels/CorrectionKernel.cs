using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Kernels;

/// <summary>The arithmetic of the correction, on plain numbers.</summary>
/// <remarks>
/// Symbols of pass-rates.md section 0: p = P(verdict pass), Se, Sp, J = Se + Sp − 1, A = p + Sp − 1 = θ J, B = Se − p = (1 − θ) J.
/// A rate enters as a pair of weights whose shares are the rate and its complement (counts, or r and 1 − r when known). A, B and J are then
/// one cross product each, rounded once, and exchanging pass and fail exchanges A and B to the last bit: symmetry is exact by construction.
/// </remarks>
internal static class CorrectionKernel
{
    /// <summary>x + y − 1 for the rates x = a/(a+b) and y = c/(c+d): (a c − b d) / ((a+b)(c+d)).</summary>
    public static double Excess(double a, double b, double c, double d) =>
        ExactProduct.Difference(a, c, b, d) / ((a + b) * (c + d));

    /// <summary>Youden's J of two rates of which one is stated.</summary>
    /// <remarks>Stated rates are decimal fractions that doubles only approach: 0.7 + 0.3 − 1 is chance, not 4e-17 below it.</remarks>
    public static double StatedYouden(double youden) => Math.Abs(youden) <= 2.220446049250313E-16 ? 0 : youden;

    /// <summary>The Rogan–Gladen rate (p + Sp − 1)/J from its two parts, each side computed without cancellation.</summary>
    /// <param name="a">A = p + Sp − 1.</param>
    /// <param name="b">B = Se − p.</param>
    /// <param name="youden">J, above 0.</param>
    public static double Rate(double a, double b, double youden) => a <= b ? a / youden : 1 - (b / youden);

    /// <summary>The delta-method standard error of the Rogan–Gladen rate: pass-rates.md 3.1.</summary>
    /// <remarks><code>√[Vp + (1 − θ)² Vsp + θ² Vse] / J,  θ = A/J, 1 − θ = B/J</code></remarks>
    public static double StandardError(double a, double b, double youden, double vp, double vse, double vsp)
    {
        var pass = a / youden;
        var fail = b / youden;
        return Math.Sqrt(vp + ((fail * fail * vsp) + (pass * pass * vse))) / youden;
    }
}
