namespace LlmJudgeStats.Data;

/// <summary>How a file was understood: everything that was detected rather than told.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record JudgmentSource
{
    /// <summary>The path, or the name given for a stream.</summary>
    public required string Name { get; init; }

    /// <summary>The format of the rows.</summary>
    public required JudgmentFormat Format { get; init; }

    /// <summary>The delimiter; <see langword="null"/> for JSON lines.</summary>
    public required char? Delimiter { get; init; }

    /// <summary>What the input was read as, and what of it is no row.</summary>
    public required SourceAccount Account { get; init; }

    /// <summary>Whether the input was gzip-compressed.</summary>
    public required bool Compressed { get; init; }

    /// <summary>The encoding: <c>utf-8</c>, <c>utf-16</c>, or the name that was asked for.</summary>
    public required string Encoding { get; init; }

    /// <summary>How many bytes were read, counted unpacked.</summary>
    public required long Bytes { get; init; }

    /// <summary>The columns in order: of the header, or of first appearance in JSON lines.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The column the verdicts came from.</summary>
    public required string VerdictColumn { get; init; }

    /// <summary>The column the labels came from; <see langword="null"/> when there is none.</summary>
    public required string? LabelColumn { get; init; }

    /// <summary>The column the item ids came from; <see langword="null"/> when there is none.</summary>
    public required string? IdColumn { get; init; }

    /// <summary>
    /// The column whose equal values mark rows that belong together: the one that was named, or that of the ids where some repeat;
    /// <see langword="null"/> where rows are independent.
    /// </summary>
    public string? ClusterColumn { get; init; }

    /// <summary>Whether several columns are called like ids, so that one had to be chosen.</summary>
    public bool IdWasChosen { get; init; }

    /// <summary>Where the rows are in a JSON document; <see langword="null"/> elsewhere, and where the document is the array.</summary>
    public string? Path { get; init; }

    /// <summary>
    /// The pair of words that verdicts are written in, such as <c>pass/fail</c>; <see langword="null"/> when no verdict was seen.
    /// </summary>
    public required string? VerdictWords { get; init; }

    /// <summary>The pair of words that labels are written in, such as <c>1/0</c>; <see langword="null"/> when no label was seen.</summary>
    public required string? LabelWords { get; init; }

    /// <summary>
    /// Which input it was; <see langword="null"/> unless <see cref="JudgmentReaderOptions.TakesFingerprint"/> asked for it.
    /// </summary>
    public InputFingerprint? Fingerprint { get; init; }

    /// <summary>Which file its labels are of; <see langword="null"/> without one, and where it was not hashed.</summary>
    internal InputFingerprint? LabelsFingerprint { get; init; }

    /// <summary>When the newest result in it was made; <see langword="null"/> where it does not say.</summary>
    internal DateTimeOffset? Newest { get; init; }
}
