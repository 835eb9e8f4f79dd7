namespace LlmJudgeStats.Claims;

/// <summary>What the figures make of a claim: claims.md 3.</summary>
public enum ClaimVerdict
{
    /// <summary>The figures allow both.</summary>
    Open,

    /// <summary>The whole interval lies on the side of the claim.</summary>
    Supported,

    /// <summary>The whole interval lies on the other side.</summary>
    Contradicted,
}
