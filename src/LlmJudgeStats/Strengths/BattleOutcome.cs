namespace LlmJudgeStats.Strengths;

/// <summary>How a battle of two systems ended, for a judge or for a human.</summary>
public enum BattleOutcome
{
    /// <summary>The first of the two is better.</summary>
    FirstWins,

    /// <summary>Neither is.</summary>
    Tie,

    /// <summary>The second of the two is better.</summary>
    SecondWins,
}
