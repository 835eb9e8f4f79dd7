namespace LlmJudgeStats;

/// <summary>What is asked of an estimator: verdicts on test items, and what is known of the judge's errors.</summary>
/// <remarks>
/// The estimand is the pass rate P(label pass) in the test population. Test items carry no label and are disjoint from the calibration
/// items.
/// Equality compares both parts. The default value holds no data. Immutable, thread-safe.
/// </remarks>
public readonly record struct JudgeStudy
{
    /// <summary>The share of test items that the judge passed. A <see cref="JudgeTally"/> converts to it.</summary>
    public required Proportion Test { get; init; }

    /// <summary>The judge's error rates. None by default; <see cref="ConfusionCounts"/> convert to it.</summary>
    public Calibration Calibration { get; init; }

    // Whether every rate was counted on items: methods that pool items, not rates, need that.
    internal bool HasCounts => !Test.IsKnown && !Calibration.Sensitivity.IsKnown && !Calibration.Specificity.IsKnown;

    /// <summary>The same study with pass and fail exchanged: its pass rate is one minus this one's.</summary>
    public JudgeStudy Flip() => new() { Test = Test.Flip(), Calibration = Calibration.Flip() };
}
