namespace LlmJudgeStats.Reporting;

/// <summary>Everything that one <c>claims</c> says.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
internal sealed record ClaimReport
{
    /// <summary>What the file was read as.</summary>
    public SourceAccount? Source { get; init; }

    /// <summary>What became of the rows.</summary>
    public required RowAccount Rows { get; init; }

    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>The claims, in the order of the file.</summary>
    public required IReadOnlyList<ClaimResult> Results { get; init; }

    /// <summary>The ranks of each benchmark over all claims; empty unless they were asked for.</summary>
    public IReadOnlyList<ClaimRanks> Ranks { get; init; } = [];

    /// <summary>All claims in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What looked wrong, the worst first.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }
}
