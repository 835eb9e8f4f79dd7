namespace LlmJudgeStats.Reporting;

/// <summary>A line of an <see cref="IntervalPicture"/>.</summary>
/// <param name="Label">What it is of: our words or a name from data.</param>
/// <param name="Mark">The rate with its limits.</param>
/// <param name="Kind">What kind of line it is.</param>
internal sealed record IntervalRow(string Label, RateMark Mark, IntervalRowKind Kind);
