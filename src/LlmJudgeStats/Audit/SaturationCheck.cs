using System.Collections.Immutable;
using LlmJudgeStats.Audit.Details;

namespace LlmJudgeStats.Audit;

/// <summary>Whether there is room above the best systems.</summary>
/// <remarks>Thread-safe. Source: audit.md 6.</remarks>
public sealed record SaturationCheck : IAuditCheck
{
    /// <summary>With the documented thresholds.</summary>
    public static SaturationCheck Default { get; } = new();

    /// <summary>The share of all room up to which there is too little: .1.</summary>
    public double Headroom { get; init => field = Check.Inside(value); } = 0.1;

    /// <summary>The fewest systems that must share first place: 3.</summary>
    public int FewestSharing { get; init => field = Check.AtLeastOne(value); } = 3;

    /// <summary>The share of all systems that must share it: a third.</summary>
    public double ShareSharing { get; init => field = Check.Inside(value); } = 1 / 3.0;

    /// <inheritdoc/>
    public EstimationMethod Method { get; } = AuditMethods.Of("saturation", "room above the best", Citations.OwnAudit);

    /// <inheritdoc/>
    public string Code => "LJS6006";

    /// <inheritdoc/>
    public string Question => "Is there room above the best systems?";

    /// <inheritdoc/>
    public string CannotSay => "Whether the ceiling is 100%: items with wrong keys lower it, and only reading them shows that.";

    /// <inheritdoc/>
    public ImmutableArray<AuditFinding> Estimate(in BenchmarkStudy study, double level)
    {
        Screen.Arguments(study, level);
        if (!Screen.Has(study, 1, out var items, out var reason)) return [AuditFinding.NotAssessed(Method.Id, null, reason)];
        if (!(study.Ceiling > (study.Chance ?? 0)))
            return [AuditFinding.NotAssessed(Method.Id, null, "the ceiling is not above the score of guessing")];
        var details = Details(study, items, RankedScores.Of(items, level), level);
        var isLow = !AuditTolerance.IsAbove(details.Headroom, Headroom);
        var ofItems = isLow && details.TopSet >= details.Needed ? AuditVerdict.Unsound
            : isLow ? AuditVerdict.Doubtful : AuditVerdict.Sound;
        var verdict = Screen.Capped(study, ofItems);
        var isTheJudge = Screen.IsTheJudge(study, ofItems);
        var room = $"{AuditWords.Points(study.Ceiling - details.TopSetMean)} below the ceiling";
        return
        [
            new()
            {
                Check = Method.Id,
                Verdict = verdict,
                Figure = new(
                    "headroom", details.Headroom, new IntervalEstimate(details.HeadroomLower, details.HeadroomUpper, level), "share"),
                Threshold = Headroom,
                Sentence = (details.JudgeAtCeiling ? "the judge, not the benchmark, is at its ceiling: " : "")
                    + Words(study, details, room) + (isTheJudge ? " But " + Screen.JudgeErrsDifferently : ""),
                Fix = details.JudgeAtCeiling ? "a judge that recognises more of what is right, or labels by people."
                    : isTheJudge ? Screen.LabelEachSystem
                    : isLow ? "harder items; do not rank the systems at the top by this benchmark." : null,
                Details = details,
            },
        ];
    }

    private static string Words(BenchmarkStudy study, SaturationDetails details, string room) => details.TopSet > 1
        ? $"{AuditWords.Step(details.TopSet)} of {AuditWords.Many(study.Systems.Length, "system")} share first place, {room}."
        : $"the first place is {room}.";

    private SaturationDetails Details(BenchmarkStudy study, ItemMoments items, RankedScores ranked, double level)
    {
        var scale = JudgeScale.Of(study);
        var weights = new double[items.Systems];
        foreach (var s in ranked.Top) weights[s] = 1.0 / ranked.Top.Length;
        var top = scale.Score(items.Contrast(weights));
        var room = study.Ceiling - (study.Chance ?? 0);
        var headroom = (study.Ceiling - top.Estimate) / room;
        var half = top.Quantile(level) * top.StandardError / room;
        var best = items.Means[ranked.Order[0]];
        return new()
        {
            Best = scale.Score(best),
            HeadroomBest = study.Ceiling - scale.Score(best),
            TopSetMean = top.Estimate,
            Headroom = headroom,
            HeadroomLower = headroom - half,
            HeadroomUpper = headroom + half,
            TopSet = ranked.Top.Length,
            Needed = Math.Max(FewestSharing, (long)Math.Ceiling((items.Systems * ShareSharing) - AuditTolerance.Equal)),
            VerdictCeiling = scale.Ceiling,
            VerdictFloor = scale.Floor,
            JudgeAtCeiling = scale.IsAtCeiling(best, level),
        };
    }
}
