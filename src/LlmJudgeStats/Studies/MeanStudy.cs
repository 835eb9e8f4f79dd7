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

    /// <summary>Degrees of freedom ν of the mean: +∞ (the default) unless items belong together in clusters; below 1 no width can be given.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number, or NaN.</exception>
    public double DegreesOfFreedom { get; init => field = Check.NotNegative(value, nameof(DegreesOfFreedom)); } = double.PositiveInfinity;

    /// <summary>The average over categories with declared weights: every stratum is a category, with labels at random within it.</summary>
    /// <param name="categories">A table whose strata are the categories. Items without a label are not read.</param>
    /// <param name="weights">What each category counts for: positive, with a sum of 1. Empty: every category alike.</param>
    /// <exception cref="ArgumentNullException">No table.</exception>
    /// <exception cref="ArgumentException">
    /// A weight that is not positive, a sum that is not 1 within 1e-9, or another number of weights than categories.
    /// </exception>
    public static MeanStudy OfCategories(StrataTable categories, ReadOnlySpan<double> weights)
    {
        ArgumentNullException.ThrowIfNull(categories);
        var counts = weights.IsEmpty ? new double[categories.Strata] : weights.ToArray();
        if (weights.IsEmpty) Array.Fill(counts, 1.0 / categories.Strata);
        return new() { Table = categories, Design = CalibrationDesign.Random, Weights = counts };
    }

    /// <summary>The difference of two groups: the mean of the first stratum minus that of the second.</summary>
    /// <remarks>
    /// <code>values 2y − (a + b) in the first group and (a + b) − 2y in the second, weights 1/2 and 1/2, range ±(b − a)</code>
    /// Labels at random within each group; items without a label are not read. Source: judges.md 4.
    /// </remarks>
    /// <param name="groups">A table of two strata, the groups.</param>
    /// <exception cref="ArgumentNullException">No table.</exception>
    /// <exception cref="ArgumentException">Another number of strata than two.</exception>
    public static MeanStudy OfDifference(StrataTable groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Strata != 2) Throw.NotTwoGroups(groups.Strata, nameof(groups));
        var sum = groups.Range.Lower + groups.Range.Upper;
        var values = groups.Values.ToArray();
        double[] distinct = [.. values.SelectMany<double, double>(value => [(2 * value) - sum, sum - (2 * value)]).Distinct().Order()];
        var labelled = new double[2 * distinct.Length];
        for (var c = 0; c < values.Length; c++)
        {
            labelled[Array.BinarySearch(distinct, (2 * values[c]) - sum)] += groups.Labelled(0, c);
            labelled[distinct.Length + Array.BinarySearch(distinct, sum - (2 * values[c]))] += groups.Labelled(1, c);
        }
        return new()
        {
            Table = StrataTable.Of(new(distinct[0], distinct[^1]), distinct, 2, labelled, [0.0, 0.0]),
            Design = CalibrationDesign.Random,
            Weights = new double[] { 0.5, 0.5 },
        };
    }

    /// <summary>The study of items that belong together in clusters: every count divided by one design effect.</summary>
    /// <remarks>
    /// Two verdicts and a pass rate give the answer of a clustered <see cref="JudgeStudy"/>; for more strata the formula is the same, and
    /// its coverage is in docs/validation. Clusters of one item each give the independent study. Source: dependence.md 4.
    /// </remarks>
    /// <param name="table">The sums over clusters.</param>
    /// <param name="design">How the labelled items were chosen.</param>
    /// <param name="designEffect">The design effect, one or more.</param>
    /// <exception cref="ArgumentNullException">No table.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A design that is not a member of the enum.</exception>
    public static MeanStudy FromClusters(ClusteredTable table, CalibrationDesign design, out double designEffect)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (effect, inverseFreedom) = StrataClusters.Of(table);
        designEffect = effect.ToDouble();
        return new()
        {
            Table = designEffect == 1 ? table.Table : table.Table.DividedBy(designEffect),
            Design = design,
            DegreesOfFreedom = 1 / inverseFreedom,
        };
    }

    /// <summary>Whether another study has an equal table, the same design and the same weights.</summary>
    /// <param name="other">Another study.</param>
    public bool Equals(MeanStudy? other) =>
        other is not null && Table.Equals(other.Table) && Design == other.Design && DegreesOfFreedom == other.DegreesOfFreedom
        && Weights.Span.SequenceEqual(other.Weights.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Table);
        hash.Add(Design);
        hash.Add(DegreesOfFreedom);
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
