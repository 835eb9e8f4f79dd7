namespace LlmJudgeStats.Reporting;

/// <summary>The plan of one group, with its sentence.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record MeanPlanResult
{
    private MeanPlanResult(MeanPlanFindings findings) => Findings = findings;

    /// <summary>What was found.</summary>
    public MeanPlanFindings Findings { get; }

    /// <summary>The method whose interval is planned (kernels.md 2.1), what it assumes, and where it comes from.</summary>
    public required ReportMethod Method { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The result of what was found.</summary>
    /// <param name="findings">What was found.</param>
    public static MeanPlanResult Of(MeanPlanFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var method = StratifiedMeanEstimator.Default.Method;
        return new(findings)
        {
            Method = findings.Question.DesignEffect > 1 ? ReportMethod.OfClusters(method) : ReportMethod.Of(method),
            Sentence = MeanPlanAnswer.Of(findings),
        };
    }
}
