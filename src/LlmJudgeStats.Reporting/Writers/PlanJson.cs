using System.Text.Json;
using LlmJudgeStats.Gates;
using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of one result of <c>plan</c>.</summary>
internal static class PlanJson
{
    public static void Write(Utf8JsonWriter json, PlanResult result)
    {
        var answer = result.Answer;
        var question = result.Answer.Question;
        json.WriteStartObject();
        EstimateJson.WriteGroup(json, result.Group);
        json.WriteStartObject("plan");
        json.WriteString("design", question.Design.Id);
        json.WriteFinite("level", question.Level);
        json.WriteTexts("solvedFor", result.SolvedFor);
        json.WriteBoolean("feasible", answer.Feasible);
        json.WriteWhole("labels", answer.Labels);
        json.WriteWhole("labelsPass", answer.LabelsPass);
        json.WriteWhole("labelsFail", answer.LabelsFail);
        json.WriteWhole("items", answer.Items);
        json.WriteWhole("toLabel", result.ToLabel);
        json.WriteFinite("halfWidth", answer.HalfWidth ?? double.NaN);
        json.WriteFinite("halfWidthItemsUnlimited", answer.HalfWidthItemsUnlimited ?? double.NaN);
        json.WriteFinite("halfWidthLabelsUnlimited", answer.HalfWidthLabelsUnlimited ?? double.NaN);
        json.WriteWhole("labelsOnly", answer.LabelsOnly);
        json.WriteFinite("labelsOnlyHalfWidth", answer.LabelsOnlyHalfWidth ?? double.NaN);
        json.WriteKnown("worthwhile", answer.Worthwhile);
        json.WriteFinite("cost", answer.Cost ?? double.NaN);
        WriteCosts(json, question.Costs);
        json.WriteFinite("budget", question.Budget ?? double.NaN);
        json.WriteFinite("detectableDifference", answer.DetectableDifference ?? double.NaN);
        json.WriteFinite("designEffect", question.DesignEffect);
        WriteGate(json, answer);
        WriteGuess(json, result);
        WriteCurve(json, answer.Curve);
        MethodJson.Write(json, result.Method);
        json.WriteEndObject();
        json.WriteString("sentence", result.Sentence);
        json.WriteEndObject();
    }

    private static void WriteCosts(Utf8JsonWriter json, LabelCosts? costs)
    {
        if (!json.Opens("costs", costs, out var prices)) return;
        json.WriteFinite("label", prices.Label);
        json.WriteFinite("judge", prices.Judge);
        json.WriteEndObject();
    }

    private static void WriteGate(Utf8JsonWriter json, PlanAnswer answer)
    {
        if (!json.Opens("gate", answer.Question.Gate, out var gate)) return;
        json.WriteFinite("threshold", gate.Threshold);
        json.WriteString("side", gate.Side.Id);
        json.WriteFinite("chance", answer.Question.Chance);
        json.WriteFinite("power", answer.Chances?.Pass ?? double.NaN);
        if (answer.Chances is { } chances) json.WriteBoolean("exact", chances.IsExact);
        else json.WriteNull("exact");
        json.WriteEndObject();
    }

    private static void WriteGuess(Utf8JsonWriter json, PlanResult result)
    {
        var guess = result.Answer.Question.Guess;
        json.WriteStartObject("guess");
        json.WriteFinite("rate", guess.PassRate);
        json.WriteFinite("sensitivity", guess.Sensitivity);
        json.WriteFinite("specificity", guess.Specificity);
        json.WriteString("from", result.IsFromPilot ? "pilot" : "given");
        json.WriteEndObject();
    }

    /// <summary>How the width falls with the labels.</summary>
    public static void WriteCurve(Utf8JsonWriter json, IEnumerable<PlanPoint> curve) =>
        json.WriteObjects("curve", curve, point =>
        {
            json.WriteNumber("labels", point.Labels);
            json.WriteFinite("halfWidth", point.HalfWidth);
        });
}
