using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Reporting;

/// <summary>What every check assumes and where it comes from, by its id.</summary>
internal static class CheckMethods
{
    /// <summary>Of items that stand alone.</summary>
    public static IReadOnlyDictionary<string, ReportMethod> OfItems { get; } = By(ReportMethod.Of);

    /// <summary>Of items in clusters: every check takes them by clusters (audit.md 0.3).</summary>
    public static IReadOnlyDictionary<string, ReportMethod> OfClusters { get; } = By(ReportMethod.OfClusters);

    private static Dictionary<string, ReportMethod> By(Func<EstimationMethod, ReportMethod> method) =>
        AuditChecks.All.Select(check => check.Method).ToDictionary(one => one.Id, method);
}
