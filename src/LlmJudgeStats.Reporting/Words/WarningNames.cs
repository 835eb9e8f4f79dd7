namespace LlmJudgeStats.Reporting;

/// <summary>The names of warning flags, as they stand in JSON and CSV.</summary>
public static class WarningNames
{
    private static readonly EstimateWarnings[] s_flags =
        [.. Enum.GetValues<EstimateWarnings>().Where(flag => flag != EstimateWarnings.None)];

    /// <summary>The names of the flags that are set, such as <c>WeakJudge</c>, in the order of their values.</summary>
    /// <param name="warnings">The warnings of an estimate.</param>
    public static IReadOnlyList<string> Of(EstimateWarnings warnings) =>
        [.. s_flags.Where(flag => warnings.HasFlag(flag)).Select(flag => flag.ToString())];
}
