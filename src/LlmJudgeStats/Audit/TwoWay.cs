using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Audit;

/// <summary>
/// Systems against items: the mean squares and what follows from their ratio. Systems may be runs or checkpoints. Source: audit.md 2.
/// </summary>
/// <param name="MsSystem">Of systems.</param>
/// <param name="MsResidual">Of what is left.</param>
/// <param name="Epsilon">What both degrees of freedom are multiplied by (Greenhouse and Geisser 1959).</param>
/// <param name="First">K − 1.</param>
/// <param name="Second">(K − 1)(G − 1).</param>
internal readonly record struct TwoWay(double MsSystem, double MsResidual, double Epsilon, double First, double Second)
{
    public bool HasNoResidual => AuditTolerance.IsZero(MsResidual);

    /// <summary>All systems score the same on every item, but for what does not differ between them.</summary>
    public bool IsIdentical => HasNoResidual && AuditTolerance.IsZero(MsSystem);

    public double? F => HasNoResidual ? null : MsSystem / MsResidual;

    /// <summary>The p-value of equal systems, with corrected degrees of freedom.</summary>
    public double P => F is { } f ? VarianceRatio.UpperTail(f, First * Factor, Second * Factor) : IsIdentical ? 1 : 0;

    /// <summary>The p-value of equal runs, which have no order: without the correction; 2^(−df) without a residual.</summary>
    public double PlainP => F is { } f ? VarianceRatio.UpperTail(f, First, Second) : IsIdentical ? 1 : Math.Pow(2, -Second / First);

    /// <summary>1 − 1/F, kept at 0 and above: Hoyt's, which is Cronbach's alpha with systems as persons.</summary>
    public double Reliability => F is { } f ? (f > 0 ? Math.Max(0, 1 - (1 / f)) : 0) : IsIdentical ? 0 : 1;

    /// <summary>The covariance of item means, twice centred, has all that the ratio needs.</summary>
    public static TwoWay Of(ItemMoments moments)
    {
        var systems = moments.Systems;
        var grand = 0.0;
        foreach (var mean in moments.Means) grand += mean / systems;
        var squares = 0.0;
        foreach (var mean in moments.Means) squares += (mean - grand) * (mean - grand);
        var (trace, traceOfSquare) = Traces(moments);
        return new(
            squares * moments.Items / (systems - 1),
            trace * moments.Items / (systems - 1),
            traceOfSquare > 0 ? Math.Min(1, trace * trace / ((systems - 1) * traceOfSquare)) : 1,
            systems - 1, (systems - 1) * moments.DegreesOfFreedom);
    }

    /// <summary>The limits of Feldt (1965), kept at 0 and above.</summary>
    public (double Lower, double Upper) ReliabilityLimits(double level)
    {
        if (F is not { } f) return IsIdentical ? (0, 0) : (1, 1);
        if (!(f > 0)) return (0, 0);
        var (most, least) = Confidence.TwoSided(level).OfVarianceRatio(First, Second);
        return (Math.Max(0, 1 - (most / f)), Math.Max(0, 1 - (least / f)));
    }

    // A chi-square knows no second degrees of freedom, and has no correction.
    private double Factor => double.IsPositiveInfinity(Second) ? 1 : Epsilon;

    private static (double Trace, double TraceOfSquare) Traces(ItemMoments moments)
    {
        var systems = moments.Systems;
        var centred = new double[systems * systems];
        var rows = new double[systems];
        for (var a = 0; a < systems; a++)
        {
            for (var b = 0; b < systems; b++)
            {
                centred[(a * systems) + b] = moments.Covariance(a, b);
                rows[a] += centred[(a * systems) + b] / systems;
            }
        }
        var grand = 0.0;
        foreach (var row in rows) grand += row / systems;
        var trace = 0.0;
        var traceOfSquare = 0.0;
        for (var a = 0; a < systems; a++)
        {
            for (var b = 0; b < systems; b++)
            {
                var value = centred[(a * systems) + b] - rows[a] - rows[b] + grand;
                traceOfSquare += value * value;
                if (a == b) trace += value;
            }
        }
        return (trace, traceOfSquare);
    }
}
