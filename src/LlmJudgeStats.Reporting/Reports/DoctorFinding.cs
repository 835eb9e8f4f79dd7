namespace LlmJudgeStats.Reporting;

/// <summary>Something that a reader of the file should know.</summary>
/// <param name="Diagnostic">What, and what to do.</param>
/// <param name="Columns">The columns that it is about, escaped.</param>
/// <param name="Count">How many rows, items or values; <see langword="null"/> where nothing is counted.</param>
/// <param name="Examples">Some of them, escaped.</param>
internal sealed record DoctorFinding(
    Diagnostic Diagnostic, IReadOnlyList<string> Columns, long? Count, IReadOnlyList<string> Examples);
