using LlmJudgeStats.Data;

namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary>A file and how to read it.</summary>
internal sealed record FileEvidence(string Path, JudgmentReaderOptions Options, bool Reveal);
