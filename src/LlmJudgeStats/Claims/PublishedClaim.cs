namespace LlmJudgeStats.Claims;

/// <summary>A comparison in a paper, with all that is known of who judged it.</summary>
/// <remarks>
/// Samples are taken as independent: of the same items only <see cref="DiscordanceBound"/> knows something. Immutable.
/// </remarks>
public sealed record PublishedClaim
{
    /// <summary>The score of the system that the claim is about.</summary>
    public required PublishedScore A { get; init => field = Check.NotNull(value); }

    /// <summary>The score it is compared with; <see langword="null"/> where a alone is claimed to reach a threshold.</summary>
    public PublishedScore? B { get; init; }

    /// <summary>What is claimed.</summary>
    public ClaimKind Kind { get; init => field = Check.Defined(value); }

    /// <summary>Who judged a, and b unless <see cref="OtherJudge"/> says otherwise; exact grading unless set.</summary>
    public JudgeBounds Judge { get; init => field = Check.NotNull(value); } = JudgeBounds.Exact;

    /// <summary>Who judged b, where that may be another judge; <see langword="null"/>: the same one, erring alike on both.</summary>
    public JudgeBounds? OtherJudge { get; init; }

    /// <summary>Whether one judge judged both.</summary>
    public bool IsSameJudge => OtherJudge is null;

    /// <summary>The difference that still counts as equal, above 0 and below 1: of <see cref="ClaimKind.Equal"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 1.</exception>
    public double Margin { get; init => field = Check.Inside(value); }

    /// <summary>The rate that a is to reach, in [0, 1]: of <see cref="ClaimKind.AtLeast"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a rate.</exception>
    public double Threshold { get; init => field = Check.Unit(value); }

    /// <summary>The share of b that a is to keep, above 0 and at most 1: of <see cref="ClaimKind.Retains"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a share above 0.</exception>
    public double Ratio { get; init => field = value == 1 ? 1 : Check.Inside(value); } = 1;
}
