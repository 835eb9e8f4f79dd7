namespace LlmJudgeStats.Comparison;

/// <summary>The three statistics whose sets the guarded interval joins: decisions.md 3.</summary>
internal enum DeviancePart
{
    /// <summary>The square of the score statistic with a lattice correction.</summary>
    Score,

    /// <summary>The restricted likelihood ratio.</summary>
    Profile,

    /// <summary>The same on the data with half an item more of each outcome.</summary>
    SmoothProfile,
}
