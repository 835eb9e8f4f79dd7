namespace LlmJudgeStats.Claims;

/// <summary>What a paper claims: claims.md 6.</summary>
public enum ClaimKind
{
    /// <summary>a is better than b.</summary>
    Better,

    /// <summary>a and b differ by less than a margin.</summary>
    Equal,

    /// <summary>a reaches a threshold.</summary>
    AtLeast,

    /// <summary>a keeps at least this share of b.</summary>
    Retains,
}
