namespace LlmJudgeStats.Reporting;

/// <summary>A diagnostic as a note.</summary>
internal static class NoteBlock
{
    /// <summary>What is to be read first: errors and warnings, as they come.</summary>
    public static IEnumerable<PageNote> First(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(one => one.Severity >= DiagnosticSeverity.Warning).Select(Of);

    /// <summary>What may be read last: everything else.</summary>
    public static IEnumerable<PageNote> Last(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(one => one.Severity < DiagnosticSeverity.Warning).Select(Of);

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
