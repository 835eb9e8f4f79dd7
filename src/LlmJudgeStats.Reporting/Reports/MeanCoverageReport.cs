namespace LlmJudgeStats.Reporting;

/// <summary>What one <c>coverage</c> of another measure than a pass rate says: how often an interval contains a mean.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record MeanCoverageReport
{
    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    internal Provenance? Provenance { get; init; }

    /// <summary>One result, or one for each class.</summary>
    public required IReadOnlyList<MeanCoverageResult> Results { get; init; }

    /// <summary>What looked wrong.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}
