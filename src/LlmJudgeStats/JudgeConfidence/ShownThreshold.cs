namespace LlmJudgeStats.JudgeConfidence;

/// <summary>A threshold of confidence whose accuracy was shown to reach a target.</summary>
/// <remarks>The default value is no answer. Immutable, thread-safe.</remarks>
/// <param name="Part">The items at or above the threshold.</param>
/// <param name="Deciles">How many deciles of confidence these are, from the top.</param>
/// <param name="Target">The accuracy that was aimed at.</param>
/// <param name="Lower">The lower limit of the accuracy, at least the target.</param>
public readonly record struct ShownThreshold(ConfidentPart Part, int Deciles, double Target, double Lower);
