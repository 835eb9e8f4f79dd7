namespace LlmJudgeStats.Scores;

/// <summary>
/// What is asked about a mean score: items that only the judge scored, and items of the same population that a human scored too.
/// </summary>
/// <remarks>
/// The labelled items are a simple random sample of the population that the others come from; nothing here can check that. Equality
/// compares both parts. The default value is a study of no item. Immutable, thread-safe.
/// </remarks>
public readonly record struct ScoreStudy
{
    /// <summary>The judge's scores of items without a label.</summary>
    public required Moments Unlabelled { get; init; }

    /// <summary>Labels and the judge's scores of the same items, chosen at random.</summary>
    public required PairedMoments Labelled { get; init; }
}
