using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of the coverage of one mean.</summary>
internal static class MeanCoverageJson
{
    public static void Write(Utf8JsonWriter json, MeanCoverageResult result)
    {
        var design = result.Findings.Design;
        var lowest = result.Lowest;
        json.WriteStartObject();
        json.WriteNull("group");
        json.WriteString("measure", result.Findings.Measure);
        json.WriteString("design", design.Design.Id);
        json.WriteStartObject("coverage");
        json.WriteString("quantity", result.Findings.Quantity);
        json.WriteString("of", result.Findings.Of);
        json.WriteString("method", result.Findings.Method.Id);
        json.WriteString("interval", result.Findings.Method.Interval);
        json.WriteFinite("level", result.Findings.Level);
        json.WriteFinite("jointLevel", result.Findings.JointLevel ?? double.NaN);
        WriteSizes(json, result);
        json.WriteFinite("minimum", lowest.Coverage.Both);
        json.WriteFinite("mean", result.MeanOfPoints);
        json.WriteStartObject("at");
        json.WriteFinite("mean", lowest.Mean);
        json.WriteEndObject();
        json.WriteFinite("asGiven", result.Findings.Given?.Coverage.Both ?? double.NaN);
        json.WriteFinite("shareBelowLevel", result.ShareBelow);
        json.WriteFinite("lowerMinimum", result.OfLower.Lowest);
        json.WriteFinite("upperMinimum", result.OfUpper.Lowest);
        json.WriteFinite("expectedWidth", result.ExpectedWidth);
        json.WriteNumber("gridPoints", result.Findings.Points.Count);
        json.WriteWhole("outcomes", result.Findings.Outcomes);
        CoverageJson.WriteSimulation(json, result.Findings.Simulation, result.StandardError);
        MethodJson.Write(json, result.Method);
        json.WriteEndObject();
        json.WriteString("sentence", result.Sentence);
        json.WriteEndObject();
    }

    private static void WriteSizes(Utf8JsonWriter json, MeanCoverageResult result)
    {
        var design = result.Findings.Design;
        json.WriteNumbers("values", design.Values);
        json.WriteArray("labels", design.Labels, labels => json.WriteNumberValue(labels));
        json.WriteWhole("items", design.Weights.IsEmpty ? design.Items : null);
        json.WriteStartObject("population");
        json.WriteFinite("mean", result.MeanOfPopulation);
        if (design.Weights.IsEmpty) json.WriteNumbers("shares", result.Findings.Population.Shares);
        else json.WriteNumbers("weights", design.Weights);
        json.WriteRows("strata", result.Findings.Population.Values.Select(stratum => stratum.AsEnumerable()), json.WriteNumberValue);
        json.WriteEndObject();
    }
}
