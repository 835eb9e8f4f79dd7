namespace LlmJudgeStats.Comparison;

/// <summary>How the interval of a difference of two systems is formed.</summary>
public enum DifferenceInterval
{
    /// <summary>
    /// The one that holds: a guarded score of the difference (<c>guarded-difference</c>), or the corrected profile where labels were
    /// sampled (<c>sampled-difference</c>). Source: decisions.md 2 to 4.
    /// </summary>
    Default,

    /// <summary>
    /// Fieller's closed form on smoothed rates, with a shared calibration only: a little below its level at small sizes. Source:
    /// decisions.md 1.
    /// </summary>
    Fieller,

    /// <summary>
    /// The difference ± z delta-method standard errors, with a shared calibration only: far below its level at small sizes; to reproduce
    /// papers. Source: decisions.md 1.
    /// </summary>
    Delta,
}
