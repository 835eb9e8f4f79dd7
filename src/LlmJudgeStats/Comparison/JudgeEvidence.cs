namespace LlmJudgeStats.Comparison;

/// <summary>Whether labels show a judge better than chance: without that no direction is claimed. decisions.md 5.1.</summary>
internal static class JudgeEvidence
{
    private const double Error = 0.05;    // one-sided

    /// <summary>Whether a comparison may claim a direction.</summary>
    public static bool IsShown(in ComparisonStudy study) => study.Kind switch
    {
        ComparisonKind.LabelledTogether or ComparisonKind.LabelledSeparately => true,
        ComparisonKind.OwnCalibrations => IsShown(study.A.Calibration) && IsShown(study.B.Calibration),
        _ => IsShown(study.A.Calibration),
    };

    /// <summary>The one-sided score test of Se above 1 − Sp; of known rates J itself.</summary>
    /// <remarks>
    /// <code>(Se + Sp − 1)/√(q (1 − q)(1/m₁ + 1/m₀)) &gt; z,  q = (x₁ + m₀ − x₀)/(m₀ + m₁)</code>
    /// With one rate known: q is the rate of passes that it leaves at chance, and only the other's labels count.
    /// </remarks>
    public static bool IsShown(Calibration judge)
    {
        var youden = judge.Youden;
        if (!(youden > 0)) return false;
        var se = judge.Se;
        var sp = judge.Sp;
        if (se.IsKnown && sp.IsKnown) return true;
        var chance = se.IsKnown ? se.Rate
            : sp.IsKnown ? 1 - sp.Rate
            : (se.Successes + sp.Failures) / (se.Size + sp.Size);
        var variance = chance * (1 - chance) * ((1 / se.Size) + (1 / sp.Size));
        var freedom = 1 / Math.Max(se.InverseFreedom, sp.InverseFreedom);
        var error = Confidence.OneSidedError(Error, freedom, share: 1);
        return freedom >= 1 && youden / Math.Sqrt(variance) > Confidence.OneSidedError(error).Quantile;
    }
}
