namespace LlmJudgeStats.Strengths;

/// <summary>Strengths of systems from battles in pairs, after Bradley and Terry, with verdicts that labels correct.</summary>
/// <remarks>
/// <code>Σ x (a − σ(θ_A − θ_B)) = 0,  a = m(v) + (y − m(v))/π where there is a label, else m(v)</code>
/// The estimand is the Bradley-Terry scale nearest to how people decide, a tie counting half. Nothing is assumed about the judge: one that
/// favours a system is corrected, because labels of that system's battles show it. The covariance is a sandwich over clusters, with
/// Student's t of one degree less than there are clusters. Labels at random, or so many of each verdict; any other design is a
/// <see cref="EstimateWarnings.DesignMismatch"/>.
/// <para>No strengths (<see cref="EstimateWarnings.Unidentified"/>, the board says what to label): a verdict without a label, systems that
/// no battles connect, a strength beyond 8 in size. Time grows with battles, and with the cube of the systems.</para>
/// Source: Bradley &amp; Terry 1952; strengths.md 1 to 3.
/// </remarks>
public sealed record BradleyTerryEstimator : IEstimator<BattleStudy, StrengthBoard>
{
    private static readonly EstimationMethod[] s_methods =
        [.. Enum.GetValues<BattleSource>().Select(source => source.MethodOf("bradley-terry", "Bradley–Terry", Citations.BradleyTerry1952))];

    /// <summary>What a board of it can name: one method for each source.</summary>
    internal static IReadOnlyList<EstimationMethod> Methods => s_methods;

    /// <summary>The estimator that corrects verdicts by labels.</summary>
    public static BradleyTerryEstimator Default { get; } = new();

    /// <summary>What strengths are read from.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public BattleSource Source { get; init => field = Check.Defined(value); }

    /// <inheritdoc/>
    public EstimationMethod Method => s_methods[(int)Source];

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public StrengthBoard Estimate(in BattleStudy study, double level)
    {
        Check.Level(level, nameof(level));
        ArgumentNullException.ThrowIfNull(study);
        return BoardOfBattles.Of(study, Source, StrengthModel.BradleyTerry, Method, level);
    }
}
