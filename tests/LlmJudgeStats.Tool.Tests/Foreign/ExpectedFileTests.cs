using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Small files in the layouts of other tools, and what each of them has to give: figures, or an error with its place.</summary>
public sealed class ExpectedFileTests
{
    private const double Close = 1e-8;
    private static readonly string s_data = Scratch.InRepository("tests", "LlmJudgeStats.Tool.Tests", "Foreign", "data");

    public static TheoryData<string, int> Cases
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (var folder in Directory.GetDirectories(s_data).Order(StringComparer.Ordinal))
            {
                using var expected = Read(folder);
                for (var i = 0; i < expected.RootElement.GetProperty("cases").GetArrayLength(); i++) cases.Add(Path.GetFileName(folder), i);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void F13_a_file_of_another_tool_gives_what_it_should(string tool, int number)
    {
        var folder = Path.Combine(s_data, tool);
        using var document = Read(folder);
        var expected = document.RootElement.GetProperty("cases")[number];
        var line = Arguments(folder, expected.GetProperty("command").GetString()!);
        if (expected.TryGetProperty("error", out var error))
        {
            Judgestats.Run([.. line]).IsRefused(
                [error.GetProperty("code").GetString()!, .. error.GetProperty("messageContains").EnumerateArray().Select(part =>
                    part.GetString()!)]);
            return;
        }
        var answer = Judgestats.Run([.. line, "--cluster", "none", "--format", "json"]);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var json = JsonDocument.Parse(answer.Out);
        Compare(expected, json.RootElement);
    }

    private static void Compare(JsonElement expected, JsonElement json)
    {
        var source = json.GetProperty("source");
        Assert.Equal(expected.GetProperty("detected").GetString(), source.GetProperty("format").GetString());
        Assert.True(source.GetProperty("detected").GetBoolean());
        Same(expected.GetProperty("ignored"), source.GetProperty("ignored"));
        var rows = json.GetProperty("rows");
        foreach (var name in new[] { "read", "used", "skipped" }) Same(expected.GetProperty("rows").GetProperty(name),
            rows.GetProperty(name));
        Same(expected.GetProperty("missing"), rows.GetProperty("missing"));
        if (expected.TryGetProperty("metrics", out var metrics)) Same(metrics, source.GetProperty("metrics"));
        if (expected.TryGetProperty("labels", out var labels))
        {
            foreach (var count in labels.EnumerateObject()) Same(count.Value, json.GetProperty("labels").GetProperty(count.Name));
        }
        var result = json.GetProperty("results")[0];
        foreach (var part in expected.GetProperty("counts").EnumerateObject())
        {
            foreach (var count in part.Value.EnumerateObject())
                Same(count.Value, result.GetProperty("counts").GetProperty(part.Name).GetProperty(count.Name));
        }
        var estimate = result.GetProperty("estimates")[0];
        foreach (var name in new[] { "point", "lower", "upper" })
            Assert.Equal(expected.GetProperty("estimate").GetProperty(name).GetDouble(), estimate.GetProperty(name).GetDouble(), Close);
    }

    // Objects of counts in any order.
    private static void Same(JsonElement expected, JsonElement found) =>
        Assert.True(JsonElement.DeepEquals(expected, found), $"expected {expected}, found {found}");

    // Words in single quotes are one; files are those of the folder.
    private static IReadOnlyList<string> Arguments(string folder, string command)
    {
        var words = command.Split('\'').SelectMany((part, i) =>
            i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Skip(1);
        return [.. words.Select(word => Path.Exists(Path.Combine(folder, word)) ? Path.Combine(folder, word) : word)];
    }

    private static JsonDocument Read(string folder) => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
}
