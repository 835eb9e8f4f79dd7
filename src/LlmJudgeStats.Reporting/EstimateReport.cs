namespace LlmJudgeStats.Reporting;

/// <summary>Everything that one <c>estimate</c> found: the rows, the results, and what looked wrong.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record EstimateReport
{
    /// <summary>What became of the rows; <see langword="null"/> when counts were given and there was no file.</summary>
    public RowAccount? Rows { get; init; }

    /// <summary>One result for each group, in order of first appearance.</summary>
    public required IReadOnlyList<EstimateResult> Results { get; init; }

    /// <summary>What looked wrong, each code once. See <see cref="ReportDiagnostics"/>.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }
}
