namespace LlmJudgeStats.Data;

/// <summary>Which tool a table is of, by its header line.</summary>
internal static class DelimitedSignature
{
    /// <summary>The tool; nothing when the header is that of none.</summary>
    public static ForeignFormat? Of(string header)
    {
        string[] names = [.. header.Split([',', ';', '\t']).Select(name => name.Trim().Trim('"'))];
        if (Has(names, "traceId", "source", "name", "dataType")) return ForeignFormat.Langfuse;
        if (MlflowSignature.Fits(names)) return ForeignFormat.Mlflow;
        return Has(names, "Status", "Score", "Named Scores") ? ForeignFormat.Promptfoo : null;
    }

    private static bool Has(string[] names, params string[] needed) => Array.TrueForAll(needed, names.Contains);
}
