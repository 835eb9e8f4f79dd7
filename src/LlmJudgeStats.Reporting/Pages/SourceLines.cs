namespace LlmJudgeStats.Reporting;

/// <summary>How an input was understood and what became of its rows and labels, a line each.</summary>
internal static class SourceLines
{
    /// <summary>The lines of values other than pass and fail.</summary>
    public static IEnumerable<string> Of(SourceAccount? source, RowAccount? rows, LabelAccount? labels)
    {
        if (source is { Title: not null } tool)
        {
            yield return ReadAs(tool);
            if (tool.Missing.Count > 0) yield return $"Without a verdict: {string.Join(", ", tool.Missing.Select(Reason))}";
        }
        if (rows is { } account) yield return Account(account);
        if (labels is not null) yield return Account(labels);
    }

    /// <summary>Whose file it was taken for.</summary>
    /// <param name="source">A file of another tool.</param>
    public static string ReadAs(SourceAccount source)
    {
        var word = source.Format is "promptfoo" ? "summary version" : "version";
        var version = source.Version is { } number ? $", {word} {PlainText.Escape(number)}" : "";
        return $"Read as {source.Title}{version} (`From` = {source.Format})";
    }

    private static string Reason(KeyValuePair<string, long> reason) => Invariant($"{reason.Value} {reason.Key}");

    /// <summary>What became of the rows, as a sum that can be checked.</summary>
    public static string Account(RowAccount rows)
    {
        var skipped = string.Concat(rows.Skipped
            .Select(reason => Invariant($" + {reason.Value} skipped ({Reason(reason.Key)})")));
        return Invariant($"Rows: {rows.Read} read = {rows.Used} used{skipped}");
    }

    public static string Account(LabelAccount labels) =>
        Invariant($"Labels: {labels.Read} read, {labels.Matched} matched, {labels.Unmatched} unmatched; ")
            + Invariant($"{labels.WithoutLabel} judgments without a label")
            + Further(labels.EmptyKeys, "empty keys") + Further(labels.Agreeing, "repeated") + Further(labels.Conflicting, "drawn");

    private static string Further(long count, string what) => count == 0 ? "" : Invariant($"; {count} {what}");

    /// <summary>Why rows were skipped, in words.</summary>
    public static string Reason(string id) => id switch
    {
        "noVerdict" => "label without verdict",
        "empty" => "no verdict, no label in use",
        "unresolvedLabel" => "label undecided",
        "where" => "left out by `Where`",
        "overlap" => "unlabelled row of a labelled item",
        "weight" => "weight 0",
        "notCompared" => "of systems not compared",
        "unpaired" => "without a partner",
        _ => id,
    };
}
