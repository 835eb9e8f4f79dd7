namespace LlmJudgeStats;

/// <summary>How good a judge is: sensitivity, specificity and Youden's J, each with an interval.</summary>
/// <remarks>Equality compares all parts. Immutable, thread-safe.</remarks>
/// <param name="Sensitivity">P(verdict pass | label pass).</param>
/// <param name="Specificity">P(verdict fail | label fail).</param>
/// <param name="Youden">J = sensitivity + specificity − 1; NaN when a class is missing.</param>
/// <param name="YoudenInterval">Newcombe's interval of J, in [−1, 1].</param>
public readonly record struct JudgeQuality(JudgeRate Sensitivity, JudgeRate Specificity, double Youden, IntervalEstimate YoudenInterval);
