namespace LlmJudgeStats.Audit;

/// <summary>Names of systems and benchmarks, checked where they are given.</summary>
internal static class AuditNames
{
    public static string Checked(string value, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, name);
        return value;
    }
}
