namespace LlmJudgeStats.Reporting;

/// <summary>How a file is written.</summary>
internal sealed record DoctorSource
{
    /// <summary>The id of the format: <c>csv</c>, <c>tsv</c>, <c>jsonl</c>, <c>json</c>, or that of another tool.</summary>
    public required string Format { get; init; }

    /// <summary>The format in words.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it was found by content, and not named.</summary>
    public required bool IsDetected { get; init; }

    /// <summary>The version of the format; <see langword="null"/> where it has none.</summary>
    public string? Version { get; init; }

    /// <summary>The delimiter; <see langword="null"/> where there is none.</summary>
    public required char? Delimiter { get; init; }

    public required string Encoding { get; init; }

    /// <summary>Bytes, unpacked.</summary>
    public required long Bytes { get; init; }

    public required bool IsCompressed { get; init; }

    /// <summary>Where the rows are in a JSON document; <see langword="null"/> elsewhere.</summary>
    public required string? Path { get; init; }

    public int Files { get; init; } = 1;

    /// <summary>What is no judgment, by kind.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Ignored { get; init; } = [];

    /// <summary>Rows of each metric; <see langword="null"/> where the format has none.</summary>
    public IReadOnlyList<KeyValuePair<string, long>>? Metrics { get; init; }
}
