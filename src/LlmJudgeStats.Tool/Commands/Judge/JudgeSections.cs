namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>The names of the sections of <c>judgestats judge</c>.</summary>
internal static class JudgeSections
{
    public const string Accuracy = "accuracy";
    public const string Orders = "orders";
    public const string Confidence = "confidence";
    public const string Ceiling = "ceiling";
    public const string Change = "change";
    public const string Bias = "bias";
    public const string Panel = "panel";

    /// <summary>All of them, in the order of reading.</summary>
    public static IReadOnlyList<string> All { get; } = [Accuracy, Orders, Confidence, Ceiling, Change, Bias, Panel];

    /// <summary>The section of a name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Of(string name)
    {
        var id = name.ToLowerInvariant();
        if (All.Contains(id)) return id;
        throw new UsageException($"--only {name}: no such section; there are {string.Join(", ", All)}");
    }
}
