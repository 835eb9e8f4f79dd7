using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of what a result rests on, what would change it, and how a paper says it.</summary>
internal static class RestsOnJson
{
    /// <summary>Writes the three properties.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="result">A result of a report.</param>
    public static void Write(Utf8JsonWriter json, EstimateResult result)
    {
        json.WriteObjects("checklist", result.RestsOn, item =>
        {
            json.WriteString("state", IdOf(item.State));
            json.WriteString("text", item.Text);
        });
        Write(json, result.Leverage);
        json.WriteStartObject("methods");
        json.WriteString("sentence", result.PaperSentence);
        json.WriteTexts("citations", [.. result.Sources.Select(citation => citation.Key)]);
        json.WriteEndObject();
    }

    private static string IdOf(ChecklistState state) => state switch
    {
        ChecklistState.Holds => "holds",
        ChecklistState.InDoubt => "inDoubt",
        ChecklistState.Fails => "fails",
        ChecklistState.NotChecked => "notChecked",
        ChecklistState.Declared => "declared",
    };

    private static void Write(Utf8JsonWriter json, Leverage? leverage)
    {
        if (!json.Opens("leverage", leverage, out _)) return;
        json.WriteNumber("labels", leverage.Labels);
        json.WriteFinite("halfWidth", leverage.HalfWidth);
        json.WriteFinite("twiceTheLabels", leverage.TwiceTheLabels ?? double.NaN);
        json.WriteFinite("twiceTheItems", leverage.TwiceTheItems);
        json.WriteFinite("floor", leverage.Floor ?? double.NaN);
        json.WriteObjects("curve", leverage.Curve, point =>
        {
            json.WriteNumber("labels", point.Labels);
            json.WriteFinite("halfWidth", point.HalfWidth);
        });
        json.WriteEndObject();
    }
}
