namespace LlmJudgeStats.Audit;

/// <summary>The methods of checks: an id, a name, a source.</summary>
internal static class AuditMethods
{
    public static EstimationMethod Of(string id, string name, Citation citation) =>
        new(id, name, Assumptions.IndependentItems, citation) { UsesVerdicts = false };
}
