namespace LlmJudgeStats;

/// <summary>
/// The counts of one study, by what was counted. What was not counted, because a rate is known or was never measured, is
/// <see langword="null"/>.
/// </summary>
/// <remarks>The default value is no test items and no calibration. Immutable, thread-safe.</remarks>
public readonly record struct StudyCounts
{
    /// <summary>Verdicts on test items.</summary>
    public JudgeTally Test { get; init; }

    /// <summary>
    /// Items that a human passed: how many the judge passed and failed; <see langword="null"/> when the sensitivity was not measured.
    /// </summary>
    public JudgeTally? HumanPasses { get; init; }

    /// <summary>
    /// Items that a human failed: how many the judge passed and failed; <see langword="null"/> when the specificity was not measured.
    /// </summary>
    public JudgeTally? HumanFails { get; init; }

    /// <summary>Verdicts on all items, labelled ones included.</summary>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public JudgeTally AllJudged => Test + (HumanPasses ?? default) + (HumanFails ?? default);

    /// <summary>The counts of test items and of a table of calibration items; an empty table counts as no calibration.</summary>
    /// <param name="test">Verdicts on test items.</param>
    /// <param name="calibration">Label-by-verdict counts.</param>
    public static StudyCounts Of(JudgeTally test, ConfusionCounts calibration) => calibration == default
        ? new() { Test = test }
        : new()
        {
            Test = test,
            HumanPasses = new JudgeTally { Positives = calibration.TruePositive, Negatives = calibration.FalseNegative },
            HumanFails = new JudgeTally { Positives = calibration.FalsePositive, Negatives = calibration.TrueNegative },
        };
}
