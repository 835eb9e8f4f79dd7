namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>An option on a command line, with its value; empty for a switch.</summary>
internal sealed record CommandOption(string Name, string Value);
