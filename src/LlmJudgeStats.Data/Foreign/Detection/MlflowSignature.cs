namespace LlmJudgeStats.Data;

/// <summary>Whether columns are those of an evaluation table of MLflow.</summary>
internal static class MlflowSignature
{
    /// <summary>Whether one of them is a column of values with its rationale or errors beside it, or a score of the older kind.</summary>
    public static bool Fits(IReadOnlyCollection<string> columns) => columns.Any(name => IsScorer(columns, name));

    private static bool IsScorer(IReadOnlyCollection<string> columns, string name)
    {
        if (name.EndsWith("/v1/score", StringComparison.Ordinal)) return true;
        if (!name.EndsWith("/value", StringComparison.Ordinal)) return false;
        var metric = name[..^"value".Length];
        return columns.Contains(metric + "rationale", StringComparer.Ordinal)
            || columns.Contains(metric + "error_code", StringComparer.Ordinal);
    }
}
