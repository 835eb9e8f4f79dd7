namespace LlmJudgeStats.Strengths;

/// <summary>Two systems on one item: what the judge said, and a human where one did.</summary>
/// <remarks>
/// Equality compares all parts. The default value is system 0 against itself, which no set of battles accepts. Immutable, thread-safe.
/// </remarks>
/// <param name="First">One system, by its place in the list of systems.</param>
/// <param name="Second">The other.</param>
public readonly record struct Battle(int First, int Second)
{
    /// <summary>What the judge said; null where it said nothing that could be read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public BattleOutcome? Verdict { get; init => field = value is { } outcome ? Check.Defined(outcome) : null; }

    /// <summary>What a human said; null without a label.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public BattleOutcome? Label { get; init => field = value is { } outcome ? Check.Defined(outcome) : null; }

    /// <summary>1 for the first, ½ for a tie, 0 for the second.</summary>
    internal static double PointsOf(BattleOutcome outcome) => outcome switch
    {
        BattleOutcome.FirstWins => 1,
        BattleOutcome.Tie => 0.5,
        BattleOutcome.SecondWins => 0,
    };
}
