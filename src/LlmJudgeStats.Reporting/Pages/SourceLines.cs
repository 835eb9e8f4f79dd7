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
        if (rows is { } account) yield return EstimatePage.Account(account);
        if (labels is not null) yield return EstimatePage.Account(labels);
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
}
