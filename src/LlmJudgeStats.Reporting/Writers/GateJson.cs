using System.Text.Json;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of what a gate found.</summary>
internal static class GateJson
{
    public static void Write(Utf8JsonWriter json, GateFindings found)
    {
        var decision = found.Decision;
        var estimate = decision.Estimate;
        json.WriteStartObject("gate");
        json.WriteFinite("threshold", decision.Gate.Threshold);
        json.WriteString("side", decision.Gate.Side.Id);
        json.WriteString("verdict", decision.Verdict.Id);
        json.WriteBoolean("allowed", found.IsAllowed);
        json.WriteFinite("lower", decision.Lower);
        json.WriteFinite("upper", decision.Upper);
        json.WriteFinite("level", decision.Level);
        CalibratedLevelJson.Write(json, decision.Calibrated);
        json.WriteFinite("pValue", decision.PValue);
        json.WriteString("method", estimate.Method.Id);
        json.WriteString("interval", estimate.Method.Interval);
        json.WriteFinite("point", estimate.Point);
        json.WriteFinite("reach", decision.Reach ?? double.NaN);
        WriteNeeded(json, decision.Needed);
        json.WriteString("never", decision.Never?.Id);
        json.WriteTexts("warnings", WarningNames.Of(estimate.Warnings));
        json.WriteEndObject();
    }

    private static void WriteNeeded(Utf8JsonWriter json, GateNeeds? needed)
    {
        if (!json.Opens("needed", needed, out var sizes)) return;
        foreach (var (name, size) in GateSizes.Of(sizes))
        {
            json.WriteWhole(name, size);
        }
        json.WriteFinite("chance", sizes.Chance);
        json.WriteEndObject();
    }
}
