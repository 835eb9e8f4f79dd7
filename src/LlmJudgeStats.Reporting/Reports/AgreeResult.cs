using LlmJudgeStats.Agreement;

namespace LlmJudgeStats.Reporting;

/// <summary>How well the raters of one group agree.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed record AgreeResult
{
    /// <summary>The group; <see langword="null"/> without groups.</summary>
    public IReadOnlyList<GroupKey>? Group { get; init; }

    /// <summary>What ratings are: <c>nominal</c>, <c>ordinal</c>, <c>interval</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Items with two ratings or more.</summary>
    public required long Items { get; init; }

    /// <summary>Who rated; empty with counts on the command line.</summary>
    public required IReadOnlyList<string> Raters { get; init; }

    /// <summary>Ratings that are not there, among the items of <see cref="Items"/>.</summary>
    public long Missing { get; init; }

    /// <summary>Items with fewer than two ratings.</summary>
    public long LeftOut { get; init; }

    /// <summary>Sensitivity, specificity and J of the first rater where ratings are pass and fail; else <see langword="null"/>.</summary>
    public JudgeSection? Quality { get; init; }

    /// <summary>The coefficients; the quantity of each is its id.</summary>
    public required JudgeSection Coefficients { get; init; }

    /// <summary>Whether the judge may replace an annotator; <see langword="null"/> where nobody asked.</summary>
    public ReplacementAnswer? Replacement { get; init; }

    /// <summary>What else there is to say, a line each.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>The answer in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What looked wrong in this group.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The sections in the order of reading.</summary>
    public IEnumerable<JudgeSection> Sections => Quality is { } quality ? [quality, Coefficients] : [Coefficients];
}
