namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>What is to be said about how a file was understood.</summary>
internal static class FileNotes
{
    // Labels beside stated rates: somebody may have meant them to count.
    public static IEnumerable<Diagnostic> Unused(FileEvidence file, JudgmentTable table)
    {
        if (file.Stated.IsEmpty) yield break;
        var labels = table.Groups.Aggregate(Int128.Zero, (sum, group) => sum + group.LabelledItems);
        if (labels == 0) yield break;
        yield return new("LJS2048", DiagnosticSeverity.Warning,
            Invariant($"the error rates are stated, so {labels} labelled items of the file are not used"),
            "leave out the stated rates to use them");
    }

    // What was detected rather than told, where it might have been something else.
    public static IEnumerable<string> Choices(JudgmentSource source)
    {
        if (source.Account.Title is not null) yield return SourceLines.ReadAs(source.Account);
        if (source.Path is { } path) yield return $"Rows: the array '{PlainText.Escape(path)}' of the document";
        if (source.ClusterColumn is { } cluster)
            yield return $"Rows belong together by the column '{PlainText.Escape(cluster)}' (`ClusterColumn`)";
        if (source.IdColumn is { } id && source.IdWasChosen)
            yield return $"Item ids: column '{PlainText.Escape(id)}', one of several that are called like ids (`IdColumn`)";
    }
}
