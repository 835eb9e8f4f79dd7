namespace LlmJudgeStats.Tool.Commands.Study;

/// <summary>What was said about the method.</summary>
internal sealed record MethodQuestion
{
    public required string? Method { get; init; }

    public required string? Interval { get; init; }

    public required string? Prior { get; init; }

    public required bool NoTruncation { get; init; }

    public required ulong? Seed { get; init; }
}

/// <summary>What a command does with a method: some options make no sense without it.</summary>
internal enum MethodUse
{
    /// <summary>One estimate and its companions.</summary>
    OneEstimate,

    /// <summary>Every estimator that is valid: <c>--all</c>.</summary>
    AllEstimators,

    /// <summary>The coverage of its interval, over all outcomes.</summary>
    EnumeratedStudies,

    /// <summary>The coverage of its interval, in drawn studies.</summary>
    DrawnStudies,
}
