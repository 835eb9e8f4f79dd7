namespace LlmJudgeStats.Reporting;

/// <summary>The counts behind a comparison of two systems. Immutable, thread-safe.</summary>
public sealed record ComparisonCounts
{
    /// <summary>A's verdicts and, where they are its own, its labels; <see langword="null"/> where only pairs are known.</summary>
    public StudyCounts? A { get; init; }

    /// <summary>The same of B.</summary>
    public StudyCounts? B { get; init; }

    /// <summary>The labels that calibrate both; <see langword="null"/> without them.</summary>
    public ConfusionCounts? Calibration { get; init; }

    /// <summary>Verdicts on the same items; <see langword="null"/> without pairs.</summary>
    public PairedTally? Pairs { get; init; }

    /// <summary>Labels of both systems on the same items; <see langword="null"/> without them.</summary>
    public LabelledPairs? LabelledPairs { get; init; }

    /// <summary>Items with a label of one system only, which count as unlabelled; <see langword="null"/> without labelled pairs.</summary>
    public long? LabelsOnOneSide { get; init; }
}
