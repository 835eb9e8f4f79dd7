namespace LlmJudgeStats.Data;

/// <summary>One score of Langfuse, whatever it was exported as.</summary>
internal sealed record LangfuseScore
{
    public required string? TraceId { get; init; }

    public required string? ObservationId { get; init; }

    public required string? SessionId { get; init; }

    public required string? System { get; init; }

    /// <summary><c>EVAL</c>, <c>API</c> or <c>ANNOTATION</c>.</summary>
    public required string Source { get; init; }

    public required string Name { get; init; }

    /// <summary><c>BOOLEAN</c>, <c>CATEGORICAL</c>, <c>NUMERIC</c>, or what is no verdict.</summary>
    public required string DataType { get; init; }

    public required string? Value { get; init; }

    /// <summary>The word of a category.</summary>
    public required string? Word { get; init; }

    public required string Timestamp { get; init; }

    public required string Author { get; init; }

    public required long Line { get; init; }

    /// <summary>Where the value stands, for messages.</summary>
    public required string Place { get; init; }

    public string?[] More { get; init; } = [];

    /// <summary>What was scored.</summary>
    public string Item => TraceId is null ? SessionId ?? "" : ObservationId is null ? TraceId : $"{TraceId}/{ObservationId}";
}
