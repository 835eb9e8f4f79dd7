namespace LlmJudgeStats.Reporting;

/// <summary>
/// The names of an evaluation in OpenTelemetry. Those with <c>gen_ai</c> are of its conventions for generative AI, which have a repository
/// of their own and the status development: as they were in November 2026. A name that changes there changes here and nowhere else.
/// </summary>
internal static class EvaluationNames
{
    /// <summary>The event.</summary>
    public const string Event = "gen_ai.evaluation.result";

    /// <summary>What was evaluated.</summary>
    public const string Name = "gen_ai.evaluation.name";

    /// <summary>The number.</summary>
    public const string Score = "gen_ai.evaluation.score.value";

    /// <summary>What a gate says about it.</summary>
    public const string Label = "gen_ai.evaluation.score.label";

    /// <summary>The sentence.</summary>
    public const string Explanation = "gen_ai.evaluation.explanation";

    /// <summary>Why there is no number.</summary>
    public const string Error = "error.type";

    /// <summary>Who sent it.</summary>
    public const string Service = "service.name";

    /// <summary>The lower limit, of the tool's own names.</summary>
    public const string Lower = "judgestats.interval.lower";

    /// <summary>The upper limit.</summary>
    public const string Upper = "judgestats.interval.upper";

    /// <summary>The level of both.</summary>
    public const string Level = "judgestats.interval.level";

    /// <summary>The method.</summary>
    public const string Method = "judgestats.method";

    /// <summary>The share that the judge passed.</summary>
    public const string Uncorrected = "judgestats.uncorrected.value";

    /// <summary>What the name of a column stands behind, where there are groups.</summary>
    public const string Group = "judgestats.group.";
}
