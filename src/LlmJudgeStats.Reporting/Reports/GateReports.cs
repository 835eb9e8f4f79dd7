using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Reporting;

/// <summary>What all gates of a report come to.</summary>
internal static class GateReports
{
    public const string Command = "gate";

    /// <summary>The worst of all: a fail over an open gate over a pass; an open one that is allowed counts as a pass.</summary>
    public static GateVerdict Worst(EstimateReport report)
    {
        var worst = GateVerdict.Pass;
        foreach (var gate in report.Results.Select(result => result.Gate!))
        {
            if (gate.Decision.Verdict == GateVerdict.Fail) return GateVerdict.Fail;
            if (gate.Decision.Verdict == GateVerdict.Inconclusive && !gate.IsAllowed) worst = GateVerdict.Inconclusive;
        }
        return worst;
    }
}
