using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>What a log of Inspect says about all of its samples.</summary>
internal sealed record InspectLog
{
    public required string? Model { get; init; }

    public required string? Grader { get; init; }

    public required IReadOnlyList<string> Scorers { get; init; }

    /// <summary>The model that each scorer was told to ask.</summary>
    public required IReadOnlyDictionary<string, string> Models { get; init; }

    public required int Epochs { get; init; }

    public required string? Task { get; init; }

    public required string? Status { get; init; }

    /// <summary>Whether it was written to its end.</summary>
    public bool IsFinished { get; init; } = true;

    /// <summary>How many samples there should be; 0 where that is not said.</summary>
    public required long Expected { get; init; }

    public static InspectLog Of(JsonPart header)
    {
        var eval = header["eval"];
        var grader = eval?["model_roles"]?["grader"];
        var scorers = eval?["scorers"]?.Parts ?? [];
        Dictionary<string, string> models = new(StringComparer.Ordinal);
        foreach (var scorer in scorers)
        {
            if (scorer.TextOf("name") is { } name && scorer["options"]?.TextOf("model") is { } model) models[name] = model;
        }
        var epochs = Number(eval?["config"]?.TextOf("epochs"), 1);
        return new()
        {
            Model = eval?.TextOf("model"),
            Grader = grader?.Text ?? grader?.TextOf("model"),
            Scorers = [.. scorers.Select(scorer => scorer.TextOf("name")).OfType<string>()],
            Models = models,
            Epochs = (int)epochs,
            Task = eval?.TextOf("task"),
            Status = header.TextOf("status"),
            Expected = Number(eval?["dataset"]?.TextOf("samples"), 0) * epochs,
        };
    }

    /// <summary>Who judged: without a grader of its own a model grades itself.</summary>
    public string? JudgeOf(string metric)
    {
        var end = metric.IndexOf('/', StringComparison.Ordinal);
        var scorer = end < 0 ? metric : metric[..end];
        return Grader ?? (Models.TryGetValue(scorer, out var model) ? model : Model);
    }

    private static long Number(string? text, long otherwise) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
