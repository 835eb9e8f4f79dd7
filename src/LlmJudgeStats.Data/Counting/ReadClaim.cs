using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Data;

/// <summary>A claim as a row of a file gives it.</summary>
/// <remarks>Immutable.</remarks>
public sealed record ReadClaim
{
    /// <summary>The words or the id of the claim; both names where the file has none.</summary>
    public required string Id { get; init; }

    /// <summary>The scores and who judged them.</summary>
    public required PublishedClaim Claim { get; init; }

    /// <summary>Who has the first score.</summary>
    public string A { get; init; } = "a";

    /// <summary>Who has the second; empty where there is none.</summary>
    public string B { get; init; } = "";

    /// <summary>The benchmark; empty where the file does not say.</summary>
    public string Benchmark { get; init; } = "";

    /// <summary>The judge of the first score as the file calls it; empty where it does not say.</summary>
    public string JudgeOfA { get; init; } = "";

    /// <summary>The judge of the second.</summary>
    public string JudgeOfB { get; init; } = "";

    /// <summary>Whether both scores are of the same items.</summary>
    public bool HasSameItems { get; init; }

    /// <summary>Whether the file says nothing of how some judge of the claim errs, and the assumption stands in (LJS6105).</summary>
    public bool IsAssumed { get; init; }

    /// <summary>The line of the file; 0 where rows have none.</summary>
    public long Line { get; init; }
}
