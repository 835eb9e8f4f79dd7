using LlmJudgeStats.Data;
using LlmJudgeStats.Reporting;

namespace LlmJudgeStats.Tool.Arguments;

/// <summary>Counts from the command line.</summary>
internal sealed record CountedEvidence(StudyCounts Counts, Calibration Calibration);

/// <summary>A file and how to read it.</summary>
internal sealed record FileEvidence(string Path, JudgmentReaderOptions Options, bool Reveal);
