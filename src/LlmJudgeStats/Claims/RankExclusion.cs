namespace LlmJudgeStats.Claims;

/// <summary>Why a published score has no rank.</summary>
public enum RankExclusion
{
    /// <summary>The paper gives no number of items: there is no interval.</summary>
    NoItems,

    /// <summary>Its judge was measured on so few items that it may be no better than chance.</summary>
    JudgeAtChance,

    /// <summary>No other score of its benchmark has a rank.</summary>
    Alone,
}
