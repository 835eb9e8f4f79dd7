namespace LlmJudgeStats.Comparison;

/// <summary>Two of several systems, by their numbers.</summary>
/// <param name="A">The number of the first.</param>
/// <param name="B">The number of the second.</param>
public readonly record struct ComparedSystems(int A, int B);
