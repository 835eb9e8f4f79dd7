namespace LlmJudgeStats.Reporting;

/// <summary>A diagnostic as a note.</summary>
internal static class NoteBlock
{
    public static PageNote Of(Diagnostic diagnostic)
    {
        var word = diagnostic.Severity switch
        {
            DiagnosticSeverity.Info => "note",
            DiagnosticSeverity.Warning => "warning",
            DiagnosticSeverity.Error => "problem",
        };
        return new(diagnostic.Severity, word, diagnostic.Code, diagnostic.Message, diagnostic.Fix);
    }
}
