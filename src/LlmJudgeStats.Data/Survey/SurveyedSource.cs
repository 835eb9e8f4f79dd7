namespace LlmJudgeStats.Data;

/// <summary>How a file is written.</summary>
internal sealed record SurveyedSource
{
    /// <summary>The delimiter; nothing for JSON.</summary>
    public required char? Delimiter { get; init; }

    public required string Encoding { get; init; }

    /// <summary>What it was read as.</summary>
    public required SourceAccount Account { get; init; }

    /// <summary>Bytes, unpacked.</summary>
    public required long Bytes { get; init; }

    public required bool IsCompressed { get; init; }

    /// <summary>Where the rows are in a JSON document; nothing elsewhere.</summary>
    public required string? Path { get; init; }

    /// <summary>The runs of a tool that keeps several in one folder, and when the last of their results was written.</summary>
    public IReadOnlyList<KeyValuePair<string, DateTimeOffset>> Executions { get; init; } = [];

    /// <summary>Whether a model judged, or may have, whose name is not told.</summary>
    internal bool MayHaveNamelessJudge { get; init; }
}
