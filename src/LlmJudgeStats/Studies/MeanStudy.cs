namespace LlmJudgeStats;

/// <summary>
/// What is asked of an estimator of a mean: labelled and unlabelled items by stratum, how the labels were chosen, and what each stratum
/// counts for.
/// </summary>
/// <remarks>
/// The estimand is the mean value in the population: Σ weight × mean value of the stratum. Equality compares table, design and weights.
/// Immutable, thread-safe.
/// </remarks>
public sealed record MeanStudy
{
    // A sum of decimals rounds; a weight that was left out does not hide in it.
    private const double WeightTolerance = 1e-9;

    /// <summary>Labelled items by stratum and value, and items without a label.</summary>
    /// <exception cref="ArgumentNullException">No table.</exception>
    /// <exception cref="ArgumentException">A table with another number of strata than there are weights.</exception>
    public required StrataTable Table
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Table));
            field = value;
            CheckLengths();
        }
    }

    /// <summary>
    /// How the labelled items were chosen. <see cref="CalibrationDesign.External"/> by default, for which a mean has no answer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public CalibrationDesign Design { get; init => field = Check.Defined(value); }

    /// <summary>What each stratum counts for: positive, with a sum of 1. Empty (the default): as often as it was observed.</summary>
    /// <remarks>
    /// With declared weights the items without a label are not read: an average over categories, or a difference of two groups. A copy is
    /// kept.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// A weight that is not positive, a sum that is not 1 within 1e-9, or another number of weights than strata.
    /// </exception>
    public ReadOnlyMemory<double> Weights
    {
        get;
        init
        {
            CheckWeights(value.Span);
            field = value.ToArray();
            CheckLengths();
        }
    }

    /// <summary>Whether another study has an equal table, the same design and the same weights.</summary>
    /// <param name="other">Another study.</param>
    public bool Equals(MeanStudy? other) =>
        other is not null && Table.Equals(other.Table) && Design == other.Design && Weights.Span.SequenceEqual(other.Weights.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Table);
        hash.Add(Design);
        foreach (var weight in Weights.Span) hash.Add(weight);
        return hash.ToHashCode();
    }

    // Whichever of the two is set last.
    private void CheckLengths()
    {
        if (Table is { } table && !Weights.IsEmpty)
            Check.SameLength("the strata of " + nameof(Table), table.Strata, nameof(Weights), Weights.Length);
    }

    private static void CheckWeights(ReadOnlySpan<double> weights)
    {
        if (weights.IsEmpty) return;
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] is > 0 and <= 1 + WeightTolerance)) Throw.BadWeight(weights[i], i, nameof(Weights));
            sum += weights[i];
        }
        if (!(Math.Abs(sum - 1) <= WeightTolerance)) Throw.BadWeightSum(sum, nameof(Weights));
    }
}
