using System.Collections.Immutable;
using LlmJudgeStats.Audit.Details;

namespace LlmJudgeStats.Audit;

/// <summary>Whether the score grows with training, trajectory by trajectory.</summary>
/// <remarks>Thread-safe. Source: audit.md 4.</remarks>
public sealed record MonotonicityCheck : IAuditCheck
{
    private const double LeastKappa = 1.25;

    /// <summary>With the documented thresholds.</summary>
    public static MonotonicityCheck Default { get; } = new();

    /// <summary>The autocorrelation of neighbouring deviations that is allowed for, from 0: .5.</summary>
    public double Autocorrelation { get; init => field = Check.Correlation(value); } = 0.5;

    /// <summary>The rank correlation below which growth is unstable: .6.</summary>
    public double UnstableBelow { get; init => field = Check.Inside(value); } = 0.6;

    /// <summary>Checkpoints from which it can be called unstable: 8.</summary>
    public int FewestCheckpoints { get; init => field = Check.AtLeastOne(value); } = 8;

    /// <inheritdoc/>
    public EstimationMethod Method { get; } =
        AuditMethods.Of("monotonicity", "rank correlation of step and score", Citations.BonettWright2000);

    /// <inheritdoc/>
    public string Code => "LJS6004";

    /// <inheritdoc/>
    public string Question => "Does the score grow with training?";

    /// <inheritdoc/>
    public string CannotSay => "Whether the skill is real. A plateau that is reached early looks unstable: drop later steps and ask again.";

    /// <inheritdoc/>
    public ImmutableArray<AuditFinding> Estimate(in BenchmarkStudy study, double level) =>
        Screen.Trajectories(study, level, Method.Id, Of);

    internal AuditFinding Of(Trajectory trajectory, JudgeScale scale, double level)
    {
        var details = Details(trajectory, scale, level);
        if (details.Rho is not { } rho)
        {
            var same = $"all checkpoints of {trajectory.System} score the same";
            return AuditFinding.NotAssessed(Method.Id, trajectory.System, same, details);
        }
        if (details.Checkpoints < RankCorrelation.FewestPoints)
        {
            var few = $"{AuditWords.Many(details.Checkpoints, "checkpoint")} of {trajectory.System}; 5 are needed";
            return AuditFinding.NotAssessed(Method.Id, trajectory.System, few, details);
        }
        var isLow = AuditTolerance.IsBelow(rho, UnstableBelow);
        var verdict = isLow && details.Checkpoints >= FewestCheckpoints ? AuditVerdict.Unsound
            : !isLow && AuditTolerance.IsAbove(details.Lower!.Value, 0) ? AuditVerdict.Sound
            : AuditVerdict.Doubtful;
        var found = $"over {AuditWords.Many(details.Checkpoints, "checkpoint")} of {trajectory.System} step and score have a rank "
            + $"correlation of {AuditWords.Number(rho)}";
        return new()
        {
            Check = Method.Id,
            Subject = trajectory.System,
            Verdict = verdict,
            Figure = new("rho", rho, new IntervalEstimate(details.Lower!.Value, details.Upper!.Value, level), "correlation"),
            Threshold = UnstableBelow,
            Sentence = verdict switch
            {
                AuditVerdict.Unsound => $"the score does not grow steadily: {found}.",
                AuditVerdict.Doubtful => $"growth is not shown: {found}.",
                AuditVerdict.Sound or AuditVerdict.NotAssessed => $"the score grows: {found}.",
            },
            Fix = verdict == AuditVerdict.Sound ? null
                : "more items or runs at each checkpoint, the mean of neighbouring ones, or another metric; not the best checkpoint.",
            Details = details,
        };
    }

    private MonotonicityDetails Details(Trajectory trajectory, JudgeScale scale, double level)
    {
        var steps = trajectory.Steps.AsSpan();
        var scores = trajectory.Checkpoints.Means;
        var rho = RankCorrelation.Spearman(steps, scores);
        var kappa = Math.Max(LeastKappa, Math.Sqrt((1 + Autocorrelation) / (1 - Autocorrelation)));
        var hasInterval = steps.Length >= RankCorrelation.FewestPoints && !double.IsNaN(rho);
        var interval = hasInterval ? RankCorrelation.SpearmanInterval(rho, steps.Length, level, kappa) : default;
        var limits = Enumerable.Range(0, steps.Length).Select(t => scale.ScoreLimits(trajectory.Checkpoints, t, level)).ToList();
        var rises = 0;
        for (var t = 1; t < scores.Length; t++) rises += AuditTolerance.IsAbove(scores[t], scores[t - 1]) ? 1 : 0;
        return new()
        {
            Checkpoints = steps.Length,
            Steps = trajectory.Steps,
            Scores = [.. trajectory.Checkpoints.Means.ToArray().Select(scale.Score)],
            ScoreLower = [.. limits.Select(limit => limit.Lower)],
            ScoreUpper = [.. limits.Select(limit => limit.Upper)],
            Rho = Defined(rho),
            Lower = hasInterval ? interval.Lower : null,
            Upper = hasInterval ? interval.Upper : null,
            Kappa = kappa,
            Kendall = Defined(RankCorrelation.Kendall(steps, scores)),
            Rises = steps.Length > 1 ? rises / (steps.Length - 1.0) : null,
            PPermutation = Defined(RankCorrelation.GreaterP(steps, scores)),
        };

        static double? Defined(double value) => double.IsNaN(value) ? null : value;
    }
}
