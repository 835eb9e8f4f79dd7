namespace LlmJudgeStats.Multiclass;

/// <summary>What is asked of an estimator of shares: counts by label and verdict, and how the labelled items were chosen.</summary>
/// <remarks>Equality compares both. Immutable, thread-safe.</remarks>
public sealed record ClassStudy
{
    /// <summary>Labelled items by label and verdict, and the verdicts of items without a label.</summary>
    /// <exception cref="ArgumentNullException">No matrix.</exception>
    public required ConfusionMatrix Matrix { get; init => field = Check.NotNull(value); }

    /// <summary>How the labelled items were chosen. <see cref="CalibrationDesign.External"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public CalibrationDesign Design { get; init => field = Check.Defined(value); }
}
