namespace LlmJudgeStats;

/// <summary>What is behind an estimate, and richer than a number: made on request, by <c>estimator.Explain(study, level)</c>.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record EstimateDetails
{
    /// <summary>What is said when <see cref="JudgeNarrows"/> is <see langword="false"/>.</summary>
    public const string NarrowsNothing = "The judge adds next to nothing here: the human labels alone are nearly as precise, or more so.";

    /// <summary>The estimate.</summary>
    public required JudgeEstimate Estimate { get; init; }

    /// <summary>Test items behind it, effective if they are not whole; +∞ when the judged rate was declared known.</summary>
    public required double TestItems { get; init; }

    /// <summary>Labelled items behind it; +∞ when an error rate was declared known, 0 without any.</summary>
    public required double Labels { get; init; }

    /// <summary>Where the variance comes from; <see langword="null"/> where that does not apply.</summary>
    public VarianceShares? Shares { get; init; }

    /// <summary>How many plain random labels would be as precise; <see langword="null"/> unless labels are a random sample.</summary>
    public double? EffectiveLabels { get; init; }

    /// <summary>
    /// The exact coverage in studies of this size if the truth is what was estimated; <see langword="null"/> when it was not enumerated: no
    /// point, more than 12,000 outcomes, sizes that are not whole numbers, a credible interval, or an estimator that is not one of
    /// <see cref="JudgeEstimators.All"/> with its default interval.
    /// </summary>
    public DesignCoverage? Coverage { get; init; }

    /// <summary>
    /// Whether the verdicts buy precision (<see cref="JudgeStats.JudgeNarrows"/>); <see langword="null"/> unless labels are a random
    /// sample.
    /// </summary>
    public bool? JudgeNarrows { get; init; }

    /// <summary>
    /// The estimate if the labelled items, declared as <see cref="CalibrationDesign.External"/>, are a random sample of the test items
    /// after all; <see langword="null"/> when its interval would not be narrower, when the judge passes another share of the labelled items
    /// (two-proportion test at two standard errors), or when the numbers of labelled passes and fails are round or equal, as where labels
    /// were chosen by label.
    /// </summary>
    public JudgeEstimate? IfRandom { get; init; }

    /// <summary>What looked wrong.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>What must hold, one sentence each.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>The estimate and a line for each diagnostic. Invariant culture.</summary>
    public override string ToString() =>
        string.Join('\n', Diagnostics.Select(diagnostic =>
            $"{diagnostic.Code}: {diagnostic.Message} {diagnostic.Detail}".TrimEnd()).Prepend(Estimate.ToString()));
}
