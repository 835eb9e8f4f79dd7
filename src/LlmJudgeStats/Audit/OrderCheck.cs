using System.Collections.Immutable;
using LlmJudgeStats.Audit.Details;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Audit;

/// <summary>Whether the score goes with the place of an item in the run.</summary>
/// <remarks>Thread-safe. Source: audit.md 12.</remarks>
public sealed record OrderCheck : IAuditCheck
{
    /// <summary>With the documented threshold.</summary>
    public static OrderCheck Default { get; } = new();

    /// <summary>The p-value, after Holm, up to which the place matters: .005.</summary>
    public double Error { get; init => field = Check.Inside(value); } = 0.005;

    /// <inheritdoc/>
    public EstimationMethod Method { get; } = AuditMethods.Of("order", "slope of score on place, within items", Citations.OwnAudit);

    /// <inheritdoc/>
    public string Code => "LJS6012";

    /// <inheritdoc/>
    public string Question => "Does the score go with the place of an item in the run?";

    /// <inheritdoc/>
    public string CannotSay => "Why: a context that fills up, a service that slows down, or state that is left behind.";

    /// <inheritdoc/>
    public ImmutableArray<AuditFinding> Estimate(in BenchmarkStudy study, double level)
    {
        Screen.Arguments(study, level);
        if (Screen.Judge(study) is { } reason) return [AuditFinding.NotAssessed(Method.Id, null, reason)];
        RunMoments[] placed = [.. study.Runs.Where(run => run.Runs.Systems >= 2 && run.Positions is { Items: >= 2 })];
        if (placed.Length == 0) return [AuditFinding.NotAssessed(Method.Id, null, "places of items in two runs or more are not known")];
        RunMoments[] moved = [.. placed.Where(run => !AuditTolerance.IsZero(run.Positions!.Value.Xx))];
        const string Same = "every run has the same order: place and difficulty cannot be separated";
        if (moved.Length == 0) return [AuditFinding.NotAssessed(Method.Id, null, Same)];
        MeanContrast[] slopes = [.. moved.Select(run => run.Positions!.Value.Slope)];
        var holm = Multiplicity.Holm(slopes.Select(slope => slope.TwoSidedP).ToArray());
        var scale = JudgeScale.Of(study);
        return [.. moved.Select((run, i) => Finding(run, slopes[i], holm[i], scale, level))];
    }

    private AuditFinding Finding(RunMoments run, MeanContrast slope, double holm, JudgeScale scale, double level)
    {
        var isFound = !AuditTolerance.IsAbove(holm, Error);
        var change = scale.Difference(slope.Estimate);
        var (lower, upper) = scale.DifferenceLimits(slope, level);
        var words = $"from first to last place the score of {run.System} {(change < 0 ? "falls" : "rises")} by "
            + AuditWords.Points(Math.Abs(change));
        return new()
        {
            Check = Method.Id,
            Subject = run.System,
            Verdict = isFound ? AuditVerdict.Unsound : AuditVerdict.Sound,
            Figure = new("slope", change, new IntervalEstimate(lower, upper, level), "points"),
            Threshold = Error,
            PValue = holm,
            Sentence = isFound ? words + "." : words + ", which may be luck.",
            Fix = isFound ? "run every item in a fresh context, or in a random order each time." : null,
            Details = new OrderDetails
            {
                Items = run.Positions!.Value.Items,
                Slope = change,
                StandardError = scale.Difference(slope.StandardError),
                Df = slope.DegreesOfFreedom,
                P = slope.TwoSidedP,
                Holm = holm,
            },
        };
    }
}
