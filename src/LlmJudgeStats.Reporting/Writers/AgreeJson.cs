using System.Text.Json;
using LlmJudgeStats.Agreement;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of one result of <c>agree</c>.</summary>
internal static class AgreeJson
{
    public static void Write(Utf8JsonWriter json, AgreeResult result)
    {
        json.WriteStartObject();
        EstimateJson.WriteGroup(json, result.Group);
        json.WriteString("kind", result.Kind);
        json.WriteStartObject("agreement");
        json.WriteNumber("items", result.Items);
        json.WriteTexts("raters", result.Raters);
        json.WriteNumber("missing", result.Missing);
        json.WriteNumber("leftOut", result.LeftOut);
        json.WriteArray("judge", result.Quality?.Estimates ?? [], estimate => MeasureJson.WriteEstimate(json, estimate));
        json.WriteArray("coefficients", result.Coefficients.Estimates, estimate => WriteCoefficient(json, estimate));
        if (result.Replacement is { } answer) WriteReplacement(json, answer);
        else json.WriteNull("replacement");
        json.WriteEndObject();
        json.WriteTexts("facts", result.Facts);
        json.WriteString("sentence", result.Sentence);
        json.WriteEndObject();
    }

    private static void WriteCoefficient(Utf8JsonWriter json, MeasuredEstimate estimate)
    {
        json.WriteStartObject();
        json.WriteString("coefficient", estimate.Quantity);
        MeasureJson.WriteParts(json, estimate);
        json.WriteEndObject();
    }

    private static void WriteReplacement(Utf8JsonWriter json, ReplacementAnswer answer)
    {
        json.WriteStartObject("replacement");
        json.WriteFinite("epsilon", answer.Epsilon);
        json.WriteFinite("falseDiscoveryRate", answer.FalseDiscoveryRate);
        json.WriteNumber("tested", answer.Tested);
        json.WriteFinite("winningRate", answer.WinningRate);
        json.WriteKnown("replaces", answer.Replaces);
        json.WriteFinite("advantageProbability", answer.AdvantageProbability);
        json.WriteArray("annotators", answer.Annotators, one => WriteAnnotator(json, one));
        json.WriteEndObject();
    }

    private static void WriteAnnotator(Utf8JsonWriter json, AnnotatorStanding one)
    {
        json.WriteStartObject();
        json.WriteString("name", one.Name);
        json.WriteNumber("items", one.Alignment.Items);
        json.WriteFinite("mean", one.Alignment.Mean);
        json.WriteFinite("pValue", one.PValue ?? double.NaN);
        json.WriteFinite("adjustedPValue", one.AdjustedPValue ?? double.NaN);
        json.WriteFinite("advantage", one.Advantage.Point);
        json.WriteLimits(one.Advantage.Interval);
        MethodJson.Write(json, ReportMethod.Of(one.Advantage));
        json.WriteEndObject();
    }
}
