namespace LlmJudgeStats.Tool.Commands.Agree;

/// <summary>What ratings are.</summary>
internal enum RatingKind
{
    /// <summary>Classes without an order.</summary>
    Nominal,

    /// <summary>Classes in an order.</summary>
    Ordinal,

    /// <summary>Numbers.</summary>
    Interval,
}
