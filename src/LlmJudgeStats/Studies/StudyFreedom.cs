namespace LlmJudgeStats;

/// <summary>Degrees of freedom of a study of three rates: dependence.md 3.</summary>
internal static class StudyFreedom
{
    /// <summary>1/ν of a study that was put together of rates: nothing is known of clusters that they share.</summary>
    /// <param name="test">The judged rate.</param>
    /// <param name="sensitivity">The sensitivity.</param>
    /// <param name="specificity">The specificity.</param>
    /// <param name="design">How the labelled items were chosen.</param>
    public static double OfParts(Proportion test, Proportion sensitivity, Proportion specificity, CalibrationDesign design)
    {
        var se = sensitivity;
        var sp = specificity;
        var isFromTestItems = design.IsFromTestItems;
        var largest = Math.Max(test.InverseFreedom, Math.Max(se.InverseFreedom, sp.InverseFreedom));
        return isFromTestItems || test.IsEmpty || se.IsEmpty || sp.IsEmpty ? largest : Satterthwaite(test, se, sp, default);
    }

    /// <summary>1/ν of the corrected rate; infinite where a part has no degrees of freedom.</summary>
    /// <remarks>
    /// <code>
    /// p̃ = (k + 1)/(n + 2),  t̃ = (p̃₀ + p̃₂ − 1)/(p̃₁ + p̃₂ − 1) inside [0, 1], ½ at or below chance
    /// V = p̃₀(1 − p̃₀)/n₀, t̃² p̃₁(1 − p̃₁)/n₁, (1 − t̃)² p̃₂(1 − p̃₂)/n₂;  1/ν = Σ oⱼₖ VⱼVₖ/√(νⱼ νₖ) / (ΣV)²
    /// </code>
    /// Smoothed, so that a perfect label class keeps its weight.
    /// </remarks>
    /// <param name="test">The judged rate.</param>
    /// <param name="sensitivity">The sensitivity.</param>
    /// <param name="specificity">The specificity.</param>
    /// <param name="overlap">o of test and passes, test and fails, passes and fails: 0 where no cluster is shared.</param>
    public static double Satterthwaite(
        Proportion test, Proportion sensitivity, Proportion specificity, (double TestPass, double TestFail, double PassFail) overlap)
    {
        var parts = Parts(test, sensitivity, specificity);
        return Satterthwaite(parts.Test, parts.Pass, parts.Fail, overlap);
    }

    /// <summary>The shares of the test items, the labelled passes and the labelled fails in the variance, at smoothed rates.</summary>
    public static (double Test, double Passes, double Fails) Shares(Proportion test, Proportion sensitivity, Proportion specificity)
    {
        var parts = Parts(test, sensitivity, specificity);
        var sum = parts.Test.Variance + parts.Pass.Variance + parts.Fail.Variance;
        return (parts.Test.Variance / sum, parts.Pass.Variance / sum, parts.Fail.Variance / sum);
    }

    private static (VariancePart Test, VariancePart Pass, VariancePart Fail) Parts(
        Proportion test, Proportion sensitivity, Proportion specificity)
    {
        var p = test.Smooth(1, 1).Rate;
        var se = sensitivity.Smooth(1, 1).Rate;
        var sp = specificity.Smooth(1, 1).Rate;
        var youden = se + sp - 1;
        var rate = youden > 0 ? Math.Clamp((p + sp - 1) / youden, 0, 1) : 0.5;
        return (VariancePart.Of(1, p, test), VariancePart.Of(rate, se, sensitivity), VariancePart.Of(1 - rate, sp, specificity));
    }

    private static double Satterthwaite(
        VariancePart test, VariancePart pass, VariancePart fail, (double TestPass, double TestFail, double PassFail) overlap)
    {
        if (double.IsInfinity(test.Inverse + pass.Inverse + fail.Inverse)) return double.PositiveInfinity;
        var sum = test.Variance + pass.Variance + fail.Variance;
        var a = test.Weight;
        var b = pass.Weight;
        var c = fail.Weight;
        var shared = (overlap.TestPass * a * b) + (overlap.TestFail * a * c) + (overlap.PassFail * b * c);
        var own = (a * a) + (b * b) + (c * c);
        return (own + (2 * shared)) / (sum * sum);
    }

    /// <summary>1/ν of parts that share no cluster; infinite where one of them has no degrees of freedom.</summary>
    public static double Satterthwaite(ReadOnlySpan<VariancePart> parts)
    {
        var sum = 0.0;
        var squares = 0.0;
        foreach (var part in parts)
        {
            if (double.IsPositiveInfinity(part.Inverse)) return double.PositiveInfinity;
            sum += part.Variance;
            squares += part.Weight * part.Weight;
        }
        return squares / (sum * sum);
    }

    /// <summary>A part of the variance, and 1/ν behind it.</summary>
    internal readonly record struct VariancePart(double Variance, double Inverse)
    {
        public double Weight => Variance * Math.Sqrt(Inverse);

        public static VariancePart Of(double factor, double rate, Proportion part) =>
            new(part.IsKnown ? 0 : factor * factor * rate * (1 - rate) / part.Size, part.InverseFreedom);
    }
}
