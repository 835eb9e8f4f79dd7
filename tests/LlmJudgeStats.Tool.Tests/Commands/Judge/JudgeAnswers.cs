using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>What <c>judgestats judge</c> answers, as JSON.</summary>
internal static class JudgeAnswers
{
    /// <summary>The first result of a line that must succeed.</summary>
    public static JsonElement Json(string line)
    {
        var answer = Judgestats.Line($"judge {line} --format json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        return document.RootElement.GetProperty("results")[0].Clone();
    }

    public static JsonElement[] Estimates(JsonElement result, string section) =>
        [.. Section(result, section).GetProperty("estimates").EnumerateArray()];

    public static JsonElement Section(JsonElement result, string name) =>
        result.GetProperty("judge").GetProperty("sections").GetProperty(name);

    public static JsonElement Find(JsonElement[] estimates, string quantity, string? of) => estimates.Single(one =>
        one.GetProperty("quantity").GetString() == quantity
        && (one.TryGetProperty("of", out var name) ? name.GetString() : null) == of);
}
