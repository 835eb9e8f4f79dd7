using System.Text.Json;
using LlmJudgeStats.Accuracy;
using LlmJudgeStats.Preferences;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of one result of <c>judge</c>.</summary>
internal static class JudgeJson
{
    public static void Write(Utf8JsonWriter json, JudgeResult result)
    {
        json.WriteStartObject();
        EstimateJson.WriteGroup(json, result.Group);
        json.WriteString("measure", result.Measure);
        json.WriteNumber("items", result.Items);
        json.WriteStartObject("judge");
        json.WriteStartObject("sections");
        foreach (var section in result.Sections) Write(json, section);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteTexts("facts", result.Facts);
        json.WriteString("sentence", result.Sentence);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, JudgeSection section)
    {
        json.WriteStartObject(section.Name);
        json.WriteArray("estimates", section.Estimates, estimate => MeasureJson.WriteEstimate(json, estimate));
        if (section.Orders is { } orders) Write(json, orders);
        if (section.Confidence is { } confidence) ConfidenceJson.Write(json, confidence);
        if (section.Monotone is { } monotone) json.WriteString("monotone", IdOf(monotone));
        if (section.Decision is { } decision) json.WriteString("decision", decision.Id);
        if (section.Panel is { } panel) Write(json, panel);
        json.WriteTexts("facts", section.Facts);
        json.WriteEndObject();
    }

    private static string IdOf(Monotonicity monotone) => monotone switch
    {
        Monotonicity.Undecided => "undecided",
        Monotonicity.DoesNotDecrease => "no-decrease",
        Monotonicity.Decreases => "decrease",
    };

    // Pairs that lean to the place shown first, to the other, to none; then all by their two preferences.
    private static void Write(Utf8JsonWriter json, JudgeOrders orders)
    {
        json.WriteStartObject("table");
        json.WriteNumber("first", orders.First);
        json.WriteNumber("second", orders.Second);
        json.WriteNumber("same", orders.Same);
        var preferences = Enum.GetValues<Preference>();
        json.WriteRows("preferences", preferences.Select(first => preferences.Select(second => orders.Table.Pairs(first, second))),
            json.WriteNumberValue);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, JudgePanel panel)
    {
        json.WriteString("best", panel.Judges[panel.Best]);
        json.WriteFinite("errorCorrelation", panel.Errors.Mean);
        json.WriteFinite("effectiveJudges", panel.Errors.EffectiveJudges);
        json.WriteObjects("pairs", panel.Errors.Pairs, pair =>
        {
            json.WriteString("a", panel.Judges[pair.First]);
            json.WriteString("b", panel.Judges[pair.Second]);
            json.WriteFinite("phi", pair.Phi);
            json.WriteFinite("q", pair.Q);
        });
    }
}
