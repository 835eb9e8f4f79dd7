namespace LlmJudgeStats;

/// <summary>How much a diagnostic matters.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Read before quoting the number.</summary>
    Warning,

    /// <summary>There is no number to quote.</summary>
    Error,
}
