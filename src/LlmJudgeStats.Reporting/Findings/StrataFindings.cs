namespace LlmJudgeStats.Reporting;

/// <summary>What labels were sampled from, where that is more than the two verdicts.</summary>
/// <param name="Names">A name for each stratum, such as <c>no verdict</c>.</param>
/// <param name="Table">Labelled and unlabelled items by stratum; values 0 (fail) and 1 (pass).</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record StrataFindings(IReadOnlyList<string> Names, StrataTable Table)
{
    /// <summary>
    /// Whether labels were sampled within the values of a column: then they are no random sample of all items by themselves, and need not
    /// be.
    /// </summary>
    public bool AreByColumn { get; init; }
}
