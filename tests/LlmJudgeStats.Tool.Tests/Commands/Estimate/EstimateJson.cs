using System.Text.Json;
using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>What tests read from the JSON of one estimate.</summary>
internal static class EstimateJson
{
    public static JsonElement Result(JsonElement json) => Assert.Single(json.GetProperty("results").EnumerateArray().ToArray());

    public static JsonElement[] Estimates(JsonElement json) => [.. Result(json).GetProperty("estimates").EnumerateArray()];

    public static string Sentence(JsonElement json) => Result(json).GetProperty("sentence").GetString()!;

    public static string Method(JsonElement estimate) => estimate.GetProperty("method").GetString()!;

    public static string[] Warnings(JsonElement estimate) =>
        [.. estimate.GetProperty("warnings").EnumerateArray().Select(flag => flag.GetString()!)];

    public static JsonElement? Diagnostic(JsonElement json, string code) =>
        json.GetProperty("diagnostics").EnumerateArray().Where(d => d.GetProperty("code").GetString() == code)
            .Select(d => (JsonElement?)d).SingleOrDefault();

    public static (double Point, double Lower, double Upper) Limits(JsonElement json) =>
        (json.GetProperty("point").GetDouble(), json.GetProperty("lower").GetDouble(), json.GetProperty("upper").GetDouble());

    public static void NotIdentified(JsonElement json, string flag)
    {
        var estimate = Estimates(json)[0];
        Assert.False(estimate.GetProperty("identified").GetBoolean());
        foreach (var name in (string[])["point", "unclamped", "standardError", "varianceShares"])
            Assert.Equal(JsonValueKind.Null, estimate.GetProperty(name).ValueKind);
        Assert.Equal((0, 1), (estimate.GetProperty("lower").GetDouble(), estimate.GetProperty("upper").GetDouble()));
        Assert.Contains(flag, Warnings(estimate));
    }

    public static void Same(JudgeEstimate expected, JsonElement json)
    {
        Assert.Equal((expected.Method.Id, expected.Method.Interval), (Method(json), json.GetProperty("interval").GetString()));
        Assert.Equal((expected.Point, expected.Interval.Lower, expected.Interval.Upper), Limits(json));
        Assert.Equal((expected.Unclamped, expected.StandardError, expected.Interval.Level),
            (json.GetProperty("unclamped").GetDouble(), json.GetProperty("standardError").GetDouble(),
                json.GetProperty("level").GetDouble()));
        Assert.Equal(expected.Interval.Kind == IntervalKind.Credible ? "credible" : "confidence", json.GetProperty("kind").GetString());
    }
}
