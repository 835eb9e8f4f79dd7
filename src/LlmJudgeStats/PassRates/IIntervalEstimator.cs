namespace LlmJudgeStats;

/// <summary>
/// An estimator of a pass rate that gives one-sided limits and p-values too: <see cref="IIntervalEstimator{TStudy}"/> for a
/// <see cref="JudgeStudy"/>.
/// </summary>
public interface IIntervalEstimator : IJudgeEstimator, IIntervalEstimator<JudgeStudy>;
