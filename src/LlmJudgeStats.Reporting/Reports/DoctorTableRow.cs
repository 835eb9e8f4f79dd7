namespace LlmJudgeStats.Reporting;

/// <summary>Verdict by label of one judge.</summary>
/// <param name="Judge">Its name, escaped; <see langword="null"/> without a column of judges, and for the total.</param>
/// <param name="IsTotal">Whether it is the sum over all judges.</param>
internal sealed record DoctorTableRow(string? Judge, bool IsTotal)
{
    public required long TruePositive { get; init; }

    public required long FalseNegative { get; init; }

    public required long FalsePositive { get; init; }

    public required long TrueNegative { get; init; }

    /// <summary>Labelled passes without a verdict.</summary>
    public required long MissingPass { get; init; }

    /// <summary>Labelled fails without a verdict.</summary>
    public required long MissingFail { get; init; }

    public required long UnlabelledPassed { get; init; }

    public required long UnlabelledFailed { get; init; }

    /// <summary>Rows with neither.</summary>
    public required long UnlabelledMissing { get; init; }
}
