namespace LlmJudgeStats.Data;

/// <summary>A filter and the column that it is of.</summary>
internal readonly record struct SqlFilter(int Column, RowFilter Filter);
