namespace LlmJudgeStats.Planning;

/// <summary>The sizes that answer a question.</summary>
/// <param name="Labels">How many labels; <see langword="null"/> when no number will do.</param>
/// <param name="Items">How many test items, likewise.</param>
/// <param name="IsFeasible">Whether the goal is reached.</param>
internal readonly record struct PlanSizes(long? Labels, long? Items, bool IsFeasible);
