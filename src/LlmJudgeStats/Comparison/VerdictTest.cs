namespace LlmJudgeStats.Comparison;

/// <summary>Whether the judge's verdict rates of two systems differ: it says nothing about the sign of the corrected difference when the
/// judge is not better than chance.</summary>
/// <remarks>
/// <code>z = max(0, |d| − cc)/√V, V = p (1 − p)(1/n_a + 1/n_b) with p pooled, cc = 1/(4 min(n_a, n_b)); pairs: V = (b + c)/n², cc = 1/(4n)
/// </code>
/// Items whose label was sampled from them count, too. Its exact size is at most .0519 from 30 items on. Source: decisions.md 2.4.
/// </remarks>
public readonly record struct VerdictTest
{
    /// <summary>Which test: <c>pooled-z-cc</c> or <c>mcnemar-z-cc</c>.</summary>
    public string Id { get; private init; }

    /// <summary>The share of items that the judge passed for A; <see langword="null"/> where only pairs are known.</summary>
    public double? A { get; private init; }

    /// <summary>The same of B.</summary>
    public double? B { get; private init; }

    /// <summary>A minus B.</summary>
    public double Difference { get; private init; }

    /// <summary>The two-sided p-value of equal verdict rates.</summary>
    public double PValue { get; private init; }

    /// <summary>The test of a comparison; <see langword="null"/> without verdicts on both systems, or with sampled labels.</summary>
    /// <param name="study">Two systems.</param>
    public static VerdictTest? Of(in ComparisonStudy study)
    {
        if (study.Kind == ComparisonKind.SameItems) return study.Pairs.Size > 0 ? OfPairs(in study) : null;
        var a = Judged(study.A);
        var b = Judged(study.B);
        if (study.Kind == ComparisonKind.LabelledTogether || a.IsEmpty || b.IsEmpty || a.IsKnown || b.IsKnown) return null;
        var size = a.Size + b.Size;
        var pooled = (a.Successes + b.Successes) / size * ((a.Failures + b.Failures) / size);
        var difference = Kernels.CorrectionKernel.Excess(a.PassWeight, a.FailWeight, b.FailWeight, b.PassWeight);
        return new()
        {
            Id = "pooled-z-cc",
            A = a.Rate,
            B = b.Rate,
            Difference = difference,
            PValue = PValueOf(
                difference, 1 / (4 * Math.Min(a.Size, b.Size)), pooled * ((1 / a.Size) + (1 / b.Size)),
                Math.Max(a.InverseFreedom, b.InverseFreedom)),
        };
    }

    // Labels that were sampled from the items are of judged items, too; by verdict those without a label are no picture of all.
    private static Proportion Judged(in JudgeStudy study)
    {
        var isFromTestItems = study.Calibration.Design.IsFromTestItems;
        if (!isFromTestItems || !study.HasCounts || study.Dependence is not null) return study.Test;
        var sensitivity = study.Calibration.Sensitivity;
        var specificity = study.Calibration.Specificity;
        return JudgeTally.Of(
            positives: (long)(study.Test.Successes + sensitivity.Successes + specificity.Failures),
            total: (long)(study.Test.Size + sensitivity.Size + specificity.Size));
    }

    private static VerdictTest OfPairs(in ComparisonStudy study)
    {
        var pairs = study.Pairs;
        return new()
        {
            Id = "mcnemar-z-cc",
            A = study.A.Test.IsEmpty ? null : study.A.Test.Rate,
            B = study.B.Test.IsEmpty ? null : study.B.Test.Rate,
            Difference = pairs.Difference,
            PValue = PValueOf(
                pairs.Difference, 1 / (4 * pairs.Size), (pairs.OnlyA + pairs.OnlyB) / pairs.Size / pairs.Size, pairs.InverseFreedom),
        };
    }

    private static double PValueOf(double difference, double lattice, double variance, double inverseFreedom)
    {
        var beyond = Math.Abs(difference) - lattice;
        if (!(beyond > 0)) return 1;
        return Confidence.PValue(Differences.TwoSidedTail(beyond / Math.Sqrt(variance)), 1 / inverseFreedom);
    }
}
