namespace LlmJudgeStats.Reporting;

/// <summary>A group column and the value that its rows share.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Value">The text of the cell, as it stands in the data.</param>
public sealed record GroupValue(string Column, string Value);
