using LlmJudgeStats.Coverage;
using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of the result of <c>coverage</c>.</summary>
internal static class CoverageJson
{
    public static void Write(Utf8JsonWriter json, CoverageReport report)
    {
        var interval = report.Interval;
        json.WriteStartObject();
        json.WriteNull("group");
        json.WriteString("design", report.Findings.Design?.Id);
        json.WriteCounts(report.Findings.Counts);
        json.WriteStartObject("coverage");
        json.WriteString("method", report.Findings.Method.Id);
        json.WriteString("interval", report.Findings.Method.Interval);
        json.WriteFinite("level", report.Findings.Level);
        json.WriteStartObject("known");
        json.WriteFinite("sensitivity", report.Findings.KnownSensitivity ?? double.NaN);
        json.WriteFinite("specificity", report.Findings.KnownSpecificity ?? double.NaN);
        json.WriteEndObject();
        json.WriteFinite("minimum", interval.Minimum);
        json.WriteFinite("firstPercentile", interval.FirstPercentile);
        json.WriteFinite("mean", interval.Mean);
        json.WriteStartObject("at");
        json.WriteFinite("rate", interval.Where.Rate);
        json.WriteFinite("sensitivity", interval.Where.Sensitivity);
        json.WriteFinite("specificity", interval.Where.Specificity);
        json.WriteEndObject();
        json.WriteFinite("shareBelowLevel", interval.ShareBelow);
        json.WriteFinite("lowerMinimum", report.LowerLimit.Minimum);
        json.WriteFinite("upperMinimum", report.UpperLimit.Minimum);
        json.WriteFinite("expectedWidth", report.ExpectedWidth);
        json.WriteNumber("gridPoints", report.Findings.Map.Points.Count);
        json.WriteNumber("outcomes", report.Findings.Outcomes);
        WriteSimulation(json, report.Findings.Simulation, report.StandardError);
        MethodJson.Write(json, report.Method);
        json.WriteEndObject();
        json.WriteString("sentence", report.Sentence);
        json.WriteEndObject();
    }

    /// <summary>How figures were simulated.</summary>
    public static void WriteSimulation(Utf8JsonWriter json, CoverageSimulation? drawn, double standardError)
    {
        if (!json.Opens("simulation", drawn, out var simulation)) return;
        json.WriteNumber("replications", simulation.Replications);
        json.WriteNumber("seed", simulation.Seed);
        json.WriteFinite("standardError", standardError);
        WriteLowest(json, simulation.LowestAgain);
        json.WriteEndObject();
    }

    private static void WriteLowest(Utf8JsonWriter json, SimulatedCoverage? lowest)
    {
        if (!json.Opens("lowestAgain", lowest, out var again)) return;
        json.WriteNumber("replications", again.Replications);
        json.WriteFinite("coverage", again.Coverage);
        json.WriteFinite("standardError", again.StandardError);
        json.WriteEndObject();
    }
}
