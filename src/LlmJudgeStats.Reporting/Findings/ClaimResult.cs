using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Reporting;

/// <summary>One published claim and what its figures support.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed record ClaimResult
{
    /// <summary>The words or the id of the claim.</summary>
    public required string Id { get; init; }

    /// <summary>Who has the first score.</summary>
    public required string A { get; init; }

    /// <summary>Who has the second; empty without one.</summary>
    public required string B { get; init; }

    /// <summary>Where they were scored; empty where nobody said so.</summary>
    public string Benchmark { get; init; } = "";

    /// <summary>What the figures say.</summary>
    public required ClaimEstimate Estimate { get; init; }

    /// <summary>The accuracy of two judges up to which a claim is said to survive.</summary>
    public required double Bar { get; init; }

    /// <summary>The interval of the first score by itself, its judge taken at its word; <see langword="null"/> without a number of items.
    /// </summary>
    public IntervalEstimate? LimitsOfA { get; init; }

    /// <summary>The same of the second.</summary>
    public IntervalEstimate? LimitsOfB { get; init; }

    /// <summary>What totals on the same items allow; <see langword="null"/> where items differ, or scores are no counts.</summary>
    public DiscordanceBound? SameItems { get; init; }

    /// <summary>
    /// The probability that the claim holds, with uniform priors on what was measured; <see langword="null"/> where no judge was measured,
    /// or there is none.
    /// </summary>
    public double? Probability { get; init; }

    /// <summary>The method.</summary>
    public ReportMethod Method { get; } = ReportMethod.Of(ClaimEstimator.Default.Method);

    /// <summary>The verdict in one plain sentence.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>What the verdict rests on and what else there is to say, a line each.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>What looked wrong in this claim.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether it survives two judges of the bar.</summary>
    public bool SurvivesDifferentJudges => Estimate.SurvivesDifferentJudges(Bar);
}
