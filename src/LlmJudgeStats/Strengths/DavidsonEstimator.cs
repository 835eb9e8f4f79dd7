namespace LlmJudgeStats.Strengths;

/// <summary>Strengths of systems from one source of battles in which ties have a weight of their own.</summary>
/// <remarks>
/// <code>P(i wins) : P(tie) : P(j wins) = e^((θ_i − θ_j)/2) : ν : e^((θ_j − θ_i)/2)</code>
/// Maximum likelihood, with the covariance of <see cref="BradleyTerryEstimator"/>. Labels alone, or verdicts alone
/// (<see cref="EstimateWarnings.Uncorrected"/>): points that are corrected are no ties any more. Without a tie it is the model of
/// Bradley and Terry. Source: Davidson 1970; strengths.md 4.
/// </remarks>
public sealed record DavidsonEstimator : IEstimator<BattleStudy, StrengthBoard>
{
    private static readonly EstimationMethod[] s_methods =
        [.. Enum.GetValues<BattleSource>().Select(source => source.MethodOf("davidson", "Davidson", Citations.Davidson1970))];

    /// <summary>What a board of it can name: one method for each source, but for the corrected one.</summary>
    internal static IReadOnlyList<EstimationMethod> Methods { get; } =
        [s_methods[(int)BattleSource.LabelsOnly], s_methods[(int)BattleSource.VerdictsOnly]];

    /// <summary>The estimator of labelled battles.</summary>
    public static DavidsonEstimator Default { get; } = new();

    /// <summary>What strengths are read from: <see cref="BattleSource.LabelsOnly"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <see cref="BattleSource.Corrected"/>, or not a member of the enum.
    /// </exception>
    public BattleSource Source
    {
        get;
        init => field = Check.Defined(value) != BattleSource.Corrected
            ? value
            : Throw.Outside(value, nameof(Source), "corrected points are no ties any more: read labels alone, or verdicts alone");
    } = BattleSource.LabelsOnly;

    /// <inheritdoc/>
    public EstimationMethod Method => s_methods[(int)Source];

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public StrengthBoard Estimate(in BattleStudy study, double level)
    {
        Check.Level(level, nameof(level));
        ArgumentNullException.ThrowIfNull(study);
        return BoardOfBattles.Of(study, Source, StrengthModel.Davidson, Method, level);
    }
}
