namespace LlmJudgeStats;

/// <summary>Which data a difference of two systems rests on: decisions.md 1.</summary>
public enum ComparisonKind
{
    /// <summary>A: two independent test sets and one calibration for both.</summary>
    SharedCalibration,

    /// <summary>B: both systems on the same items, and one calibration for both.</summary>
    SameItems,

    /// <summary>C: each system with a calibration of its own.</summary>
    OwnCalibrations,

    /// <summary>D1: labels of both systems, sampled from the items that both were judged on.</summary>
    LabelledTogether,

    /// <summary>D2: labels sampled from the test items of each system by itself.</summary>
    LabelledSeparately,
}
