namespace LlmJudgeStats.JudgeConfidence;

/// <summary>A band of a reliability table: how sure the judge was there, and how often it came true.</summary>
/// <remarks>The default value is a band without an item. Immutable, thread-safe.</remarks>
/// <param name="From">The smallest confidence in the band.</param>
/// <param name="To">The largest one.</param>
/// <param name="Items">Labelled items in the band.</param>
/// <param name="CameTrue">How many of them came true.</param>
/// <param name="MeanConfidence">The mean confidence.</param>
public readonly record struct ReliabilityBand(double From, double To, long Items, long CameTrue, double MeanConfidence)
{
    /// <summary>The share that came true, with the items behind it.</summary>
    public Proportion Accuracy => Proportion.FromCounts(CameTrue, Items);

    /// <summary>Clopper and Pearson's interval of <see cref="Accuracy"/>.</summary>
    /// <param name="level">Coverage probability, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public IntervalEstimate Interval(double level) => BinomialInterval.ClopperPearson.Of(Accuracy, level);
}
