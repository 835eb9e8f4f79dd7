namespace LlmJudgeStats.Data;

/// <summary>The claims of a file, one for each row.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ClaimTable
{
    /// <summary>The claims, in the order of the file.</summary>
    public required IReadOnlyList<ReadClaim> Claims { get; init; }

    /// <summary>Columns that nothing was read from (LJS6108), and columns that are spelled otherwise (LJS6109).</summary>
    public IReadOnlyList<Diagnostic> Notes { get; init; } = [];

    /// <summary>How the file was understood.</summary>
    public required JudgmentSource Source { get; init; }

    internal ClaimTable With(InputFingerprint fingerprint) => this with { Source = Source with { Fingerprint = fingerprint } };
}
