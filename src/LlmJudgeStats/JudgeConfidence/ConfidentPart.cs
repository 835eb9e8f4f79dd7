using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.JudgeConfidence;

/// <summary>The items with at least some confidence: how many they are, and how often they came true.</summary>
/// <remarks>The default value is a part without an item. Immutable, thread-safe.</remarks>
/// <param name="Threshold">The smallest confidence that counts; NaN where only counts of deciles are known.</param>
/// <param name="Share">The share of all items with a confidence, labelled or not: how much is answered.</param>
/// <param name="Labelled">Labelled items in the part.</param>
/// <param name="CameTrue">How many of them came true.</param>
public readonly record struct ConfidentPart(double Threshold, Proportion Share, long Labelled, long CameTrue)
{
    /// <summary>The accuracy among these items, with the items behind it.</summary>
    public Proportion Accuracy => Proportion.FromCounts(CameTrue, Labelled);

    /// <summary>Wilson's interval of the accuracy, for a threshold that was declared before labels were seen.</summary>
    /// <param name="level">Coverage probability, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public IntervalEstimate Interval(double level) => BinomialInterval.Wilson.Of(Accuracy, level);

    /// <summary>Clopper and Pearson's one-sided lower limit of the accuracy, for such a threshold; 0 without a label.</summary>
    /// <param name="level">Coverage probability of the limit, strictly between 0.5 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0.5, 1).</exception>
    public double LowerLimit(double level) =>
        ClopperPearson.Lower(CameTrue, Labelled - CameTrue, 1 - Check.OneSidedLevel(level, nameof(level)));
}
