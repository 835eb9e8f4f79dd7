using LlmJudgeStats.Accuracy;

namespace LlmJudgeStats.Reporting;

/// <summary>One side of a judge.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed record JudgeSection
{
    /// <summary>
    /// Its key: <c>accuracy</c>, <c>orders</c>, <c>confidence</c>, <c>ceiling</c>, <c>change</c>, <c>bias</c>, <c>panel</c>.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The estimates; the first is the answer.</summary>
    public required IReadOnlyList<MeasuredEstimate> Estimates { get; init; }

    /// <summary>What else there is to say, a line each.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Both orders; <see langword="null"/> elsewhere.</summary>
    public JudgeOrders? Orders { get; init; }

    /// <summary>How sure the judge is; <see langword="null"/> elsewhere.</summary>
    public JudgeConfidenceTable? Confidence { get; init; }

    /// <summary>Whether iterations rise; <see langword="null"/> elsewhere.</summary>
    public Monotonicity? Monotone { get; init; }

    /// <summary>Whether this judge may take the place of another; <see langword="null"/> elsewhere.</summary>
    public JudgeReplacement? Decision { get; init; }

    /// <summary>What several judges have in common; <see langword="null"/> elsewhere.</summary>
    public JudgePanel? Panel { get; init; }
}
