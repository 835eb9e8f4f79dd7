using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Inference;

/// <summary>Several claims from one set of data: adjusted p-values and simultaneous intervals. Source: decisions.md 7.</summary>
public static class Multiplicity
{
    /// <summary>The p-values adjusted for how many there are.</summary>
    /// <param name="pValues">P-values in [0, 1]; equal ones keep their order.</param>
    /// <param name="correction">How.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    /// <exception cref="ArgumentException">A value outside [0, 1].</exception>
    public static double[] Adjust(ReadOnlySpan<double> pValues, MultiplicityCorrection correction) =>
        Check.Defined(correction, nameof(correction)) switch
        {
            MultiplicityCorrection.Holm => Holm(pValues),
            MultiplicityCorrection.BenjaminiHochberg => BenjaminiHochberg(pValues),
            MultiplicityCorrection.None => Checked(pValues).ToArray(),
        };

    /// <summary>Holm's step-down: with the level no true hypothesis is refuted.</summary>
    /// <remarks><code>p₍ᵢ₎ → max over j ≤ i of min(1, (n − j + 1) p₍ⱼ₎)</code> Source: Holm (1979).</remarks>
    /// <param name="pValues">P-values in [0, 1]; equal ones keep their order.</param>
    /// <exception cref="ArgumentException">A value outside [0, 1].</exception>
    public static double[] Holm(ReadOnlySpan<double> pValues)
    {
        var order = Order(Checked(pValues));
        var adjusted = new double[pValues.Length];
        var largest = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - i) * pValues[order[i]]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }

    /// <summary>Benjamini and Hochberg's step-up: the expected share of true hypotheses among those refuted.</summary>
    /// <remarks><code>p₍ᵢ₎ → min over j ≥ i of min(1, n/j p₍ⱼ₎)</code> Source: Benjamini and Hochberg (1995).</remarks>
    /// <param name="pValues">P-values in [0, 1]; equal ones keep their order.</param>
    /// <exception cref="ArgumentException">A value outside [0, 1].</exception>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> pValues) => StepUp(pValues, 1);

    /// <summary>Benjamini and Yekutieli's step-up: the same promise whatever the claims have to do with each other.</summary>
    /// <remarks>
    /// <code>p₍ᵢ₎ → min over j ≥ i of min(1, n (1 + ½ + … + 1/n)/j p₍ⱼ₎)</code> Source: Benjamini and Yekutieli (2001).
    /// </remarks>
    /// <param name="pValues">P-values in [0, 1]; equal ones keep their order.</param>
    /// <exception cref="ArgumentException">A value outside [0, 1].</exception>
    public static double[] BenjaminiYekutieli(ReadOnlySpan<double> pValues)
    {
        var harmonic = 0.0;
        for (var i = pValues.Length; i >= 1; i--) harmonic += 1.0 / i;
        return StepUp(pValues, harmonic);
    }

    /// <summary>The deviate at which the intervals of all pairs of so many systems hold together.</summary>
    /// <remarks>
    /// <code>z = Q/√2,  Q the quantile of the range of K independent standard normals</code>
    /// Source: decisions.md 7.3 (Tukey, Kramer).
    /// </remarks>
    /// <param name="systems">How many systems, 2 to 10,000.</param>
    /// <param name="level">The level of all intervals together, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 systems, more than 10,000, or a level outside (0, 1).</exception>
    public static double Simultaneous(int systems, double level)
    {
        Check.Between(systems, 2, MostSystems, nameof(systems));
        Check.Level(level, nameof(level));
        var confidence = Confidence.TwoSided(level);
        return systems == 2 ? confidence.Quantile : confidence.OfRange(systems) / Math.Sqrt(2);
    }

    /// <summary>The deviate at which the intervals of so many systems against one baseline hold together: Bonferroni's.</summary>
    /// <remarks><code>z = Φ⁻¹(1 − α/(2 (K − 1)))</code></remarks>
    /// <param name="systems">How many systems, the baseline among them: 2 to 10,000.</param>
    /// <param name="level">The level of all intervals together, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 systems, more than 10,000, or a level outside (0, 1).</exception>
    public static double AgainstBaseline(int systems, double level)
    {
        Check.Between(systems, 2, MostSystems, nameof(systems));
        return Confidence.TwoSidedError((1 - Check.Level(level, nameof(level))) / (systems - 1)).Quantile;
    }

    /// <summary>The level of one interval with a deviate: 2Φ(z) − 1.</summary>
    /// <param name="deviate">z, above 0.</param>
    public static double LevelOf(double deviate) => 1 - (2 * Normal.UpperTail(deviate));

    /// <summary>The deviate of one interval with a level: Φ⁻¹(1 − α/2).</summary>
    /// <param name="level">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public static double DeviateOf(double level) => Confidence.TwoSided(Check.Level(level, nameof(level))).Quantile;

    private const int MostSystems = 10_000;

    private static ReadOnlySpan<double> Checked(ReadOnlySpan<double> pValues)
    {
        for (var i = 0; i < pValues.Length; i++)
        {
            if (!(pValues[i] is >= 0 and <= 1)) Throw.NotAPValue(pValues[i], i, nameof(pValues));
        }
        return pValues;
    }

    private static double[] StepUp(ReadOnlySpan<double> pValues, double factor)
    {
        var order = Order(Checked(pValues));
        var adjusted = new double[pValues.Length];
        var least = 1.0;
        for (var i = order.Length - 1; i >= 0; i--)
        {
            least = Math.Min(least, order.Length * factor / (i + 1) * pValues[order[i]]);    // with 1 the largest p stays as it is
            adjusted[order[i]] = least;
        }
        return adjusted;
    }

    private static int[] Order(ReadOnlySpan<double> pValues)
    {
        var keys = pValues.ToArray();
        return [.. Enumerable.Range(0, keys.Length).OrderBy(i => keys[i])];
    }
}
