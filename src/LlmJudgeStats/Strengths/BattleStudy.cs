namespace LlmJudgeStats.Strengths;

/// <summary>What is asked of an estimator of strengths: battles, and how the labelled ones were chosen.</summary>
/// <remarks>Equality compares the design, and whether the set of battles is the same object. Immutable, thread-safe.</remarks>
public sealed record BattleStudy
{
    /// <summary>The battles.</summary>
    /// <exception cref="ArgumentNullException">No battles.</exception>
    public required BattleSet Battles { get; init => field = Check.NotNull(value); }

    /// <summary>
    /// How the labelled battles were chosen. <see cref="CalibrationDesign.External"/> by default, for which strengths have no answer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public CalibrationDesign Design { get; init => field = Check.Defined(value); }
}
