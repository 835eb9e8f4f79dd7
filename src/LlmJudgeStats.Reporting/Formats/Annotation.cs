namespace LlmJudgeStats.Reporting;

/// <summary>A mark that a build server sets on a run.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Code">The code of a diagnostic; <see langword="null"/> for the case of a gate, and for a count of the rest.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Message">What is to be read.</param>
internal sealed record Annotation(DiagnosticSeverity Severity, string? Code, string Title, string Message);
