namespace LlmJudgeStats.Inference;

/// <summary>Labelled counts by stratum and value, and what each stratum counts for: what the corrected profile reads.</summary>
internal readonly ref struct StrataView
{
    /// <summary>The values, rising, from one end of their range to the other.</summary>
    public required ReadOnlySpan<double> Values { get; init; }

    /// <summary>A row of labelled counts for each stratum, one for each value.</summary>
    public required ReadOnlySpan<double> Counts { get; init; }

    /// <summary>Items without a label, or declared weights, one number a stratum.</summary>
    public required ReadOnlySpan<double> Masses { get; init; }

    public StratumWeights Weights { get; init; }

    public static StrataView Of(MeanStudy study) => new()
    {
        Values = study.Table.Values,
        Counts = study.Table.LabelledCounts,
        Masses = study.Weights.IsEmpty ? study.Table.UnlabelledCounts : study.Weights.Span,
        Weights = study.Weights.IsEmpty ? StratumWeights.Observed : StratumWeights.Declared,
    };

    public int Strata => Masses.Length;

    public ReadOnlySpan<double> Row(int stratum) => Counts.Slice(stratum * Values.Length, Values.Length);

    /// <summary>Labelled items of a stratum.</summary>
    public double Labelled(int stratum)
    {
        var sum = 0.0;
        foreach (var count in Row(stratum)) sum += count;
        return sum;
    }

    /// <summary>What a stratum counts for: its items, or its declared weight.</summary>
    public double Size(int stratum) => Weights == StratumWeights.Declared ? Masses[stratum] : Masses[stratum] + Labelled(stratum);

    /// <summary>How far a value lies from the end that a limit on this side starts from, as a share of the range.</summary>
    public double Share(double value, IntervalSide side) =>
        side == IntervalSide.Lower ? (value - Values[0]) / (Values[^1] - Values[0]) : (Values[^1] - value) / (Values[^1] - Values[0]);

    /// <summary>
    /// The largest share that <see cref="At"/> may round to the end itself: half the distance to the next number, so 2⁻⁵⁴ below 1 and
    /// nothing above 0.
    /// </summary>
    public double RoundedToTheEnd(IntervalSide side)
    {
        var gap = side == IntervalSide.Lower ? Math.BitIncrement(Values[0]) - Values[0] : Values[^1] - Math.BitDecrement(Values[^1]);
        return gap / 2 / (Values[^1] - Values[0]);
    }

    /// <summary>The value at a share of the range from that end.</summary>
    public double At(double share, IntervalSide side) =>
        side == IntervalSide.Lower ? Values[0] + (share * (Values[^1] - Values[0])) : Values[^1] - (share * (Values[^1] - Values[0]));
}
