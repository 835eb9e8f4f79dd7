using System.Text.Json;

namespace LlmJudgeStats.Tests.Comparison;

/// <summary>The figures of others for comparisons: tests/reference/decisions and the shared-calibration cases of tests/reference/contrasts.
/// </summary>
internal static class DecisionFigures
{
    /// <summary>Every case whose id begins so.</summary>
    public static IReadOnlyList<(string Id, JsonElement Input, JsonElement Expect)> Cases(string prefix) =>
        Read(Path.Combine("decisions", "comparisons.json"), "decisions/" + prefix);

    /// <summary>The differences with one calibration.</summary>
    public static IReadOnlyList<(string Id, JsonElement Input, JsonElement Expect)> Shared(string prefix) =>
        Read(Path.Combine("contrasts", "shared-calibration.json"), prefix);

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static long Count(this JsonElement element, string name) => element.GetProperty(name).GetInt64();

    public static Proportion Rate(this JsonElement element, string successes, string size) =>
        Proportion.FromCounts(element.Number(successes), element.Number(size));

    public static void Are(JsonElement limits, double lower, double upper, double near)
    {
        Assert.Equal(limits[0].GetDouble(), lower, near);
        Assert.Equal(limits[1].GetDouble(), upper, near);
    }

    private static List<(string Id, JsonElement Input, JsonElement Expect)> Read(string file, string prefix)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reference", file)));
        var cases = json.RootElement.Clone().EnumerateArray()
            .Where(one => one.GetProperty("id").GetString()!.StartsWith(prefix, StringComparison.Ordinal))
            .Select(one => (one.GetProperty("id").GetString()!, one.GetProperty("input"), one.GetProperty("expect"))).ToList();
        Assert.NotEmpty(cases);
        return cases;
    }
}
