using LlmJudgeStats.Kernels;

namespace LlmJudgeStats;

/// <summary>The moments of labels and scores of the same items, and how they go together.</summary>
/// <remarks>
/// Merging rounds each mean to one double, and does not depend on which comes first; equality compares all parts. Labels and scores need
/// not have the same unit. The default value is no item at all, the identity of <c>+</c>. Immutable, thread-safe.
/// </remarks>
public readonly record struct PairedMoments : ISufficientStatistic<PairedMoments>
{
    private PairedMoments(Moments labels, Moments scores, double crossDeviations)
    {
        Labels = labels;
        Scores = scores;
        CrossDeviations = crossDeviations;
    }

    /// <summary>What the human said.</summary>
    public Moments Labels { get; }

    /// <summary>What the judge said.</summary>
    public Moments Scores { get; }

    /// <summary>The sum of the products of the deviations of label and score.</summary>
    public double CrossDeviations { get; }

    /// <summary>How many items.</summary>
    public long Count => Labels.Count;

    /// <summary>The covariance of labels and scores; NaN when there are fewer than two items.</summary>
    /// <remarks><code>Σ (y − ȳ)(f − f̄) / (n − 1)</code></remarks>
    public double Covariance => Count > 1 ? CrossDeviations / (Count - 1) : double.NaN;

    /// <inheritdoc/>
    public static PairedMoments AdditiveIdentity => default;

    /// <summary>The moments of labels and scores that pair up, in one pass over the memory: the same bits on every machine.</summary>
    /// <param name="labels">What the human said, one an item.</param>
    /// <param name="scores">What the judge said, in the same order.</param>
    /// <exception cref="ArgumentException">
    /// The spans differ in length, or a label or score is NaN, infinite or beyond 1e100 in size; the message says which.
    /// </exception>
    public static PairedMoments FromPairs(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        Check.SameLength(nameof(labels), labels.Length, nameof(scores), scores.Length);
        var sums = MomentKernels.Of(labels, scores);
        Check.Scores(labels, sums.First.Mean, sums.First.Squares, nameof(labels));
        Check.Scores(scores, sums.Second.Mean, sums.Second.Squares, nameof(scores));
        return new(new(labels.Length, sums.First), new(labels.Length, sums.Second), sums.Products);
    }

    /// <summary>Moments that were computed elsewhere, such as by a database.</summary>
    /// <param name="labels">The moments of the labels.</param>
    /// <param name="scores">The moments of the scores of the same items.</param>
    /// <param name="crossDeviations">The sum of the products of their deviations: the covariance times count − 1.</param>
    /// <exception cref="ArgumentException">The two counts differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">NaN, or a sum that two sequences of such squared deviations cannot have.</exception>
    public static PairedMoments Of(Moments labels, Moments scores, double crossDeviations)
    {
        if (labels.Count != scores.Count)
            throw new ArgumentException($"labels ({labels.Count}) and scores ({scores.Count}) must be of the same items", nameof(scores));
        // Cauchy and Schwarz, with room for the rounding of another program.
        if (!(Math.Abs(crossDeviations) <= Math.Sqrt(labels.SquaredDeviations) * Math.Sqrt(scores.SquaredDeviations) * (1 + 1e-9)))
            throw new ArgumentOutOfRangeException(
                nameof(crossDeviations), crossDeviations, "at most the root of the product of both sums of squared deviations in size");
        return new(labels, scores, crossDeviations);
    }

    /// <summary>The moments of all parts; none when there are none.</summary>
    /// <param name="parts">Moments of disjoint items.</param>
    /// <exception cref="ArgumentException">The total count exceeds 2^63-1.</exception>
    public static PairedMoments Merge(ReadOnlySpan<PairedMoments> parts) => Merging.Of(parts);

    /// <summary>The moments of two disjoint sets of items.</summary>
    /// <exception cref="ArgumentException">The total count exceeds 2^63-1.</exception>
    public static PairedMoments operator +(PairedMoments left, PairedMoments right)
    {
        var count = Check.Sum(left.Count, right.Count, nameof(right));
        var sums = PairMomentSums.Merge(left.Sums, right.Sums);
        return new(new(count, sums.First), new(count, sums.Second), sums.Products);
    }

    private PairMomentSums Sums => new(Labels.Sums, Scores.Sums, CrossDeviations);
}
