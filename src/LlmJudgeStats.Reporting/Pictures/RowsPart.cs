namespace LlmJudgeStats.Reporting;

/// <summary>What became of some of the rows.</summary>
/// <param name="Label">What they are, or why they are not used.</param>
/// <param name="Count">How many, not negative.</param>
/// <param name="Kind">What they are for.</param>
internal sealed record RowsPart(string Label, long Count, RowsPartKind Kind);
