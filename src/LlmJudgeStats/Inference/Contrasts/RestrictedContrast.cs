namespace LlmJudgeStats.Inference;

/// <summary>A contrast held at 0 at one value: how far the data are from it, and how they vary there.</summary>
/// <param name="Deviance">Twice the drop of the log-likelihood from the top of all, with a judge no worse than chance.</param>
/// <param name="Slope">The slope of the contrast in the value at the free fit: minus Youden's J of a corrected rate.</param>
/// <param name="Variance">The variance of the contrast at the free fit.</param>
/// <param name="Steps">What the steps of the counts are worth, as far as other counts do not smooth them.</param>
internal readonly record struct RestrictedContrast(double Deviance, double Slope, double Variance, double Steps);
