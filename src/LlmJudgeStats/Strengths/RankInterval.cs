namespace LlmJudgeStats.Strengths;

/// <summary>The ranks that the data allow a system; 1 is the strongest.</summary>
/// <param name="Best">One more than the systems that are clearly stronger.</param>
/// <param name="Worst">As many as there are systems, less those that are clearly weaker.</param>
public readonly record struct RankInterval(int Best, int Worst);
