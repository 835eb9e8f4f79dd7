namespace LlmJudgeStats.Planning;

/// <summary>One point of a curve: what so many labels give.</summary>
/// <param name="Labels">How many labels.</param>
/// <param name="HalfWidth">The expected half-width of the interval, in [0, 1/2].</param>
public readonly record struct PlanPoint(long Labels, double HalfWidth);
