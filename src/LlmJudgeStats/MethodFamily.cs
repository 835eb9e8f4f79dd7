namespace LlmJudgeStats;

/// <summary>What answers one kind of question: its methods, each with an interval, and the page that has their formulas.</summary>
/// <remarks>
/// Methods are those that estimates carry (<see cref="JudgeEstimate.Method"/>): one for each interval, and one without where a method has
/// none. Immutable, thread-safe.
/// </remarks>
/// <param name="Name">For people: <c>differences</c>.</param>
/// <param name="Page">The page of the repository: <c>docs/methods/decisions.md</c>.</param>
/// <param name="Methods">Every method with every interval.</param>
public sealed record MethodFamily(string Name, string Page, IReadOnlyList<EstimationMethod> Methods);
