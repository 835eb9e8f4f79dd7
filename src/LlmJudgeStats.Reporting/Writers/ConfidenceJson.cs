using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>What the section <c>confidence</c> of <c>judge</c> has beside its estimates.</summary>
internal static class ConfidenceJson
{
    public static void Write(Utf8JsonWriter json, JudgeConfidenceTable table)
    {
        json.WriteObjects("reliability", table.Reliability.Bands, band =>
        {
            json.WriteFinite("from", band.From);
            json.WriteFinite("to", band.To);
            json.WriteNumber("items", band.Items);
            json.WriteFinite("meanConfidence", band.MeanConfidence);
            json.WriteFinite("accuracy", band.Accuracy.Rate);
            json.WriteLimits(band.Interval(table.Level));
        });
        json.WriteStartObject("perfectCalibration");
        json.WriteFinite("mean", table.Chance.Mean);
        json.WriteFinite("quantile95", table.Chance.Quantile95);
        json.WriteFinite("pValue", table.Chance.PValue);
        json.WriteEndObject();
        WriteThreshold(json, table);
    }

    private static void WriteThreshold(Utf8JsonWriter json, JudgeConfidenceTable table)
    {
        if (!json.Opens("threshold", table.Threshold, out var shown)) return;
        json.WriteFinite("target", shown.Target);
        json.WriteFinite("threshold", shown.Part.Threshold);
        json.WriteFinite("share", shown.Part.Share.Rate);
        json.WriteNumber("decilesAnswered", shown.Deciles);
        json.WriteFinite("lower", shown.Lower);
        json.WriteEndObject();
    }
}
