using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.PassRates;

/// <summary>The rates t that the contrast p + Sp − 1 − t J does not refute, on raw or smoothed rates: pass-rates.md 3.4.</summary>
internal static class Fieller
{
    public static IntervalTraits Traits { get; } = new("fieller", "Fieller", Citations.Fieller1954) { Promise = 0.94 };

    public static IntervalTraits RawTraits { get; } = new("fieller-raw", "Fieller on raw rates", Citations.Fieller1954);

    /// <summary>Of smoothed rates: at low levels their set can miss the point, which is not smoothed, and then reaches to it.</summary>
    public static Limits OfSmooth(in Correction smooth, in Correction raw, double z) =>
        Of(in smooth, z).Reach(Math.Clamp(raw.Rate, 0, 1));

    /// <remarks>
    /// <code>a t² − 2 b t + c ≤ 0,  a = J² − z²(Vsp + Vse),  b = A J − z² Vsp,  c = A² − z²(Vp + Vsp)</code>
    /// <code>b² − a c = z² [Vp a + Vsp B² + Vse A² − z² Vsp Vse]</code>
    /// The second line is the discriminant without cancellation; it is never negative when a is above 0. [0, 1] when a or J is not.
    /// </remarks>
    public static Limits Of(in Correction rates, double z)
    {
        var square = z * z;
        var vse = rates.SensitivityVariance;
        var vsp = rates.SpecificityVariance;
        var a = rates.FiellerCoefficient(z);
        if (!(a > 0 && rates.Youden > 0)) return Limits.Whole;
        var b = (rates.Pass * rates.Youden) - (square * vsp);
        var inside = (rates.TestVariance * a) + ((vsp * rates.Fail * rates.Fail) + (vse * rates.Pass * rates.Pass)) - (square * vsp * vse);
        var root = z * Math.Sqrt(Math.Max(0, inside));
        return new((b - root) / a, (b + root) / a);
    }
}
