using System.Collections.Immutable;
using LlmJudgeStats.Audit.Details;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Audit;

/// <summary>Old items against fresh ones: which systems gain more on what they may have seen.</summary>
/// <remarks>Thread-safe. Source: audit.md 9.</remarks>
public sealed record ContaminationCheck : IAuditCheck
{
    private const int Fewest = 3;

    /// <summary>With the documented thresholds.</summary>
    public static ContaminationCheck Default { get; } = new();

    /// <summary>The chance that any innocent system is flagged: .01.</summary>
    public double Error { get; init => field = Check.Inside(value); } = 0.01;

    /// <summary>The gain that must be resolved for a benchmark to be sound: .15.</summary>
    public double MostResolvable { get; init => field = Check.Inside(value); } = 0.15;

    /// <summary>The power with which such a gain is found: .8.</summary>
    public double Power { get; init => field = Check.Inside(value); } = 0.8;

    /// <inheritdoc/>
    public EstimationMethod Method { get; } = AuditMethods.Of("contamination", "gain on old items above the others'", Citations.Zhang2024);

    /// <inheritdoc/>
    public string Code => "LJS6009";

    /// <inheritdoc/>
    public string Question => "Do some systems gain more on old items than the others do?";

    /// <inheritdoc/>
    public string CannotSay => "Whether it is a leak, imitation or tuning. A leak that all systems share shows only where items were "
        + "assigned at random, and nothing shows when more than half gained: the innocent then look harmed.";

    /// <inheritdoc/>
    public ImmutableArray<AuditFinding> Estimate(in BenchmarkStudy study, double level)
    {
        Screen.Arguments(study, level);
        if (Screen.Judge(study) is { } chance) return [AuditFinding.NotAssessed(Method.Id, null, chance)];
        if (study.Splits.IsEmpty) return [AuditFinding.NotAssessed(Method.Id, null, "no old and fresh items")];
        var known = study;
        return
        [
            .. Assessed(study, level),
            .. study.Splits.Select(split => (split, reason: Missing(known, split))).Where(one => one.reason is not null)
                .Select(one => AuditFinding.NotAssessed(Method.Id, SubjectOf(known, one.split), one.reason!)),
        ];
    }

    private static string? Missing(BenchmarkStudy study, SplitPair split) => split switch
    {
        { Old.Systems: var old, Fresh.Systems: var fresh } when old != fresh || old != study.Systems.Length =>
            "the two sets of items do not have the same systems",
        { Old.Systems: < Fewest } => $"{AuditWords.Many(study.Systems.Length, "system")}: there are no others to compare one with",
        { Old.HasVariance: false } or { Fresh.HasVariance: false } => "fewer than two independent items in a set",
        _ => null,
    };

    // One pair needs no name.
    private static string? SubjectOf(BenchmarkStudy study, SplitPair split) =>
        study.Splits.Length == 1 ? null : $"{split.OldName} / {split.FreshName}";

    private IEnumerable<AuditFinding> Assessed(BenchmarkStudy study, double level)
    {
        SplitPair[] pairs = [.. study.Splits.Where(split => Missing(study, split) is null)];
        var steps = StepDown.Of(pairs, Error);
        MeanContrast[] gaps = [.. pairs.Select(MeanGap)];
        var holm = Multiplicity.Holm(gaps.Select(gap => gap.GreaterP).ToArray());
        for (var i = 0; i < pairs.Length; i++)
        {
            var details = Details(study, pairs[i], steps[i], gaps[i], holm[i], pairs.Length * study.Systems.Length, level);
            yield return Finding(study, pairs[i], details);
        }
    }

    private AuditFinding Finding(BenchmarkStudy study, SplitPair split, ContaminationDetails details)
    {
        var isLeak = split.IsRandom && !AuditTolerance.IsAbove(details.MeanGapHolm, Error);
        var ofItems = !details.Flagged.IsEmpty || isLeak ? AuditVerdict.Unsound
            : AuditTolerance.IsAbove(details.ResolvableExcess, MostResolvable) ? AuditVerdict.Doubtful : AuditVerdict.Sound;
        var verdict = Screen.Capped(study, ofItems);
        var isTheJudge = verdict == AuditVerdict.Doubtful && Screen.IsTheJudge(study, ofItems);
        var largest = details.Systems.MaxBy(system => system.Excess)!;
        return new()
        {
            Check = Method.Id,
            Subject = SubjectOf(study, split),
            Verdict = verdict,
            Figure = new("excess", largest.Excess, null, "points"),
            Threshold = Error,
            PValue = details.Systems.Min(system => system.AdjustedP),
            Sentence = isTheJudge ? Screen.JudgeErrsDifferently : Sentence(verdict, details, JudgeScale.Of(study)),
            Fix = isTheJudge ? Screen.LabelEachSystem : Fix(verdict, details),
            Details = details,
        };
    }

    private static string Sentence(AuditVerdict verdict, ContaminationDetails details, JudgeScale scale) => verdict switch
    {
        AuditVerdict.Unsound when details.Flagged.IsEmpty =>
            $"all systems together score {AuditWords.Points(details.MeanGap)} more on the {details.Old} items, which were assigned "
            + "at random: they were trained or tuned on them.",
        AuditVerdict.Unsound => Guilty(details, scale),
        AuditVerdict.Doubtful =>
            $"no system gains clearly more on the {details.Old} items, but a gain below "
            + $"{AuditWords.Points(details.ResolvableExcess)} would not have been seen.",
        AuditVerdict.Sound or AuditVerdict.NotAssessed =>
            $"no system gains clearly more on the {details.Old} items; a gain of "
            + $"{AuditWords.Points(details.ResolvableExcess)} would have been seen.",
    };

    private static string? Fix(AuditVerdict verdict, ContaminationDetails details) => verdict switch
    {
        AuditVerdict.Unsound => $"compare systems on the {details.Fresh} items alone.",
        AuditVerdict.Doubtful => "more items in both sets.",
        AuditVerdict.Sound or AuditVerdict.NotAssessed => null,
    };

    // A judge that likes the old answers of one system gives the same picture: audit.md 13.
    private static string Guilty(ContaminationDetails details, JudgeScale scale)
    {
        var gains = details.Systems.Where(system => system.Flagged).Select(system =>
            $"{system.System} gains {AuditWords.Points(system.Excess)} more on the {details.Old} items than the systems still trusted "
            + AuditWords.Interval(system.ExcessLower, system.ExcessUpper));
        var words = string.Join("; ", gains);
        return scale.IsJudged
            ? words + $", or the judge is so much more lenient to it on the {details.Old} items."
            : words + ".";
    }

    private ContaminationDetails Details(
        BenchmarkStudy study, SplitPair split, StepDown steps, MeanContrast gap, double holm, int tests, double level)
    {
        var scale = JudgeScale.Of(study);
        var systems = study.Systems.Length;
        ImmutableArray<SplitSystem> rows =
            [.. Enumerable.Range(0, systems).Select(s => Row(study.Systems[s], split, steps, s, scale, level))];
        var z = Confidence.OneSidedError(Error / tests).Quantile + Confidence.OneSidedError(1 - Power).Quantile;
        return new()
        {
            Old = split.OldName,
            Fresh = split.FreshName,
            Systems = rows,
            Flagged = [.. rows.Where(row => row.Flagged).Select(row => row.System)],
            MeanGap = scale.Difference(gap.Estimate),
            MeanGapSe = scale.Difference(gap.StandardError),
            MeanGapP = gap.GreaterP,
            MeanGapHolm = holm,
            ResolvableExcess = z * RankedScores.Median([.. rows.Select(row => row.ExcessSe)]),
        };
    }

    private static MeanContrast MeanGap(SplitPair split)
    {
        var weights = Enumerable.Repeat(1.0 / split.Old.Systems, split.Old.Systems).ToArray();
        return MeanContrast.Difference(split.Old.Contrast(weights), split.Fresh.Contrast(weights));
    }

    private static SplitSystem Row(string name, SplitPair split, StepDown steps, int system, JudgeScale scale, double level)
    {
        var gap = MeanContrast.Difference(split.Old.Mean(system), split.Fresh.Mean(system));
        var (gapLower, gapUpper) = scale.DifferenceLimits(gap, level);
        var step = steps.Systems[system];
        var (lower, upper) = scale.DifferenceLimits(step.Excess, level);
        return new()
        {
            System = name,
            Old = scale.Score(split.Old.Means[system]),
            Fresh = scale.Score(split.Fresh.Means[system]),
            Gap = scale.Difference(gap.Estimate),
            GapLower = gapLower,
            GapUpper = gapUpper,
            Excess = scale.Difference(step.Excess.Estimate),
            ExcessSe = scale.Difference(step.Excess.StandardError),
            ExcessLower = lower,
            ExcessUpper = upper,
            PRaw = step.PRaw,
            PLogit = step.PLogit,
            AdjustedP = step.AdjustedP,
            Flagged = step.IsFlagged,
        };
    }
}
