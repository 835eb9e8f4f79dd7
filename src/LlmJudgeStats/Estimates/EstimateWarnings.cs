namespace LlmJudgeStats;

/// <summary>
/// What looked wrong. Each flag has a stable code, a severity and a fix: see <see cref="Diagnostic.Of(EstimateWarnings)"/>.
/// </summary>
[Flags]
public enum EstimateWarnings
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>
    /// LJS1010: the raw estimate lay outside the support and is shown at its edge; <see cref="JudgeEstimate.Unclamped"/> keeps it.
    /// </summary>
    Clamped = 1,

    /// <summary>LJS1001: the data cannot determine the rate (a judge at or below chance, no data). No point.</summary>
    Unidentified = 2,

    /// <summary>
    /// LJS1003: the judge is better than chance, but not clearly: the Fieller coefficient J² − z² Var(J) is not positive.
    /// </summary>
    WeakJudge = 4,

    /// <summary>LJS1021: fewer than 10 labels in a class, or than 25 for a verdict when they were chosen by verdict.</summary>
    SmallCalibration = 8,

    /// <summary>LJS1040: the method is not valid for how the labels were chosen.</summary>
    DesignMismatch = 16,

    /// <summary>LJS1042: an iteration limit was reached.</summary>
    NotConverged = 32,

    /// <summary>LJS1041: the judge was taken at its word.</summary>
    Uncorrected = 64,

    /// <summary>
    /// LJS1020: no labelled item in one class, or of one verdict: limits only, or a point that takes labels at random as one stratum.
    /// </summary>
    PartiallyIdentified = 128,

    /// <summary>LJS1002: the judge is worse than chance: labels or verdicts look swapped.</summary>
    InvertedJudge = 256,

    /// <summary>LJS1004: one verdict for everything.</summary>
    ConstantJudge = 512,

    /// <summary>LJS1043: the interval has no width although nothing is certain: the formula breaks down at 0 and 1.</summary>
    DegenerateInterval = 1024,

    /// <summary>
    /// LJS1046: the point takes labels at random as one stratum, because one of several strata has none, and the interval, which keeps the
    /// strata, does not contain it.
    /// </summary>
    PointOutsideInterval = 2048,

    /// <summary>LJS1052: items of one cluster, or of too few: no width can be given, and the interval is the whole support.</summary>
    OneCluster = 4096,

    /// <summary>LJS1057: sizes are effective ones, and the method does not allow for small numbers of clusters.</summary>
    NoDegreesOfFreedom = 8192,

    /// <summary>LJS2101: one calibration is taken to hold for both systems; nothing in the study shows that it does.</summary>
    SharedCalibration = 16384,

    /// <summary>LJS2103: the labels show that the judge's error rates differ between the systems. No difference.</summary>
    CalibrationDiffers = 32768,

    /// <summary>
    /// LJS2104: both systems answered the same items, their verdicts go against each other, and the method takes them as independent.
    /// </summary>
    IndependenceDoubtful = 65536,

    /// <summary>LJS2105: a difference is shown, but its direction is not: the labels do not show a judge better than chance.</summary>
    DirectionNotShown = 131072,

    /// <summary>LJS1100: a point without an interval, because none was found that keeps its level: the interval is the whole support.
    /// </summary>
    PointOnly = 262144,

    /// <summary>LJS1110: agreement beyond chance is 0/0, or the coefficient is one of two classes or raters only. No point.</summary>
    UndefinedCoefficient = 524288,

    /// <summary>LJS1104: fewer than 50 items with two labels: the interval holds less often than its level says.</summary>
    FewDoubles = 1048576,

    /// <summary>
    /// LJS1115: the judge agrees less often where people repeat themselves, and only some items have a second label: the interval of their
    /// ratio is too narrow.
    /// </summary>
    OpposedAgreement = 2097152,

    /// <summary>LJS1116: a ratio of items in clusters, for which no interval was measured.</summary>
    ClusteredRatio = 4194304,

    /// <summary>
    /// LJS1048: the interval that was named is one for known error rates, and one is measured; or the other way round. No number.
    /// </summary>
    IntervalMismatch = 8388608,
}
