namespace LlmJudgeStats.Reporting;

/// <summary>A checkpoint of a <see cref="TrajectoryPicture"/>.</summary>
/// <param name="Step">The training step.</param>
/// <param name="Score">Its score.</param>
internal readonly record struct TrajectoryPoint(double Step, RateMark Score);
