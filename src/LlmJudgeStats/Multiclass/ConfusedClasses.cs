namespace LlmJudgeStats.Multiclass;

/// <summary>Two classes that the judge hardly tells apart, so that their shares rest on little (LJS1103).</summary>
/// <remarks>
/// Where the smallest singular value lies below 0.2, intervals of the two shares were found to cover .927 to .939 at a level of .95.
/// Equality compares all parts. Immutable, thread-safe.
/// </remarks>
/// <param name="First">The name of one class.</param>
/// <param name="Second">The name of the other.</param>
/// <param name="SingularValue">
/// The smallest singular value of the rates of verdicts by label, each cell with half an item more: 1 for a perfect judge, 0 for one that
/// cannot tell some classes apart.
/// </param>
/// <param name="Merged">The share of both classes together; null where there are no others.</param>
public sealed record ConfusedClasses(string First, string Second, double SingularValue, JudgeEstimate? Merged);
