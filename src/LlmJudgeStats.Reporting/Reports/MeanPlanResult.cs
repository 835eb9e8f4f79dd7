using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Reporting;

/// <summary>The plan of one group, with its sentence.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record MeanPlanResult
{
    /// <summary>The group; <see langword="null"/> without groups.</summary>
    public required IReadOnlyList<GroupKey>? Group { get; init; }

    /// <summary>What kind of values: <c>score</c>, <c>preference</c>, <c>votes</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>What is estimated: <c>mean score</c>, <c>win rate</c>, <c>pass rate</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The question: the pilot, and what was given.</summary>
    public required MeanPlanQuestion Question { get; init; }

    /// <summary>The plan.</summary>
    public required MeanPlan Plan { get; init; }

    /// <summary>The method whose interval is planned: kernel 2 (kernels.md 2.1).</summary>
    public required EstimationMethod Method { get; init; }

    /// <summary>What must hold, one sentence each.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>Where the method comes from.</summary>
    public required Citation Citation { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The result of what was found.</summary>
    /// <param name="findings">What was found.</param>
    public static MeanPlanResult Of(MeanPlanFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var method = StratifiedMeanEstimator.Default.Method;
        var result = new MeanPlanResult
        {
            Group = findings.Group,
            Measure = findings.Measure,
            Name = findings.Name,
            Question = findings.Question,
            Plan = findings.Plan,
            Method = method,
            Assumptions = findings.Question.DesignEffect > 1
                ? method.Assumptions.WordsOfClusters : MethodWords.AssumptionsOf(method),
            Citation = MethodWords.CitationOf(method),
            Sentence = "",
        };
        return result with { Sentence = MeanPlanAnswer.Of(result) };
    }
}
