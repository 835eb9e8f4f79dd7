namespace LlmJudgeStats.Inference;

/// <summary>The log-likelihood at one mean.</summary>
/// <param name="Drop">How far it lies below its top: 0 or positive.</param>
/// <param name="Slope">Its slope in ln(t/(1 − t)), which no t overflows.</param>
internal readonly record struct RestrictedMaximum(double Drop, double Slope);
