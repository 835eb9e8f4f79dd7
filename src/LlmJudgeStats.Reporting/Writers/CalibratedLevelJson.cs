using System.Text.Json;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of a level that was calibrated to a design: of an interval, or of the limits of a gate.</summary>
internal static class CalibratedLevelJson
{
    public static void Write(Utf8JsonWriter json, CalibratedLevel? calibrated)
    {
        if (!json.Opens("calibratedLevel", calibrated, out var level)) return;
        json.WriteFinite("nominal", level.Nominal);
        json.WriteFinite("minimum", level.Minimum);
        json.WriteStartObject("at");
        json.WriteFinite("rate", level.Lowest.Rate);
        json.WriteFinite("sensitivity", level.Lowest.Sensitivity);
        json.WriteFinite("specificity", level.Lowest.Specificity);
        json.WriteEndObject();
        json.WriteFinite("expectedWidth", level.MeanWidth);
        json.WriteNumber("gridPoints", level.GridPoints);
        json.WriteEndObject();
    }
}
