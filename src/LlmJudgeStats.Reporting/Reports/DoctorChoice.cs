namespace LlmJudgeStats.Reporting;

/// <summary>A decision that is the reader's.</summary>
/// <param name="Decision">What is to be decided.</param>
/// <param name="Options">What there is to choose from.</param>
internal sealed record DoctorChoice(string Decision, IReadOnlyList<DoctorOption> Options);

/// <summary>One way to decide.</summary>
/// <param name="Command">The command that says so; <see langword="null"/> where none can.</param>
/// <param name="Means">What follows.</param>
internal sealed record DoctorOption(string? Command, string Means);
