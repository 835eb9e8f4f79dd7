namespace LlmJudgeStats.Numerics;

/// <summary>The standard normal distribution, from MathNet.Numerics: 2.2e-16 relative was measured for the quantile.</summary>
internal static class Normal
{
    // What is asked of nearly every call; the quantile is a fifth of a closed form otherwise.
    private static readonly double s_usual95 = ComputedTwoSided(1 - 0.95);
    private static readonly double s_usual90 = ComputedTwoSided(1 - 0.9);
    private static readonly double s_usual99 = ComputedTwoSided(1 - 0.99);
    private static readonly double s_usual80 = ComputedTwoSided(1 - 0.8);

    /// <summary>Φ⁻¹(p).</summary>
    public static double Quantile(double p) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, p);

    /// <summary>1 − Φ(z), from the small tail.</summary>
    public static double UpperTail(double z) => MathNet.Numerics.Distributions.Normal.CDF(0, 1, -z);

    /// <summary>
    /// The two-sided critical value z = Φ⁻¹(1 − α/2), taken from the small tail, for an error α that may be far smaller than a level can
    /// say. Asked for through <see cref="Confidence"/> alone.
    /// </summary>
    public static double TwoSidedError(double error) => error switch
    {
        1 - 0.95 => s_usual95,
        1 - 0.9 => s_usual90,
        1 - 0.99 => s_usual99,
        1 - 0.8 => s_usual80,
        _ => ComputedTwoSided(error),
    };

    // Not 0: the formulas divide by it. A level below 1e-16 is an error of 1 in a double.
    private static double ComputedTwoSided(double error) => Math.Max(-Quantile(error / 2), 1e-16);
}
