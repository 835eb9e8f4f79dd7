using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Reporting;

/// <summary>What was found for one group, before anything is said about it: <see cref="EstimateResult.Of"/> makes a result of it.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record EstimateFindings
{
    /// <summary>The value of each group column; <see langword="null"/> when there are no groups.</summary>
    public IReadOnlyList<GroupKey>? Group { get; init; }

    /// <summary>What was asked of the estimators.</summary>
    public required JudgeStudy Study { get; init; }

    /// <summary>Whether somebody said how the labelled items were chosen; without a word they are taken as coming from elsewhere.</summary>
    public bool DesignIsDeclared { get; init; } = true;

    /// <summary>The counts behind it.</summary>
    public required StudyCounts Counts { get; init; }

    /// <summary>The estimates; the one that was asked for comes first. At least one.</summary>
    /// <exception cref="ArgumentException">No estimate.</exception>
    public required IReadOnlyList<JudgeEstimate> Estimates
    {
        get;
        init => field = value is { Count: > 0 } ? value : throw new ArgumentException("a result has at least one estimate", nameof(value));
    }

    /// <summary>
    /// The hidden labels of test items: a back-test; <see langword="null"/> when they are not to be shown or there are none.
    /// </summary>
    public JudgeTally? Revealed { get; init; }

    /// <summary>Items of the population without a verdict. None by default.</summary>
    public UnjudgedItems Unjudged { get; init; }

    /// <summary>
    /// Labelled items with a verdict among the judged ones, where the study's calibration is not theirs: stated error rates, lent labels;
    /// <see langword="null"/>: those of the counts.
    /// </summary>
    public long? LabelledItems { get; init; }

    /// <summary>
    /// What the labels were sampled from, where the estimates use more than the two verdicts; <see langword="null"/> elsewhere.
    /// </summary>
    public StrataFindings? Strata { get; init; }

    /// <summary>The share of items without a verdict, by weight; <see langword="null"/> where items count alike.</summary>
    public double? ShareWithoutVerdict { get; init; }

    /// <summary>
    /// What was found about clusters, weights and strata of known shares; <see langword="null"/> where items are independent and count
    /// alike.
    /// </summary>
    public DependenceFindings? Dependence { get; init; }

    /// <summary>
    /// The study as the labels alone see it, where some labelled items have no verdict; <see langword="null"/>: as it is.
    /// </summary>
    public JudgeStudy? LabelStudy { get; init; }

    /// <summary>What is to be cleared up about the file before the estimates are used: warnings and errors of its reading.</summary>
    public IReadOnlyList<Diagnostic> Doubts { get; init; } = [];

    /// <summary>
    /// How the interval that was asked for does in studies of this size; <see langword="null"/> when it was not enumerated.
    /// </summary>
    public DesignCoverage? Coverage { get; init; }

    /// <summary>
    /// The nominal level of the interval that was asked for, where it was calibrated to the design; <see langword="null"/>: the level
    /// itself.
    /// </summary>
    public CalibratedLevel? CalibratedLevel { get; init; }

    /// <summary>What a gate found; <see langword="null"/> where none was asked.</summary>
    public GateFindings? Gate { get; init; }

    /// <summary>What more labels or items would do; <see langword="null"/> where that was not computed, or cannot be said.</summary>
    internal Leverage? Leverage { get; init; }

    /// <summary>The posterior behind the estimate that was asked for; <see langword="null"/> where there is none, or it was not computed.
    /// </summary>
    internal PosteriorDensity? Posterior { get; init; }

    /// <summary>What the posterior rests on beside the data, in words; <see langword="null"/> where the method has no priors.</summary>
    internal string? Priors { get; init; }

    /// <summary>The estimate that was asked for.</summary>
    public JudgeEstimate Main => Estimates[0];
}
