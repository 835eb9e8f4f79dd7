namespace LlmJudgeStats.Reporting;

/// <summary>Everything that one <c>rank</c> says.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
internal sealed record RankReport
{
    /// <summary>What became of the rows.</summary>
    public required RowAccount Rows { get; init; }

    /// <summary>What became of labels of a file of their own; <see langword="null"/> where there was none.</summary>
    public LabelAccount? Labels { get; init; }

    /// <summary>What the file was read as.</summary>
    public SourceAccount? Source { get; init; }

    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>One result for each group.</summary>
    public required IReadOnlyList<RankResult> Results { get; init; }

    /// <summary>What looked wrong, the worst first.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }
}
