namespace LlmJudgeStats.Data;

/// <summary>The evidence of a file, with every row accounted for.</summary>
/// <remarks>Holds counts only, no rows, but for <see cref="Pairs"/> where they were asked for. Immutable, thread-safe.</remarks>
public sealed record JudgmentTable
{
    /// <summary>What became of the rows.</summary>
    public required RowAccount Rows { get; init; }

    /// <summary>The groups in order of first appearance; exactly one, with an empty key, when no grouping was asked for.</summary>
    public required IReadOnlyList<JudgmentGroup> Groups { get; init; }

    /// <summary>What became of the labels of a second file; <see langword="null"/> without one.</summary>
    public LabelAccount? Labels { get; init; }

    /// <summary>
    /// Columns beside the verdict that decided what was labelled (LJS2044), the surest first; not looked for where labels were declared to
    /// come from elsewhere or to be chosen by label.
    /// </summary>
    public IReadOnlyList<string> LabelsDependOn { get; init; } = [];

    /// <summary>What a reader of the numbers should know.</summary>
    public required IReadOnlyList<Diagnostic> Notes { get; init; }

    /// <summary>
    /// Which items several groups have in common; <see langword="null"/> unless <see cref="JudgmentReaderOptions.PairColumn"/> was named.
    /// </summary>
    public JudgmentPairs? Pairs { get; init; }

    /// <summary>How the file was understood.</summary>
    public required JudgmentSource Source { get; init; }

    internal JudgmentTable With(InputFingerprint fingerprint) => this with { Source = Source with { Fingerprint = fingerprint } };
}
