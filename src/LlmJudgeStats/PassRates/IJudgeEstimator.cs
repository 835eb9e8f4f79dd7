namespace LlmJudgeStats;

/// <summary>Estimates a pass rate from judge verdicts. Implement it for a method of your own; everything in the library takes it.</summary>
public interface IJudgeEstimator : IEstimator<JudgeStudy, JudgeEstimate>;
