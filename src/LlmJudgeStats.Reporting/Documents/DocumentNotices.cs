namespace LlmJudgeStats.Reporting;

/// <summary>Diagnostics of a report as notes: what is to be read first, and what may be read last.</summary>
internal static class DocumentNotices
{
    /// <summary>Errors, then warnings.</summary>
    public static IReadOnlyList<PageNote> First(IReadOnlyList<Diagnostic> diagnostics) =>
        [.. NoteBlock.First(diagnostics.OrderByDescending(one => one.Severity))];

    /// <summary>Everything else.</summary>
    public static IReadOnlyList<IDocumentBlock> Last(IReadOnlyList<Diagnostic> diagnostics)
    {
        PageNote[] notes = [.. NoteBlock.Last(diagnostics)];
        return notes.Length == 0 ? [] : [new DocumentNotes(notes)];
    }

    /// <summary>The same as a section of its own; none where there is nothing to say.</summary>
    public static IEnumerable<DocumentSection> Section(IReadOnlyList<Diagnostic> diagnostics)
    {
        var last = Last(diagnostics);
        if (last.Count > 0) yield return new("Notes", last);
    }
}
