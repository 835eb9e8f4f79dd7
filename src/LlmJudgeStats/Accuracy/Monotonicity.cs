namespace LlmJudgeStats.Accuracy;

/// <summary>What can be said of a series of iterations.</summary>
public enum Monotonicity
{
    /// <summary>Neither is shown.</summary>
    Undecided,

    /// <summary>No step lowers the mean by more than the margin: each step's lower limit is above it.</summary>
    DoesNotDecrease,

    /// <summary>At least one step lowers the mean: its p-value is below the error after Holm's correction.</summary>
    Decreases,
}
