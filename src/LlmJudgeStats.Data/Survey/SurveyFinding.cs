namespace LlmJudgeStats.Data;

/// <summary>Something about a file that its reader should know.</summary>
/// <param name="Diagnostic">What, and what to do.</param>
/// <param name="Columns">The columns that it is about.</param>
internal sealed record SurveyFinding(Diagnostic Diagnostic, params IReadOnlyList<string> Columns)
{
    /// <summary>How many rows, items or values; 0 where nothing is counted.</summary>
    public long Count { get; init; }

    /// <summary>Some of them, safe to show.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    public static SurveyFinding Of(
        string code, DiagnosticSeverity severity, string message, string fix, params IReadOnlyList<string> columns) =>
        new(new(code, severity, message, fix), columns);
}
