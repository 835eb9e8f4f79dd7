namespace LlmJudgeStats.Claims;

/// <summary>What published figures say of a claim, given who may have judged: claims.md.</summary>
/// <remarks>Every interval has its own level. Immutable.</remarks>
public sealed record ClaimEstimate
{
    /// <summary>The claim.</summary>
    public required PublishedClaim Claim { get; init; }

    /// <summary>The level that was asked for.</summary>
    public required double Level { get; init; }

    /// <summary>The judges of a in numbers: measured rates have become bounds.</summary>
    public required JudgeBox JudgeOfA { get; init; }

    /// <summary>Those of b; the same where one judge judged both.</summary>
    public required JudgeBox JudgeOfB { get; init; }

    /// <summary>The share of verdicts of a minus that of b; that of a alone where there is no b.</summary>
    public required double Difference { get; init; }

    /// <summary>Its interval, as if verdicts were the truth; <see langword="null"/> without numbers of items.</summary>
    public IntervalEstimate? Raw { get; init; }

    /// <summary>
    /// What judges of the box make of the figures themselves, least and most: a worst case, not a probability;
    /// <see langword="null"/> where no judge of the box can give these scores.
    /// </summary>
    public ClaimRange? Range { get; init; }

    /// <summary>
    /// The interval of what is claimed over all judges of the box: of the true difference, of the true rate of a (<see
    /// cref="ClaimKind.AtLeast"/>: its one-sided limits), of a − r b (<see cref="ClaimKind.Retains"/>; one judge: of verdicts, before it is
    /// divided by J); <see langword="null"/> without numbers of items, or where a measured judge may be at chance.
    /// </summary>
    public IntervalEstimate? Interval { get; init; }

    /// <summary>What follows for the claim.</summary>
    public ClaimVerdict Verdict { get; init; }

    /// <summary>How badly judges would have to err for the lead to be gone; <see langword="null"/> where there is no b.</summary>
    public TippingJudge? Tipping { get; init; }

    /// <summary>
    /// Whether <see cref="Raw"/>, <see cref="Range"/> and <see cref="Interval"/> hold for every number of passes that is printed like these
    /// scores, and not for the nearest one alone: where the verdict depends on it, or rounding is no trifle beside chance (LJS6107).
    /// </summary>
    public bool IsWidened { get; init; }

    /// <summary>Whether some measured box may reach down to a judge at chance (LJS6104): nothing is corrected then.</summary>
    public bool MayBeAtChance { get; init; }

    /// <summary>Whether no judge of the box can give these scores (LJS6103).</summary>
    public bool IsImpossible => !MayBeAtChance && Range is null;

    /// <summary>Whether a leads b whatever one judge for both does, as long as it is better than chance and errs alike on both.</summary>
    public bool SurvivesSameJudge => Claim.B is not null && Raw is { Lower: > 0 };

    /// <summary>
    /// How many of the same items may have changed outcome for the lead to be significant; of a widened claim for the smallest lead that is
    /// printed like this. <see langword="null"/> where the scores are no counts of one number of items.
    /// </summary>
    public DiscordanceBound? ChangedItems()
    {
        if (Claim.B is not { } b) return null;
        if (!IsWidened) return DiscordanceBound.Of(Claim.A, b, Level);
        return Difference >= 0 ? DiscordanceBound.Least(Claim.A, b, Level) : DiscordanceBound.Least(b, Claim.A, Level);
    }

    /// <summary>Whether a leads b for every two judges with a sensitivity and a specificity of at least the bar.</summary>
    /// <param name="bar">Above 1/2, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not above 1/2, or above 1.</exception>
    public bool SurvivesDifferentJudges(double bar)
    {
        if (!(bar is > 0.5 and <= 1)) throw new ArgumentOutOfRangeException(nameof(bar), bar, "must lie above 0.5 and at most at 1");
        return Claim.B is not null && Raw is { } raw && raw.Lower > 1 - bar;
    }
}
