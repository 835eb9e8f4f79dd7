namespace LlmJudgeStats.Reporting;

/// <summary>What is said of the judge, or the judges, of one group.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed record JudgeResult
{
    /// <summary>The group; <see langword="null"/> without groups.</summary>
    public IReadOnlyList<GroupKey>? Group { get; init; }

    /// <summary>What kind of values: <c>rate</c>, <c>score</c>, <c>preference</c>, <c>class</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>How many items have a verdict and a label.</summary>
    public required long Items { get; init; }

    /// <summary>The sections, in the order of reading; one at least.</summary>
    public required IReadOnlyList<JudgeSection> Sections { get; init; }

    /// <summary>What else there is to say, a line each.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>The answer in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What looked wrong in this group.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}
