namespace LlmJudgeStats.Audit;

/// <summary>The number that a verdict rests on.</summary>
/// <param name="Name">What it is: <c>reliability</c>.</param>
/// <param name="Value">The number; NaN when it is not defined.</param>
/// <param name="Interval">Its interval, where there is one.</param>
/// <param name="Unit">What it counts in: <c>share</c>, <c>points</c>, <c>correlation</c>, <c>systems</c> or <c>probability</c>.</param>
public sealed record AuditFigure(string Name, double Value, IntervalEstimate? Interval, string Unit);
