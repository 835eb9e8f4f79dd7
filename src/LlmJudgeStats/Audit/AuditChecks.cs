using System.Collections.Immutable;

namespace LlmJudgeStats.Audit;

/// <summary>Every check, in the order in which findings are told.</summary>
public static class AuditChecks
{
    /// <summary>All twelve, with the documented thresholds.</summary>
    public static ImmutableArray<IAuditCheck> All { get; } =
    [
        SpreadCheck.Default, SeparationCheck.Default, RankingCheck.Default, MonotonicityCheck.Default, SelectionCheck.Default,
        SaturationCheck.Default, DuplicateCheck.Default, CoDirectionCheck.Default, ContaminationCheck.Default, ChanceCheck.Default,
        ItemCheck.Default, OrderCheck.Default,
    ];

    /// <summary>The check with an id, such as <c>separation</c>; none when there is none.</summary>
    /// <param name="id">Its id.</param>
    public static IAuditCheck? Find(string id) => All.FirstOrDefault(check => check.Method.Id == id);
}
