namespace LlmJudgeStats.Audit;

/// <summary>What counts as equal to a threshold, and as no variance: audit.md 0.2.</summary>
internal static class AuditTolerance
{
    /// <summary>A figure this near to its threshold is equal to it.</summary>
    public const double Equal = 1e-12;

    /// <summary>A variance or a mean square below it is rounding.</summary>
    public const double Variance = 1e-14;

    public static bool IsBelow(double value, double threshold) => value < threshold - Equal;

    public static bool IsAbove(double value, double threshold) => value > threshold + Equal;

    public static bool IsZero(double variance) => !(variance >= Variance);
}
