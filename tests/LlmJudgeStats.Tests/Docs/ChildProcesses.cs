namespace LlmJudgeStats.Tests.Docs;

/// <summary>Tests that start processes run one after the other: builds of the same project must not meet.</summary>
[CollectionDefinition(nameof(ChildProcesses))]
public sealed class ChildProcesses;
