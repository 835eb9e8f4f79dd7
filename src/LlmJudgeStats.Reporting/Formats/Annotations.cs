namespace LlmJudgeStats.Reporting;

/// <summary>What of a document is marked on a run, the worst first, and few enough for a build server to show them all.</summary>
internal static class Annotations
{
    /// <summary>So many of a kind are shown for a step of GitHub Actions; it drops the others without a word.</summary>
    internal const int MostOfAKind = 10;

    /// <summary>Errors, warnings and notices, at most <see cref="MostOfAKind"/> of each; the last of so many counts the rest.</summary>
    public static IReadOnlyList<Annotation> Of(ReportDocument document) =>
    [
        .. All(document).GroupBy(one => one.Severity).OrderByDescending(kind => kind.Key)
            .SelectMany(kind => Shortened(kind.Key, [.. kind])),
    ];

    /// <summary>Whether a gate is open and none fails.</summary>
    public static bool IsInconclusive(ReportDocument document) =>
        document.Command == GateReports.Command
        && document.Cases.All(one => one.Outcome != DocumentOutcome.Failed)
        && document.Cases.Any(one => one.Outcome != DocumentOutcome.Passed);

    private static IEnumerable<Annotation> All(ReportDocument document)
    {
        var last = document.Sections.SelectMany(section => section.Blocks).OfType<DocumentNotes>().SelectMany(block => block.Notes);
        var notes = document.Notices.Concat(last).Select(note => new Annotation(note.Severity, note.Code, note.Code, Words(note)));
        return document.Command == GateReports.Command ? notes.Concat(document.Cases.Select(OfGate).OfType<Annotation>()) : notes;
    }

    private static string Words(PageNote note)
    {
        if (note.Fix.Length == 0) return note.Message;
        return note.Message.EndsWith('.') ? $"{note.Message} {note.Fix}" : $"{note.Message}: {note.Fix}";
    }

    private static Annotation? OfGate(DocumentCase one)
    {
        var title = one.Name.Length == 0 ? "gate" : $"gate, {one.Name}";
        return one.Outcome switch
        {
            DocumentOutcome.Passed => null,
            DocumentOutcome.Failed or DocumentOutcome.Error => new(DiagnosticSeverity.Error, null, title, one.Message),
            DocumentOutcome.Inconclusive or DocumentOutcome.Allowed => new(DiagnosticSeverity.Warning, null, title, one.Message),
        };
    }

    private static IEnumerable<Annotation> Shortened(DiagnosticSeverity severity, List<Annotation> kind)
    {
        if (kind.Count <= MostOfAKind) return kind;
        var rest = kind.Count - MostOfAKind + 1;
        var counted = Invariant($"{rest} more of this kind are in the report.");
        return kind.Take(MostOfAKind - 1).Append(new(severity, null, "judgestats", counted));
    }
}
