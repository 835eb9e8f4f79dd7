namespace LlmJudgeStats.Data;

/// <summary>A table of scores, every row accounted for, as a study of each benchmark.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ScoreTable
{
    /// <summary>What became of the rows.</summary>
    public required RowAccount Rows { get; init; }

    /// <summary>The benchmarks in the order of first appearance.</summary>
    public required IReadOnlyList<ScoredBenchmark> Benchmarks { get; init; }

    /// <summary>Labels against verdicts of each system that has some, where both stand in the table; empty otherwise.</summary>
    public IReadOnlyList<ConfusionCounts> Labels { get; init; } = [];

    /// <summary>Columns that mean something to a check and are not there: <c>step</c>, <c>split</c>, <c>run</c>, <c>position</c>.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What a reader of the numbers should know.</summary>
    public required IReadOnlyList<Diagnostic> Notes { get; init; }

    /// <summary>How the file was understood.</summary>
    public required JudgmentSource Source { get; init; }

    internal ScoreTable With(InputFingerprint fingerprint) => this with { Source = Source with { Fingerprint = fingerprint } };
}
