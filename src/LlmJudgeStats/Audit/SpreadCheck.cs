using System.Collections.Immutable;
using LlmJudgeStats.Audit.Details;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Audit;

/// <summary>Repeated runs: how much of a score is the luck of the run, and whether a run is a repetition at all.</summary>
/// <remarks>Thread-safe. Source: audit.md 1.</remarks>
public sealed record SpreadCheck : IAuditCheck
{
    /// <summary>With the documented thresholds.</summary>
    public static SpreadCheck Default { get; } = new();

    /// <summary>The p-value, after Holm, up to which a run is no repetition: .005.</summary>
    public double RunEffect { get; init => field = Check.Inside(value); } = 0.005;

    /// <summary>Runs below which the spread is too uncertain to be called sound: 5.</summary>
    public int FewestRuns { get; init => field = Check.AtLeastOne(value); } = 5;

    /// <summary>The share of noise above which one run says more about luck than about the items: .8.</summary>
    public double NoisyAbove { get; init => field = Check.Inside(value); } = 0.8;

    /// <summary>The share of the variance that noise may have after enough runs: .1.</summary>
    public double NoiseWanted { get; init => field = Check.Inside(value); } = 0.1;

    /// <summary>The power with which a resolvable difference is found: .8.</summary>
    public double Power { get; init => field = Check.Inside(value); } = 0.8;

    /// <inheritdoc/>
    public EstimationMethod Method { get; } = AuditMethods.Of("spread", "repeated runs", Citations.Miller2024);

    /// <inheritdoc/>
    public string Code => "LJS6001";

    /// <inheritdoc/>
    public string Question => "How much of a score is the luck of the run?";

    /// <inheritdoc/>
    public string CannotSay => "Why runs differ, or anything about runs with other settings. So many runs are never so many more items.";

    /// <inheritdoc/>
    public ImmutableArray<AuditFinding> Estimate(in BenchmarkStudy study, double level)
    {
        Screen.Arguments(study, level);
        if (Screen.Judge(study) is { } reason) return [AuditFinding.NotAssessed(Method.Id, null, reason)];
        RunMoments[] repeated = [.. study.Runs.Where(run => run.Runs is { Systems: >= 2, HasVariance: true, IsAssumedIndependent: false })];
        if (repeated.Length == 0)
            return [AuditFinding.NotAssessed(Method.Id, null, "run noise is unknown; 5 to 10 runs show it")];
        TwoWay[] tables = [.. repeated.Select(run => TwoWay.Of(run.Runs))];
        var holm = Multiplicity.Holm(tables.Select(table => table.PlainP).ToArray());
        var parts = repeated.Zip(tables, RunVariance.Of).ToArray();
        var pooled = RunVariance.Share(parts.Sum(part => part.Within), parts.Sum(part => part.Item));
        var known = study;
        return [.. repeated.Select((run, i) => Finding(known, run, tables[i], parts[i], holm[i], pooled, level))];
    }

    private AuditFinding Finding(BenchmarkStudy study, RunMoments run, TwoWay table, RunVariance part, double holm, double? pooled,
        double level)
    {
        var scale = JudgeScale.Of(study);
        var details = Details(study, run, table, part, holm, pooled, level);
        var verdict = !AuditTolerance.IsAbove(holm, RunEffect) ? AuditVerdict.Unsound
            : details.Runs < FewestRuns || (pooled is { } share && AuditTolerance.IsAbove(share, NoisyAbove)) ? AuditVerdict.Doubtful
            : AuditVerdict.Sound;
        var isRun = verdict == AuditVerdict.Unsound;
        return new()
        {
            Check = Method.Id,
            Subject = run.System,
            Verdict = verdict,
            Figure = new("runSd", details.RunSd, new IntervalEstimate(details.RunSdLower, details.RunSdUpper, level), "points"),
            Threshold = isRun ? RunEffect : NoisyAbove,
            PValue = holm,
            Sentence = isRun ? Odd(run, scale) : Words(run, details),
            Fix = isRun ? "look for what was different in that run: environment, prompt, version of the judge."
                : verdict == AuditVerdict.Doubtful ? Advice(details) : null,
            Details = details,
        };
    }

    private SpreadDetails Details(BenchmarkStudy study, RunMoments run, TwoWay table, RunVariance part, double holm, double? pooled,
        double level)
    {
        var moments = run.Runs;
        var runs = moments.Systems;
        var items = (double)moments.Items;
        var factor = 1 / JudgeScale.Of(study).Youden;
        var mean = 0.0;
        foreach (var of in moments.Means) mean += of / runs;
        var sd = Math.Sqrt(table.MsSystem / items) * factor;
        var ofMean = Math.Sqrt(part.OfMean) * factor;
        var confidence = Confidence.TwoSided(level);
        var ofSquares = confidence.OfChiSquare(runs - 1);
        var z = confidence.Quantile;
        var power = Confidence.OneSidedError(1 - Power).Quantile;
        var apart = study.Items is { Systems: >= 2, HasVariance: true } all && all.Systems == study.Systems.Length
            ? RankedScores.MedianError(all) * factor
            : Math.Sqrt(2) * ofMean;
        var enough = (1 - NoiseWanted) / NoiseWanted * part.Within / part.Item;
        return new()
        {
            Items = moments.Items,
            Runs = runs,
            Mean = mean,
            RunMeans = [.. moments.Means],
            RunSd = sd,
            MeanToRunSd = AuditTolerance.IsZero(sd * sd) ? null : JudgeScale.Of(study).Score(mean) / sd,
            RunSdLower = sd * Math.Sqrt((runs - 1) / ofSquares.Upper),
            RunSdUpper = sd * Math.Sqrt((runs - 1) / ofSquares.Lower),
            MsItem = part.MsItem,
            MsRun = table.MsSystem,
            MsError = table.MsResidual,
            VarItem = part.Item,
            VarWithin = part.Within,
            NoiseShare = RunVariance.Share(part.Within, part.Item),
            SeSingleRun = Math.Sqrt((part.Item + part.Within) / items) * factor,
            SeMeanOfRuns = ofMean,
            SeTheseItems = Math.Sqrt(part.Within / items / runs) * factor,
            SeInfiniteRuns = Math.Sqrt(part.Item / items) * factor,
            RunEffectF = table.F,
            RunEffectP = table.PlainP,
            RunEffectHolm = holm,
            RunsForTenPercent = part.Item > 0 && enough < long.MaxValue ? (long)Math.Ceiling(enough - AuditTolerance.Equal) : null,
            PooledNoiseShare = pooled,
            Resolvable = (z + power) * apart,
        };
    }

    private string Words(RunMoments run, SpreadDetails details)
    {
        var noise = details.NoiseShare is { } share ? $"{AuditWords.Percent(share)} of the variance of one answer" : "nothing";
        var words = $"the runs of {run.System} differ by {AuditWords.Points(details.RunSd)} (standard deviation); run noise is {noise}";
        return details.PooledNoiseShare is { } pooled && AuditTolerance.IsAbove(pooled, NoisyAbove)
            ? words + ": one run says more about luck than about the items."
            : details.Runs < FewestRuns ? words + $"; fewer than {AuditWords.Many(FewestRuns, "run")} are rough."
            : words + ".";
    }

    private string Advice(SpreadDetails details) => details.RunsForTenPercent is { } runs
        ? $"score the mean of {AuditWords.Many(Math.Max(runs, FewestRuns), "run")}, or take more items."
        : "no number of runs is enough at this size; take more items.";

    // The run that is furthest from the others.
    private static string Odd(RunMoments run, JudgeScale scale)
    {
        double[] means = [.. run.Runs.Means];
        var sum = means.Sum();
        double[] apart = [.. means.Select(mean => mean - ((sum - mean) / (means.Length - 1)))];
        var odd = Enumerable.Range(0, means.Length).MaxBy(r => Math.Abs(apart[r]));
        return $"a run of {run.System} is not a repetition: run {AuditWords.Step(odd + 1)} scored "
            + $"{AuditWords.Points(Math.Abs(scale.Difference(apart[odd])))} {(apart[odd] < 0 ? "lower" : "higher")} than the others on the "
            + "same items.";
    }
}
