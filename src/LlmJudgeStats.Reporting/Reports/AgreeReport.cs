namespace LlmJudgeStats.Reporting;

/// <summary>Everything that one <c>agree</c> says.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
internal sealed record AgreeReport
{
    /// <summary>What became of the rows; <see langword="null"/> with counts on the command line.</summary>
    public RowAccount? Rows { get; init; }

    /// <summary>What the file was read as.</summary>
    public SourceAccount? Source { get; init; }

    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>One result for each group.</summary>
    public required IReadOnlyList<AgreeResult> Results { get; init; }

    /// <summary>What looked wrong, the worst first.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }
}
