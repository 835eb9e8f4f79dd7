using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Reporting;

/// <summary>What a gate on a mean says: its limits, and on which side of the threshold they lie.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record MeasureGate
{
    /// <summary>Which side is wanted.</summary>
    public required GateSide Side { get; init; }

    /// <summary>The threshold, in the unit of the measure.</summary>
    public required double Threshold { get; init; }

    /// <summary>The level of each one-sided limit.</summary>
    public required double Level { get; init; }

    /// <summary>The lower limit.</summary>
    public required double Lower { get; init; }

    /// <summary>The upper limit.</summary>
    public required double Upper { get; init; }

    /// <summary>The one-sided p-value of the mean on the wrong side of the threshold.</summary>
    public required double PValue { get; init; }

    /// <summary>That the limits do not promise their level; <see langword="null"/> where they do.</summary>
    public IntervalDoubt? Doubt { get; init; }

    /// <summary>Whether an open gate is let through.</summary>
    public bool AllowsInconclusive { get; init; }

    /// <summary>Passed where the limits show the wanted side, failed where they show the other, else open.</summary>
    public GateVerdict Verdict => Side == GateSide.AtLeast
        ? Of(Lower >= Threshold, Upper < Threshold)
        : Of(Upper <= Threshold, Lower > Threshold);

    /// <summary>Whether it is open, and let through.</summary>
    public bool IsAllowed => AllowsInconclusive && Verdict == GateVerdict.Inconclusive;

    private static GateVerdict Of(bool isShown, bool isRefuted) =>
        isShown ? GateVerdict.Pass : isRefuted ? GateVerdict.Fail : GateVerdict.Inconclusive;
}
