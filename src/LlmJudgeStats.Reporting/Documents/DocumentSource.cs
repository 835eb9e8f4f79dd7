using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>What a document says of its making: where it comes from, and how to make it again.</summary>
internal static class DocumentSource
{
    /// <summary>The command, and the input if there is one.</summary>
    public static IReadOnlyList<string> Origin(string command, Provenance? provenance) =>
        [$"judgestats {command}", .. provenance?.Input is { } input ? [input.Name] : Array.Empty<string>()];

    /// <summary>The section about it.</summary>
    public static DocumentSection Made(Provenance? provenance, IReadOnlyList<string> choices) => new("How this was made",
    [
        .. provenance is null ? [] : new IDocumentBlock[] { new DocumentCode(provenance.CommandLine) },
        new DocumentTerms([.. Terms(provenance?.Input, provenance?.Further ?? [])]),
        .. choices.Count == 0 ? [] : new IDocumentBlock[] { new DocumentLines(choices) },
    ]);

    /// <summary>What every document ends with: notes, and how it was made.</summary>
    public static IEnumerable<DocumentSection> Last(IReadOnlyList<Diagnostic> diagnostics, Provenance? provenance) =>
        [.. DocumentNotices.Section(diagnostics), Made(provenance, [])];

    private static IEnumerable<(string, Cell)> Terms(ReportedInput? input, IReadOnlyList<ReportedInput> further)
    {
        yield return ("library", Cell.Words($"{ReportLibrary.Name} {ReportLibrary.Version}"));
        if (input is null) yield break;
        yield return ("input", Cell.Name(input.Name));
        if (input.Bytes is { } bytes) yield return ("bytes", Cell.Of(bytes));
        if (input.Sha256 is { } digest) yield return ("SHA-256", Cell.Words(digest));
        foreach (var column in input.Columns) yield return ("column", Cell.Name(column));
        foreach (var beside in further)
        {
            yield return (beside.Role!, Cell.Name(beside.Name));
            if (beside.Bytes is { } length) yield return ("bytes", Cell.Of(length));
            if (beside.Sha256 is { } digestOfIt) yield return ("SHA-256", Cell.Words(digestOfIt));
        }
        yield return ("texts", Cell.Words("no prompt and no answer is in this file"));
    }
}
