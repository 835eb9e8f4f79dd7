using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Comparison;

/// <summary>How much better a judge is on one system than on another: the difference of Youden's J, with its interval.</summary>
/// <remarks>
/// <code>ΔJ = Se_a + Sp_a − Se_b − Sp_b</code>
/// The hull of the guarded score's three sets for a contrast of four rates. An interval that contains 0 does not show that a calibration
/// may be shared. Source: decisions.md 6.3.
/// </remarks>
public static class YoudenDifference
{
    /// <summary>The one method there is.</summary>
    internal static EstimationMethod Method { get; } =
        new EstimationMethod("youden-difference", "difference of Youden's J", Assumptions.IndependentItems, Citations.RoganGladen1978)
        {
            Support = new(-2, 2),
        }.With(DifferenceTraits.Guarded);

    /// <summary>The difference of J on A and on B.</summary>
    /// <param name="a">The judge's error rates on A.</param>
    /// <param name="b">The judge's error rates on B.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <returns>An estimate in [−2, 2]; no point where a label class of a system has no label.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public static JudgeEstimate Of(Calibration a, Calibration b, double level = IntervalEstimate.DefaultLevel)
    {
        Check.Level(level, nameof(level));
        if (a.Sensitivity.IsEmpty || a.Specificity.IsEmpty || b.Sensitivity.IsEmpty || b.Specificity.IsEmpty)
            return JudgeEstimate.Unanswered(Method, level, EstimateWarnings.Unidentified | EstimateWarnings.PartiallyIdentified);
        var inverse = InverseFreedom(a, b);
        var z = (inverse > 0 ? Confidence.TwoSided(level, 1 / inverse) : Confidence.TwoSided(level)).Quantile;
        var largest = Math.Max(Math.Max(Size(a.Se), Size(a.Sp)), Math.Max(Size(b.Se), Size(b.Sp)));
        var lattice = largest > 0 ? 1 / (4 * largest) : 0;
        var difference = a.Youden - b.Youden;
        var lower = largest > 0 ? Lower(a, b, lattice, z) : difference;
        var upper = largest > 0 ? -Lower(b, a, lattice, z) : difference;
        return new JudgeEstimate
        {
            Point = difference,
            Unclamped = difference,
            StandardError = Math.Sqrt(Variance(a) + Variance(b)),
            Interval = new(Math.Min(lower, difference), Math.Max(upper, difference), level),
            Method = Method,
        }.WithFreedom(inverse);
    }

    private static double Lower(Calibration a, Calibration b, double lattice, double z) =>
        GuardedScore.Lower(Fit(a, b), Fit(AddHalf(a), AddHalf(b)), lattice, z);

    private static ContrastFit Fit(Calibration a, Calibration b)
    {
        var difference = a.Youden - b.Youden;
        ContrastFit.Begin(out var fit, new ContrastEnds
        {
            Support = Method.Support,
            Anchor = Method.Support.Lower,
            AtLower = (difference + 2) / 4,
            AtUpper = (2 - difference) / 4,
            Estimate = difference,
            StandardError = Math.Sqrt(Variance(a) + Variance(b)),
            Fall = 1,
        });
        fit.Add(new(a.Se, constant: 1, slope: 0));
        fit.Add(new(a.Sp, constant: 1, slope: 0));
        fit.Add(new(b.Se, constant: -1, slope: 0));
        fit.Add(new(b.Sp, constant: -1, slope: 0));
        return fit;
    }

    private static Calibration AddHalf(Calibration judge) => judge with
    {
        Sensitivity = judge.Se.Smooth(0.5, 0.5),
        Specificity = judge.Sp.Smooth(0.5, 0.5),
    };

    private static double Size(Proportion rate) => rate.IsKnown ? 0 : rate.Size;

    private static double Variance(Calibration judge) => judge.Se.Variance + judge.Sp.Variance;

    private static double InverseFreedom(Calibration a, Calibration b)
    {
        ReadOnlySpan<Proportion> rates = [a.Se, a.Sp, b.Se, b.Sp];
        Span<StudyFreedom.VariancePart> parts = stackalloc StudyFreedom.VariancePart[4];
        var sum = 0.0;
        for (var i = 0; i < rates.Length; i++)
        {
            parts[i] = StudyFreedom.VariancePart.Of(1, rates[i].Smooth(1, 1).Rate, rates[i]);
            sum += rates[i].InverseFreedom;
        }
        return sum == 0 ? 0 : StudyFreedom.Satterthwaite(parts);
    }
}
