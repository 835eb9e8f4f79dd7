namespace LlmJudgeStats;

/// <summary>What must hold for an estimate to mean what it says.</summary>
[Flags]
public enum Assumptions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Items are independent of each other.</summary>
    IndependentItems = 1,

    /// <summary>The judge errs on test items as often as it did on calibration items.</summary>
    ErrorRatesTransport = 2,

    /// <summary>The error rates are certain.</summary>
    KnownErrorRates = 4,

    /// <summary>Labelled items are a simple random sample of the test population.</summary>
    RandomCalibration = 8,

    /// <summary>The judge is better than chance.</summary>
    BetterThanChance = 16,

    /// <summary>Labelled items are a random sample of the test population, or of its judge-passes and of its judge-fails.</summary>
    LabelsFromTestPopulation = 32,

    /// <summary>Both labels of an item err alike, on passes as on fails, and independently of each other and of the judge.</summary>
    SymmetricLabelErrors = 64,
}
