using System.Collections.Immutable;
using LlmJudgeStats.Audit.Details;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Audit;

/// <summary>The best of several checkpoints (or prompts, or seeds): how much of its score is the luck of the best.</summary>
/// <remarks>Thread-safe. Source: audit.md 5.</remarks>
public sealed record SelectionCheck : IAuditCheck
{
    /// <summary>With the documented thresholds.</summary>
    public static SelectionCheck Default { get; } = new();

    /// <summary>The p-value of equal checkpoints above which choosing is choosing noise: .05.</summary>
    public double Error { get; init => field = Check.Inside(value); } = 0.05;

    /// <summary>Checkpoints from which there is a choice: 3.</summary>
    public int FewestCheckpoints { get; init => field = Check.AtLeastOne(value); } = 3;

    /// <summary>How growth is judged.</summary>
    /// <exception cref="ArgumentNullException">No check.</exception>
    public MonotonicityCheck Growth { get; init => field = Check.NotNull(value); } = MonotonicityCheck.Default;

    /// <inheritdoc/>
    public EstimationMethod Method { get; } = AuditMethods.Of("selection", "the best of several", Citations.Efron2011);

    /// <inheritdoc/>
    public string Code => "LJS6005";

    /// <inheritdoc/>
    public string Question => "How much of the best checkpoint's score is luck?";

    /// <inheritdoc/>
    public string CannotSay => "Which checkpoint is best, or how it does on other tasks.";

    /// <inheritdoc/>
    public ImmutableArray<AuditFinding> Estimate(in BenchmarkStudy study, double level) =>
        Screen.Trajectories(study, level, Method.Id, Of);

    private AuditFinding Of(Trajectory trajectory, JudgeScale scale, double level)
    {
        var checkpoints = trajectory.Checkpoints;
        var few = $"{AuditWords.Many(checkpoints.Systems, "checkpoint")} of {trajectory.System}: nothing to choose from";
        if (checkpoints.Systems < Math.Max(2, FewestCheckpoints)) return AuditFinding.NotAssessed(Method.Id, trajectory.System, few);
        if (!checkpoints.HasVariance) return AuditFinding.NotAssessed(Method.Id, trajectory.System, "fewer than two independent items");
        var table = TwoWay.Of(checkpoints);
        if (table.IsIdentical)
            return AuditFinding.NotAssessed(
                Method.Id, trajectory.System, $"all checkpoints of {trajectory.System} score the same on every item");
        var details = Details(trajectory, table, scale, level);
        var isShown = details.BestAgainstLastP is { } p && !AuditTolerance.IsAbove(p, Error);
        var isUnstable = Growth.Of(trajectory, scale, level).Verdict == AuditVerdict.Unsound;
        var isNoise = AuditTolerance.IsAbove(table.P, Error);
        var verdict = isNoise || (isUnstable && !isShown) ? AuditVerdict.Unsound
            : isShown || details.BestAgainstLastP is null ? AuditVerdict.Sound
            : AuditVerdict.Doubtful;
        return new()
        {
            Check = Method.Id,
            Subject = trajectory.System,
            Verdict = verdict,
            Figure = new("optimism", details.Optimism, null, "points"),
            Threshold = Error,
            PValue = isNoise ? table.P : details.BestAgainstLastP ?? table.P,
            Sentence = Words(trajectory, details, isNoise),
            Fix = verdict == AuditVerdict.Sound ? null
                : "report the last checkpoint, or choose on half of the items and report the other half.",
            Details = details,
        };
    }

    private string Words(Trajectory trajectory, SelectionDetails details, bool isNoise)
    {
        var words = $"best of {AuditWords.Many(trajectory.Steps.Length, "checkpoint")} of {trajectory.System}: "
            + $"{AuditWords.Score(details.BestScore)} at step {AuditWords.Step(details.BestStep)}; about "
            + $"{AuditWords.Points(details.Optimism)} of that is the luck of the best; expect {AuditWords.Score(details.Shrunken)} again";
        if (isNoise) words += ": choosing among these is choosing noise";
        if (!AuditTolerance.IsAbove(details.LargestDropP, Error))
        {
            words += $"; ground was really lost between {AuditWords.Step(details.DropFrom)} and {AuditWords.Step(details.DropTo)}";
        }
        return words + ".";
    }

    private static SelectionDetails Details(Trajectory trajectory, TwoWay table, JudgeScale scale, double level)
    {
        var checkpoints = trajectory.Checkpoints;
        var means = checkpoints.Means;
        var count = checkpoints.Systems;
        var last = checkpoints.Systems - 1;
        var best = 0;
        var mean = 0.0;
        for (var t = 0; t < count; t++)
        {
            mean += means[t] / count;
            if (means[t] >= means[best] - AuditTolerance.Equal) best = t;
        }
        var optimism = scale.Difference((1 - table.Reliability) * (means[best] - mean));
        var noise = scale.Difference(Math.Sqrt(table.MsResidual / checkpoints.Items));
        var score = scale.Score(checkpoints.Mean(best));
        var against = checkpoints.Pair(best, last).GreaterP * (count - 1);
        var drop = WorstDrop.Of(checkpoints);
        return new()
        {
            Best = best,
            BestStep = trajectory.Steps[best],
            BestScore = score.Estimate,
            LastScore = scale.Score(means[last]),
            Reliability = table.Reliability,
            P = table.P,
            Optimism = optimism,
            Shrunken = score.Estimate - optimism,
            NoiseSd = noise,
            OptimismBound = NormalMaximum.Mean(count) * noise,
            Lower = score.Estimate - (score.Quantile(1 - (2 * (1 - level) / count)) * score.StandardError),
            BestAgainstLastP = best == last ? null : Math.Min(1, against),
            LargestDrop = scale.Difference(drop.Size),
            LargestDropP = drop.P,
            DropFrom = trajectory.Steps[drop.From],
            DropTo = trajectory.Steps[drop.To],
        };
    }
}
