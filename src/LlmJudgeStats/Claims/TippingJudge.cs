namespace LlmJudgeStats.Claims;

/// <summary>How badly judges would have to err for a lead to be gone: claims.md 3.</summary>
/// <remarks>
/// <code>
/// different judges: the lead d survives all judges with Se, Sp ≥ g exactly when d > 1 − g;  g* = max(1/2, 1 − |d|)
/// one judge: gone when it is more lenient to the leader by |d|
/// </code>
/// With confidence, the end of the raw interval that is nearer to 0 stands for d. Source: claims.md 3.
/// </remarks>
public readonly record struct TippingJudge
{
    /// <summary>Two judges with error rates up to one minus this may have made the lead, at the points.</summary>
    public double DifferentJudges { get; private init; }

    /// <summary>The same with confidence; <see langword="null"/> where the raw interval holds 0.</summary>
    public double? DifferentJudgesConfident { get; private init; }

    /// <summary>By how much one judge must be more lenient to the leader, at the points.</summary>
    public double Leniency { get; private init; }

    /// <summary>The same with confidence; <see langword="null"/> where the raw interval holds 0.</summary>
    public double? LeniencyConfident { get; private init; }

    internal static TippingJudge Of(double difference, IntervalEstimate? raw)
    {
        var lead = Math.Abs(difference);
        var sure = difference < 0 ? -raw?.Upper : raw?.Lower;
        if (!(sure > 0)) sure = null;
        return new()
        {
            DifferentJudges = Math.Max(0.5, 1 - lead),
            DifferentJudgesConfident = sure is { } least ? Math.Max(0.5, 1 - least) : null,
            Leniency = lead,
            LeniencyConfident = sure,
        };
    }
}
