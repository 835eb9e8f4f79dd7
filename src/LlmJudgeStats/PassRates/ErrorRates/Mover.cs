using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.PassRates;

/// <summary>
/// MOVER for a ratio: the contrast at the Wilson limits of the three rates, whichever way hurts, in squares: pass-rates.md 3.9.
/// </summary>
internal readonly struct Mover : ILowerLimit
{
    public static IntervalTraits Traits { get; } = new("mover", "MOVER", Citations.ZouDonner2008) { Promise = 0.91 };

    /// <summary>Both limits; at a level next to 0 roots of squares are not as near to the rate as the interval is narrow.</summary>
    public static Limits Of(in JudgeStudy study, in Correction raw, in Confidence confidence) =>
        BothLimits.From<Mover>(in study, in raw, in confidence).Reach(Math.Clamp(raw.Rate, 0, 1));

    /// <summary>The lower limit; the upper one is that of the study with pass and fail exchanged.</summary>
    /// <remarks>
    /// <code>(A − t J)² = a² + t² b² + (1 − t)² c²,  a = p̂ − l_p,  b = u_Se − Ŝe,  c = Ŝp − l_Sp</code>
    /// as qa t² − 2 qb t + qc = 0; the smaller root as qc/(qb + √(qb² − qa qc)), where qb² − qa qc = a²(J² − c²) + b² qc + c² B² is never
    /// negative for qc &gt; 0.
    /// </remarks>
    public static double Lower(in StudyRates study, in Correction raw, in Confidence confidence)
    {
        var z = confidence.Quantile;
        var a = Below(study.Test, z);
        var b = Below(study.Sensitivity.Flip(), z);
        var c = Below(study.Specificity, z);
        var qc = (raw.Pass * raw.Pass) - (a * a) - (c * c);
        if (raw.Pass <= 0 || qc <= 0) return 0;
        var qb = (raw.Pass * raw.Youden) - (c * c);
        var inside = (a * a * ((raw.Youden * raw.Youden) - (c * c))) + (b * b * qc) + (c * c * raw.Fail * raw.Fail);
        return Math.Min(1, qc / (qb + Math.Sqrt(Math.Max(0, inside))));
    }

    // From the rate down to its lower limit; up to the upper one is the same of the opposite.
    private static double Below(Proportion rate, double z) =>
        rate.IsKnown ? 0 : rate.Rate - Wilson.Of(rate.Successes, rate.Failures, z).Lower;
}
