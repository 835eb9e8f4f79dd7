namespace LlmJudgeStats.Reporting;

/// <summary>Everything that a <c>plan</c> of another measure than a pass rate says.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record MeanPlanReport
{
    /// <summary>What became of the rows of a pilot; <see langword="null"/> when there was no file.</summary>
    public RowAccount? Rows { get; init; }

    /// <summary>What the file was read as; <see langword="null"/> when there was none.</summary>
    public SourceAccount? Source { get; init; }

    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    internal Provenance? Provenance { get; init; }

    /// <summary>One plan for each group.</summary>
    public required IReadOnlyList<MeanPlanResult> Results { get; init; }

    /// <summary>What is to be said of the file.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}
