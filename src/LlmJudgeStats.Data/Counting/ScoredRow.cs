namespace LlmJudgeStats.Data;

/// <summary>A score, and whose it is: numbers of names.</summary>
/// <param name="Series">What it belongs to.</param>
/// <param name="Item">The item.</param>
/// <param name="Score">The score, in [0, 1].</param>
/// <param name="Number">Of how many, where rows stand for many items; the place in the run where they do not; NaN for neither.</param>
internal readonly record struct ScoredRow(ScoreSeries Series, int Item, double Score, double Number);
