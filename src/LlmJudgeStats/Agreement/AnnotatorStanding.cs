namespace LlmJudgeStats.Agreement;

/// <summary>The judge against one annotator.</summary>
/// <param name="Name">The annotator.</param>
/// <param name="Alignment">Items by who is nearer to the remaining annotators.</param>
/// <param name="Advantage">How often the judge is as near as the annotator or nearer, with its interval.</param>
/// <param name="PValue">The p-value of an annotator who is better by epsilon or more; <see langword="null"/>: too few items.</param>
/// <param name="AdjustedPValue">The same after Benjamini and Yekutieli, over the annotators that were tested.</param>
public sealed record AnnotatorStanding(
    string Name, Alignment Alignment, JudgeEstimate Advantage, double? PValue, double? AdjustedPValue);
