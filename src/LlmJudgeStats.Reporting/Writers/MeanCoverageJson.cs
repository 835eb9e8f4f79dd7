using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of the coverage of one mean.</summary>
internal static class MeanCoverageJson
{
    public static void Write(Utf8JsonWriter json, MeanCoverageResult result)
    {
        var design = result.Design;
        var lowest = result.Lowest;
        json.WriteStartObject();
        json.WriteNull("group");
        json.WriteString("measure", result.Measure);
        json.WriteString("design", design.Design.Id);
        json.WriteStartObject("coverage");
        json.WriteString("quantity", result.Quantity);
        json.WriteString("of", result.Of);
        json.WriteString("method", result.Method.Id);
        json.WriteString("interval", result.Method.Interval);
        json.WriteFinite("level", result.Level);
        json.WriteFinite("jointLevel", result.JointLevel ?? double.NaN);
        WriteSizes(json, result);
        json.WriteFinite("minimum", lowest.Coverage.Both);
        json.WriteFinite("mean", result.MeanOfPoints);
        json.WriteStartObject("at");
        json.WriteFinite("mean", lowest.Mean);
        json.WriteEndObject();
        json.WriteFinite("asGiven", result.Given?.Coverage.Both ?? double.NaN);
        json.WriteFinite("shareBelowLevel", result.ShareBelow);
        json.WriteFinite("lowerMinimum", result.OfLower.Lowest);
        json.WriteFinite("upperMinimum", result.OfUpper.Lowest);
        json.WriteFinite("expectedWidth", result.ExpectedWidth);
        json.WriteNumber("gridPoints", result.Points.Count);
        json.WriteWhole("outcomes", result.Outcomes);
        CoverageJson.WriteSimulation(json, result.Simulation, result.StandardError);
        MethodJson.Write(json, result.Assumptions, result.Citation);
        json.WriteEndObject();
        json.WriteString("sentence", result.Sentence);
        json.WriteEndObject();
    }

    private static void WriteSizes(Utf8JsonWriter json, MeanCoverageResult result)
    {
        var design = result.Design;
        WriteNumbers(json, "values", design.Values);
        json.WriteStartArray("labels");
        foreach (var labels in design.Labels) json.WriteNumberValue(labels);
        json.WriteEndArray();
        json.WriteWhole("items", design.Weights.IsEmpty ? design.Items : null);
        json.WriteStartObject("population");
        json.WriteFinite("mean", result.MeanOfPopulation);
        if (design.Weights.IsEmpty) WriteNumbers(json, "shares", result.Population.Shares);
        else WriteNumbers(json, "weights", design.Weights);
        json.WriteStartArray("strata");
        foreach (var stratum in result.Population.Values)
        {
            json.WriteStartArray();
            foreach (var share in stratum) json.WriteNumberValue(share);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
