using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Reporting;

/// <summary>One plan of a report, with its sentence.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record PlanResult
{
    /// <summary>The group of the pilot; <see langword="null"/> when no grouping was asked for.</summary>
    public required IReadOnlyList<GroupKey>? Group { get; init; }

    /// <summary>The plan.</summary>
    public required PlanAnswer Answer { get; init; }

    /// <summary>Whether the rates come from a pilot; else they were given.</summary>
    public required bool IsFromPilot { get; init; }

    /// <summary>How many labels are missing beyond the pilot's; <see langword="null"/> without a pilot, or without a number of labels.
    /// </summary>
    public required long? ToLabel { get; init; }

    /// <summary>What was looked for: <c>labels</c>, <c>items</c>, both, or nothing.</summary>
    public required IReadOnlyList<string> SolvedFor { get; init; }

    /// <summary>What the method assumes, and where it comes from.</summary>
    public required ReportMethod Method { get; init; }

    /// <summary>The answer in one plain sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The result of what was found.</summary>
    /// <param name="findings">What was found.</param>
    public static PlanResult Of(PlanFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var answer = findings.Answer;
        var question = findings.Answer.Question;
        return new()
        {
            Group = findings.Group,
            Answer = answer,
            IsFromPilot = findings.IsFromPilot,
            ToLabel = findings.PilotLabels is { } there && answer.Labels is { } labels ? Math.Max(0, labels - there) : null,
            SolvedFor = [.. Looked("labels", question.Labels), .. Looked("items", question.Items)],
            Method = question.DesignEffect > 1 ? ReportMethod.OfClusters(question.Method) : ReportMethod.Of(question.Method),
            Sentence = PlanSentence.Of(answer),
        };
    }

    private static string[] Looked(string name, long? given) => given is null ? [name] : [];
}
