using System.Collections.Immutable;
using LlmJudgeStats.Audit.Details;

namespace LlmJudgeStats.Audit;

/// <summary>Rank intervals, and who may be first.</summary>
/// <remarks>Never <see cref="AuditVerdict.Unsound"/>. Thread-safe. Source: audit.md 3.</remarks>
public sealed record RankingCheck : IAuditCheck
{
    /// <summary>With the documented options.</summary>
    public static RankingCheck Default { get; } = new();

    /// <summary>Resampled benchmarks for the shares of first places: 10,000; 0 leaves them out.</summary>
    public int Replicates { get; init => field = value == 0 ? 0 : Check.Replicates(value); } = 10_000;

    /// <summary>The seed of those shares: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <inheritdoc/>
    public EstimationMethod Method { get; } = AuditMethods.Of("ranking", "pairs, ranks and first places", Citations.Mogstad2024);

    /// <inheritdoc/>
    public string Code => "LJS6003";

    /// <inheritdoc/>
    public string Question => "Which systems may be first?";

    /// <inheritdoc/>
    public string CannotSay => "That two systems are equal. A share of first places is one of resampled benchmarks, not the probability to "
        + "be best. One pair that was asked for by name is a comparison of its own.";

    /// <inheritdoc/>
    public ImmutableArray<AuditFinding> Estimate(in BenchmarkStudy study, double level)
    {
        Screen.Arguments(study, level);
        if (!Screen.Has(study, 2, out var items, out var reason)) return [AuditFinding.NotAssessed(Method.Id, null, reason)];
        var ranked = RankedScores.Of(items, level);
        var details = Details(study, items, ranked, level);
        var verdict = ranked.Top.Length == 1 ? Screen.Capped(study, AuditVerdict.Sound) : AuditVerdict.Doubtful;
        var top = AuditWords.Step(ranked.Top.Length);
        var of = AuditWords.Many(study.Systems.Length, "system");
        return
        [
            new()
            {
                Check = Method.Id,
                Verdict = verdict,
                Figure = new("topSet", ranked.Top.Length, null, "systems"),
                Threshold = 1,
                Sentence = ranked.Top.Length > 1 ? $"{top} of {of} may be first: {string.Join(", ", details.TopSet)}."
                    : verdict == AuditVerdict.Doubtful
                        ? $"{details.TopSet[0]} has the best verdicts, but the judge errs differently on different systems."
                    : $"{details.TopSet[0]} is first of {of}.",
                Fix = ranked.Top.Length > 1 ? "report them as sharing first place, or take more items."
                    : verdict == AuditVerdict.Doubtful ? Screen.LabelEachSystem : null,
                Details = details,
            },
        ];
    }

    private RankingDetails Details(BenchmarkStudy study, ItemMoments items, RankedScores ranked, double level)
    {
        var scale = JudgeScale.Of(study);
        MeanContrast[] scores = [.. Enumerable.Range(0, items.Systems).Select(s => scale.Score(items.Mean(s)))];
        var limits = Enumerable.Range(0, items.Systems).Select(s => scale.ScoreLimits(items, s, level)).ToList();
        return new()
        {
            Systems = study.Systems,
            Scores = [.. scores.Select(score => score.Estimate)],
            Se = [.. scores.Select(score => score.StandardError)],
            ScoreLower = [.. limits.Select(limit => limit.Lower)],
            ScoreUpper = [.. limits.Select(limit => limit.Upper)],
            Df = double.IsPositiveInfinity(items.DegreesOfFreedom) ? null : items.DegreesOfFreedom,
            Pairs =
            [
                .. ranked.Places.Select((pair, i) => new PairDifference
                {
                    A = study.Systems[pair.A],
                    B = study.Systems[pair.B],
                    Difference = ranked.Pairs[i].Estimate,
                    StandardError = ranked.Pairs[i].StandardError,
                    P = ranked.P[i],
                    Holm = ranked.Holm[i],
                }),
            ],
            RankLower = ranked.RankLower,
            RankUpper = ranked.RankUpper,
            TopSet = [.. ranked.Top.Select(s => study.Systems[s])],
            AdjacentUnresolved = ranked.AdjacentUnresolved,
            PairsResolved = ranked.Resolved,
            FirstPlace = study.Scores is { } table && table.Systems == items.Systems && Replicates > 0
                ? FirstPlaces.Of(table, Replicates, Seed) : [],
        };
    }
}
