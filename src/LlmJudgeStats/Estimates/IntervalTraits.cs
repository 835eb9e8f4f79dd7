namespace LlmJudgeStats;

/// <summary>
/// What an interval is and how it behaves: told once, beside its formula; the catalogue, the tool, the laws and the pages read it here.
/// </summary>
/// <remarks>Immutable, thread-safe.</remarks>
/// <param name="Id">The id, as on the command line and in JSON: <c>clopper-pearson</c>.</param>
/// <param name="Name">The name for people: <c>Clopper–Pearson</c>.</param>
/// <param name="Citation">Where the formula comes from.</param>
public sealed record IntervalTraits(string Id, string Name, Citation Citation)
{
    /// <summary>
    /// The lowest coverage promised at a level of .95 in small designs, found by enumeration (docs/validation; where that is out of reach,
    /// by draws) and rounded down; <see langword="null"/>: no promise.
    /// </summary>
    public double? Promise { get; init; }

    /// <summary>
    /// The same of one-sided limits that are made for themselves, at a level of .95; <see langword="null"/>: nothing beyond
    /// <see cref="Promise"/>.
    /// </summary>
    public double? LimitPromise { get; init; }

    /// <summary>About how long one answer takes.</summary>
    public IntervalCost Cost { get; init; }

    /// <summary>Whether a higher level always contains the interval of a lower one: without that, test and interval can disagree.</summary>
    public bool IsNested { get; init; } = true;

    /// <summary>Whether the interval always contains its point.</summary>
    public bool ContainsPoint { get; init; } = true;

    /// <summary>
    /// Whether there is an interval only where there is a point; else it is computed for a judge at or below chance, too.
    /// </summary>
    public bool NeedsPoint { get; init; } = true;

    /// <summary>Whether one-sided limits are made for themselves, not taken from a two-sided interval at a lower level.</summary>
    public bool HasOwnLimits { get; init; }
}
