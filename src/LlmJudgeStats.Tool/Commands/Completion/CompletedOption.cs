namespace LlmJudgeStats.Tool.Commands.Completion;

/// <summary>An option as a shell completes it.</summary>
/// <param name="Name">With both hyphens.</param>
/// <param name="Description">What help says about it.</param>
/// <param name="TakesValue">Whether the next word is its value.</param>
/// <param name="Values">All that the value can be; empty where it is free, and a file may be meant.</param>
internal sealed record CompletedOption(string Name, string Description, bool TakesValue, IReadOnlyList<string> Values);
