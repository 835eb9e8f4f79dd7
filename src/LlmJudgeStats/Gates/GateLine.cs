namespace LlmJudgeStats.Gates;

/// <summary>
/// The threshold with its rule: which limits decide, and for what. The only place that compares a limit with a threshold.
/// </summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="Side">Which side of it is asked for.</param>
internal readonly record struct GateLine(double Threshold, GateSide Side)
{
    /// <summary>What the limits show, as they are: no tolerance. decisions.md 8.2.</summary>
    public GateVerdict Verdict(double lower, double upper) => Side switch
    {
        GateSide.AtLeast => lower >= Threshold ? GateVerdict.Pass : upper < Threshold ? GateVerdict.Fail : GateVerdict.Inconclusive,
        GateSide.AtMost => upper <= Threshold ? GateVerdict.Pass : lower > Threshold ? GateVerdict.Fail : GateVerdict.Inconclusive,
    };

    /// <summary>What one limit shows, the other saying nothing.</summary>
    public GateVerdict Verdict(IntervalSide limit, double value) => limit == IntervalSide.Lower
        ? Verdict(value, double.PositiveInfinity)
        : Verdict(double.NegativeInfinity, value);

    /// <summary>The limit that has to reach the threshold for a pass.</summary>
    public IntervalSide PassSide => Side == GateSide.AtLeast ? IntervalSide.Lower : IntervalSide.Upper;

    /// <summary>What a pass is evidence of.</summary>
    public Alternative Alternative => Side == GateSide.AtLeast ? Alternative.Greater : Alternative.Less;
}
