namespace LlmJudgeStats.LabelQuality;

/// <summary>A judge beside people's consistency with themselves, and whether the items are independent.</summary>
/// <remarks>Equality compares all parts. Immutable, thread-safe.</remarks>
public sealed record ConsistencyStudy
{
    /// <summary>The counts.</summary>
    public required ConsistencyTable Table { get; init; }

    /// <summary>
    /// Whether items come in clusters, such as the questions that each of several people answered: a ratio then has a point, and no
    /// interval.
    /// </summary>
    public bool HasClusters { get; init; }

    /// <summary>
    /// Whether labels are of more than two kinds, as classes and preferences are: two labels that differ then do not tell which of them
    /// the judge meets, and there is no label error.
    /// </summary>
    public bool HasManyKinds { get; init; }
}
