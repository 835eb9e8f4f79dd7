using System.CommandLine;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>Options that belong together, for the help.</summary>
internal sealed record OptionGroup(string Title, IReadOnlyList<Option> Options);
