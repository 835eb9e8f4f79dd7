namespace LlmJudgeStats.Inference;

/// <summary>Where a contrast begins and ends: linear in t, its values at the two ends of the support say all of it.</summary>
internal readonly record struct ContrastEnds
{
    /// <summary>The range of t: [0, 1] for a rate, [−1, 1] for a difference.</summary>
    public required Support Support { get; init; }

    /// <summary>C at the lower end, by the width of the support. Not above 0: every t is at or above the estimate.</summary>
    public required double AtLower { get; init; }

    /// <summary>Minus C at the upper end, by the width of the support. Below 0: the estimate lies beyond the upper end.</summary>
    public required double AtUpper { get; init; }

    /// <summary>The t at which C is 0, not clipped.</summary>
    public required double Estimate { get; init; }

    /// <summary>The standard error of the estimate: only a place to start from.</summary>
    public required double StandardError { get; init; }

    /// <summary>
    /// A value that is tried before the end of the support, for the set of accepted values need not be one piece: 0 for a difference; the
    /// lower end of the support where nothing is.
    /// </summary>
    public required double Anchor { get; init; }

    /// <summary>What C loses as t grows by one beyond what its terms lose: 0 where the coefficients say all of it.</summary>
    public double Fall { get; init; }

    /// <summary>Whether the anchor lies between the lower end and the estimate.</summary>
    public bool IsAnchored => Anchor > Support.Lower && Anchor < Top;

    /// <summary>The estimate, not above the support.</summary>
    public double Top => Math.Min(Estimate, Support.Upper);
}
