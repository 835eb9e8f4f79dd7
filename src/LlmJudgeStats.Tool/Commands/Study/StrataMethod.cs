namespace LlmJudgeStats.Tool.Commands.Study;

/// <summary>What answers for labels from more strata than two verdicts: by strata, or by one rate.</summary>
internal sealed record StrataMethod
{
    /// <summary>A mean over strata; <see langword="null"/> when one rate was asked for.</summary>
    public StratifiedMeanEstimator? ByStrata { get; init; }

    /// <summary>The naive rate, or that of the labels alone; <see langword="null"/> when strata answer.</summary>
    public IIntervalEstimator? ByRate { get; init; }

    /// <summary>Whether the rate is that of verdicts, and not of labels.</summary>
    public bool NeedsVerdicts { get; init; }

    /// <summary>Why there are more strata than two verdicts.</summary>
    public static string Why(StrataFindings strata) =>
        strata.AreByColumn ? "labels were sampled within strata" : "some items have no verdict";

    /// <summary>Whether the labels alone are a random sample of all items.</summary>
    public static bool LabelsAreASample(StrataFindings strata, CalibrationDesign design) =>
        design == CalibrationDesign.Random && !strata.AreByColumn;
}
