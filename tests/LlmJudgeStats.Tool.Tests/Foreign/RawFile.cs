using System.Globalization;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Files of other tools read a second time, by other code than the library's, and figures of answers.</summary>
internal static class RawFile
{
    private static readonly double[] s_worths = [1, 0.5, 0];

    public static string DataPath(params string[] path) =>
        Scratch.InRepository(["tests", "LlmJudgeStats.Tool.Tests", "Foreign", "data", .. path]);

    public static double PostStratified(ILookup<double, string> said, Dictionary<string, double> labels) => s_worths
        .Where(said.Contains).Sum(worth => (double)said[worth].Count() / said.Sum(group => group.Count())
            * said[worth].Where(labels.ContainsKey).Average(id => labels[id]));

    public static Dictionary<string, double> LabelsOf(string path) => File.ReadLines(path).Skip(1).Select(line => line.Split(','))
        .ToDictionary(cells => $"{cells[0]}/{cells[1]}", cells => cells[2] switch { "win" => 1, "loss" => 0, _ => 0.5 });

    // What the first model is worth in each game; nothing where the judge failed.
    public static List<(string Id, double? First, double? Second)> GamesOf(string path)
    {
        List<(string, double?, double?)> games = [];
        foreach (var line in File.ReadLines(path))
        {
            using var record = JsonDocument.Parse(line);
            double? Worth(string name) => record.RootElement.GetProperty(name).GetString() switch
            {
                "model_1" => 1,
                "model_2" => 0,
                "tie" => 0.5,
                _ => null,
            };
            games.Add(($"{record.RootElement.GetProperty("question_id")}/{record.RootElement.GetProperty("turn")}", Worth("g1_winner"),
                Worth("g2_winner")));
        }
        return games;
    }

    public static (string Path, string Metric, List<(string Id, double? Score)> Items, int Failed) ItemsOf(string sample)
    {
        var slash = sample.IndexOf('/', StringComparison.Ordinal);
        var (tool, metric) = slash < 0 ? (sample, "") : (sample[..slash], sample[(slash + 1)..]);
        List<(string, double?)> items = [];
        var failed = 0;
        var path = DataPath(tool, tool switch
        {
            "alpaca-eval" => "annotations.json",
            "deepeval" => "test_run_20260302_100000.json",
            "meai" => "good",
            "promptfoo" => "good.json",
            "langfuse" => "good.csv",
            _ => "small__model-1",
        });
        switch (tool)
        {
            case "alpaca-eval":
                foreach (var record in Root(path).EnumerateArray())
                    items.Add((items.Count.ToString(CultureInfo.InvariantCulture), record.GetProperty("preference").GetDouble() - 1));
                break;
            case "deepeval":
                foreach (var test in Root(path).GetProperty("testCases").EnumerateArray())
                {
                    var one = test.GetProperty("metricsData").EnumerateArray()
                        .Single(data => data.GetProperty("name").GetString() == metric);
                    var isError = one.TryGetProperty("error", out var error) && error.ValueKind is not JsonValueKind.Null;
                    items.Add((test.GetProperty("metadata").GetProperty("item_id").GetString()!,
                        isError ? null : one.GetProperty("score").GetDouble()));
                }
                break;
            case "meai":
                foreach (var file in Directory.GetFiles(path, "*.json", SearchOption.AllDirectories))
                {
                    var root = Root(file);
                    var one = root.GetProperty("evaluationResult").GetProperty("metrics").GetProperty(metric);
                    items.Add((root.GetProperty("scenarioName").GetString()!,
                        one.TryGetProperty("value", out var value) ? value.GetDouble() : null));
                }
                break;
            case "promptfoo":
                foreach (var result in Root(path).GetProperty("results").GetProperty("results").EnumerateArray())
                {
                    if (result.TryGetProperty("failureReason", out var reason) && reason.GetInt32() == 2)
                    {
                        failed++;    // no answer to judge
                        continue;
                    }
                    var one = result.GetProperty("gradingResult").GetProperty("componentResults").EnumerateArray()
                        .First(part => part.GetProperty("assertion").TryGetProperty("metric", out var name) && name.GetString() == metric);
                    var isUnread = (result.TryGetProperty("metadata", out var of) && Fails(of))
                        || (one.TryGetProperty("metadata", out var own) && Fails(own));
                    items.Add((result.GetProperty("vars").GetProperty("item_id").GetString()!,
                        isUnread ? null : one.GetProperty("score").GetDouble()));
                }
                break;
            case "langfuse":
                var named = $"\"{metric}\",\"NUMERIC\"";
                foreach (var line in File.ReadLines(path).Where(line => line.Contains(named, StringComparison.Ordinal)))
                {
                    var cells = line.Split("\",\"");
                    items.Add((cells[1], Number(cells[8])));
                }
                break;
            default:
                var filter = metric[(metric.IndexOf(',', StringComparison.Ordinal) + 1)..];
                foreach (var line in File.ReadLines(Directory.GetFiles(path).Single()))
                {
                    using var record = JsonDocument.Parse(line);
                    if (record.RootElement.GetProperty("filter").GetString() != filter) continue;
                    items.Add((record.RootElement.GetProperty("doc_id").GetRawText(),
                        record.RootElement.GetProperty("exact_match").GetDouble()));
                }
                break;
        }
        return (path, metric, items, failed);

        static bool Fails(JsonElement metadata) =>
            metadata.TryGetProperty("graderError", out var error) && error.ValueKind is JsonValueKind.True;
    }

    public static JsonElement Root(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static double Estimate(JsonElement json, string method, int result = 0) => json.GetProperty("results")[result]
        .GetProperty("estimates").EnumerateArray().First(one => one.GetProperty("method").GetString() == method).GetProperty("point")
        .GetDouble();

    public static double Of(JsonElement json, string quantity) => json.GetProperty("results")[0].GetProperty("estimates").EnumerateArray()
        .First(one => one.GetProperty("quantity").GetString() == quantity).GetProperty("point").GetDouble();

    public static JsonElement Json(params string[] args)
    {
        var answer = Judgestats.Run([.. args, "--format", "json"]);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        return document.RootElement.Clone();
    }
}
