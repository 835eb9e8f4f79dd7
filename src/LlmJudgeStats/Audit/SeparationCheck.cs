using System.Collections.Immutable;
using LlmJudgeStats.Audit.Details;

namespace LlmJudgeStats.Audit;

/// <summary>Signal to noise: whether the benchmark can tell these systems apart.</summary>
/// <remarks>Thread-safe. Source: audit.md 2.</remarks>
public sealed record SeparationCheck : IAuditCheck
{
    /// <summary>With the documented thresholds.</summary>
    public static SeparationCheck Default { get; } = new();

    /// <summary>The p-value of equal systems above which the benchmark cannot tell them apart: .05.</summary>
    public double Error { get; init => field = Check.Inside(value); } = 0.05;

    /// <summary>The reliability from which a benchmark is sound: .8.</summary>
    public double Reliable { get; init => field = Check.Inside(value); } = 0.8;

    /// <summary>The power with which a resolvable difference is found: .8.</summary>
    public double Power { get; init => field = Check.Inside(value); } = 0.8;

    /// <summary>The checkpoints at the end of training whose standard deviation is taken for noise: 5.</summary>
    public int LastCheckpoints { get; init => field = Check.AtLeastOne(value); } = 5;

    /// <inheritdoc/>
    public EstimationMethod Method { get; } = AuditMethods.Of("separation", "systems against items", Citations.Feldt1965);

    /// <inheritdoc/>
    public string Code => "LJS6002";

    /// <inheritdoc/>
    public string Question => "Can the benchmark tell these systems apart?";

    /// <inheritdoc/>
    public string CannotSay => "That the difference matters, or that the order holds on other tasks. Not telling apart is not being equal.";

    /// <inheritdoc/>
    public ImmutableArray<AuditFinding> Estimate(in BenchmarkStudy study, double level)
    {
        Screen.Arguments(study, level);
        if (!Screen.Has(study, 2, out var items, out var reason)) return [AuditFinding.NotAssessed(Method.Id, null, reason)];
        var table = TwoWay.Of(items);
        if (table.IsIdentical) return [AuditFinding.NotAssessed(Method.Id, null, "all systems score the same on every item")];
        return [Finding(study, items, table, level)];
    }

    internal static double Resolvable(ItemMoments items, double youden, double level, double power) =>
        (Confidence.TwoSided(level).Quantile + Confidence.OneSidedError(1 - power).Quantile) * RankedScores.MedianError(items) / youden;

    private AuditFinding Finding(BenchmarkStudy study, ItemMoments items, TwoWay table, double level)
    {
        var (lower, upper) = table.ReliabilityLimits(level);
        var p = table.P;
        var resolvable = Resolvable(items, JudgeScale.Of(study).Youden, level, Power);
        var ofItems = AuditTolerance.IsAbove(p, Error) ? AuditVerdict.Unsound
            : AuditTolerance.IsBelow(table.Reliability, Reliable) ? AuditVerdict.Doubtful : AuditVerdict.Sound;
        var verdict = Screen.Capped(study, ofItems);
        var isTheJudge = verdict == AuditVerdict.Doubtful && Screen.IsTheJudge(study, ofItems);
        return new()
        {
            Check = Method.Id,
            Verdict = verdict,
            Figure = new("reliability", table.Reliability, new IntervalEstimate(lower, upper, level), "share"),
            Threshold = verdict == AuditVerdict.Unsound ? Error : Reliable,
            PValue = p,
            Sentence = isTheJudge ? Screen.JudgeErrsDifferently : Sentence(verdict, items, table, resolvable),
            Fix = isTheJudge ? Screen.LabelEachSystem : Fix(verdict),
            Details = Details(study, items, table, resolvable, level),
        };
    }

    private SeparationDetails Details(BenchmarkStudy study, ItemMoments items, TwoWay table, double resolvable, double level)
    {
        var (lower, upper) = table.ReliabilityLimits(level);
        return new()
        {
            Items = items.Items,
            MsSystem = table.MsSystem,
            MsResidual = table.MsResidual,
            F = table.F,
            Epsilon = table.Epsilon,
            P = table.P,
            Reliability = table.Reliability,
            ReliabilityRaw = Raw(table),
            ReliabilityLower = lower,
            ReliabilityUpper = upper,
            SignalToNoise = table.F is { } f ? Math.Sqrt(Math.Max(0, f - 1)) : null,
            RangeToNoise = RangeToNoise(study, items),
            Resolvable = resolvable,
        };
    }

    private static string Sentence(AuditVerdict verdict, ItemMoments items, TwoWay table, double resolvable)
    {
        var found = $"it resolves {AuditWords.Points(resolvable)}.";
        var systems = AuditWords.Many(items.Systems, "system");
        var share = AuditWords.Percent(table.Reliability);
        return verdict switch
        {
            AuditVerdict.Unsound =>
                $"the benchmark cannot tell these {systems} apart on {AuditWords.Many(items.Items, "item")}; {found}",
            AuditVerdict.Doubtful =>
                $"{systems} differ, but only {share} of the variance of their scores is not luck; {found}",
            AuditVerdict.Sound or AuditVerdict.NotAssessed =>
                $"{systems} are told apart: {share} of the variance of their scores is not luck; {found}",
        };
    }

    private static string? Fix(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Unsound => "more items, or report no order.",
        AuditVerdict.Doubtful => "more items, or more runs.",
        AuditVerdict.Sound or AuditVerdict.NotAssessed => null,
    };

    // The scale of Heineman et al. (2025): the range of the systems over the noise between the last checkpoints, pooled over training runs.
    private double? RangeToNoise(BenchmarkStudy study, ItemMoments items)
    {
        var squares = 0.0;
        var freedom = 0;
        foreach (var trajectory in study.Trajectories)
        {
            var last = trajectory.Checkpoints.Means[^Math.Min(LastCheckpoints, trajectory.Checkpoints.Systems)..];
            var mean = 0.0;
            foreach (var score in last) mean += score / last.Length;
            foreach (var score in last) squares += (score - mean) * (score - mean);
            freedom += last.Length - 1;
        }
        if (freedom == 0 || AuditTolerance.IsZero(squares / freedom)) return null;
        double[] means = [.. items.Means];
        return (means.Max() - means.Min()) / Math.Sqrt(squares / freedom);
    }

    private static double? Raw(TwoWay table) => table.F is not { } f ? 1 : f > 0 && double.IsFinite(1 / f) ? 1 - (1 / f) : null;
}
