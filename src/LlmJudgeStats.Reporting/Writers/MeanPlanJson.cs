using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of one plan for a mean.</summary>
internal static class MeanPlanJson
{
    public static void Write(Utf8JsonWriter json, MeanPlanResult result)
    {
        var plan = result.Findings.Plan;
        var question = result.Findings.Question;
        json.WriteStartObject();
        EstimateJson.WriteGroup(json, result.Findings.Group);
        json.WriteString("measure", result.Findings.Measure);
        json.WriteStartObject("plan");
        json.WriteString("design", question.Pilot.Design.Id);
        json.WriteFinite("level", question.Level);
        json.WriteBoolean("feasible", plan.IsFeasible);
        json.WriteWhole("labels", plan.Labels);
        json.WriteWhole("items", plan.Items);
        json.WriteFinite("halfWidth", plan.HalfWidth ?? double.NaN);
        json.WriteFinite("goal", question.HalfWidth ?? double.NaN);
        json.WriteFinite("halfWidthItemsUnlimited", plan.HalfWidthItemsUnlimited ?? double.NaN);
        json.WriteFinite("labelsOnlyHalfWidth", plan.LabelsOnlyHalfWidth ?? double.NaN);
        json.WriteKnown("worthwhile", plan.IsWorthwhile);
        json.WriteFinite("designEffect", question.DesignEffect);
        PlanJson.WriteCurve(json, plan.Curve);
        MethodJson.Write(json, result.Method);
        json.WriteEndObject();
        json.WriteString("sentence", result.Sentence);
        json.WriteEndObject();
    }
}
