namespace LlmJudgeStats.Claims;

/// <summary>What published scores support, given that judges differ: claims.md.</summary>
/// <remarks>
/// <code>
/// one judge for both: Δ = d/J;  different judges: θ_a − θ_b at the worst corners of both boxes;  θ = (p + Sp − 1)/J
/// </code>
/// Intervals of shares are Clopper–Pearson's, put together by MOVER. Measured error rates get Clopper–Pearson bounds at 1 − (1 − L)/(2m), m
/// of them, and the verdicts then 1 − (1 − L)/2: all hold together with level L. Nothing is averaged over the box: an end of a range is a
/// worst case. A percentage that several numbers of passes are printed like is widened where that matters (<see
/// cref="ClaimEstimate.IsWidened"/>). Source: claims.md 1, 2, 3, 5, 6. Immutable, thread-safe.
/// </remarks>
public sealed record ClaimEstimator : IEstimator<PublishedClaim, ClaimEstimate>
{
    /// <summary>The one way there is.</summary>
    public static ClaimEstimator Default { get; } = new();

    /// <inheritdoc/>
    public EstimationMethod Method { get; } = new(
        "published-claim", "published claim", Assumptions.IndependentItems | Assumptions.ErrorRatesTransport, Citations.RoganGladen1978)
    {
        Support = new(-1, 1),
    };

    /// <summary>What the figures say.</summary>
    /// <param name="study">The claim.</param>
    /// <param name="level">
    /// Strictly between 0 and 1; above 1/2 for <see cref="ClaimKind.AtLeast"/> and for <see cref="ClaimKind.Equal"/>, whose interval has
    /// the level 2L − 1.
    /// </param>
    /// <exception cref="ArgumentNullException">No claim.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside its range.</exception>
    /// <exception cref="ArgumentException">A claim without what its kind needs: a second score, a margin.</exception>
    public ClaimEstimate Estimate(in PublishedClaim study, double level)
    {
        Check.NotNull(study, nameof(study));
        // A threshold and a margin are asked one-sidedly: their limits cross at one half.
        if (study.Kind is ClaimKind.AtLeast or ClaimKind.Equal) Check.OneSidedLevel(level, nameof(level));
        else Check.Level(level, nameof(level));
        var taken = AsTaken(study, level);
        return study.A.IsRounded || study.B is { IsRounded: true } ? RoundedClaim.Widened(taken, AsTaken) : taken;
    }

    // The passes that are nearest to what is printed.
    private static ClaimEstimate AsTaken(PublishedClaim claim, double level) =>
        claim.Kind == ClaimKind.AtLeast ? ThresholdClaim.Estimate(claim, level) : DifferenceClaim.Estimate(claim, level);
}
