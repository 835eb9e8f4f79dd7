namespace LlmJudgeStats.Data;

/// <summary>The items of a file with their values, every row accounted for.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record MeasureTable
{
    /// <summary>What became of the rows.</summary>
    public required RowAccount Rows { get; init; }

    /// <summary>The groups in order of first appearance; exactly one, with an empty key, when no grouping was asked for.</summary>
    public required IReadOnlyList<MeasuredGroup> Groups { get; init; }

    /// <summary>The classes by number; empty unless the measure is one of classes.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Pairs that were left out because they were not judged once in each order.</summary>
    public long IncompletePairs { get; init; }

    /// <summary>What became of labels of a file of their own, or apart from the verdicts; nothing where there were none.</summary>
    public LabelAccount? Labels { get; init; }

    /// <summary>What a reader of the numbers should know.</summary>
    public required IReadOnlyList<Diagnostic> Notes { get; init; }

    /// <summary>How the file was understood.</summary>
    public required JudgmentSource Source { get; init; }

    internal MeasureTable With(InputFingerprint fingerprint) => this with { Source = Source with { Fingerprint = fingerprint } };
}
