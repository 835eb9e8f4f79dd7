using System.Collections.Immutable;
using LlmJudgeStats.Audit.Details;

namespace LlmJudgeStats.Audit;

/// <summary>The scores that two benchmarks give the systems that both have. Source: audit.md 8.</summary>
internal sealed record SharedSystems(string FirstName, string SecondName, ImmutableArray<double> First, ImmutableArray<double> Second)
{
    private BenchmarkStudy? _first, _second;

    public double FirstReliability { get; init; } = 1;

    public double SecondReliability { get; init; } = 1;

    public string Names => $"{FirstName} / {SecondName}";

    public static SharedSystems Of(BenchmarkStudy first, BenchmarkStudy second)
    {
        var ofFirst = ScoresOf(first);
        var ofSecond = ScoresOf(second);
        string[] shared = [.. first.Systems.Where(system => ofFirst.ContainsKey(system) && ofSecond.ContainsKey(system))];
        return new(
            first.Name ?? "first", second.Name ?? "second",
            [.. shared.Select(system => ofFirst[system])], [.. shared.Select(system => ofSecond[system])])
        {
            FirstReliability = ReliabilityOf(first),
            SecondReliability = ReliabilityOf(second),
            _first = first,
            _second = second,
        };
    }

    /// <summary>Pairs that both benchmarks tell apart, and order oppositely.</summary>
    public ImmutableArray<OppositePair> Opposite(double level)
    {
        if (_first is null || _second is null) return [];
        var other = ResolvedOf(_second, level);
        return
        [
            .. ResolvedOf(_first, level).Where(pair => other.Contains((pair.Worse, pair.Better)))
                .Select(pair => new OppositePair { A = pair.Better, B = pair.Worse }),
        ];
    }

    private static Dictionary<string, double> ScoresOf(BenchmarkStudy study)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        if (study.Items is not { Items: > 0 } items || items.Systems != study.Systems.Length) return scores;
        for (var s = 0; s < items.Systems; s++) scores.Add(study.Systems[s], items.Means[s]);
        return scores;
    }

    // Counts without items say nothing of reliability.
    private static double ReliabilityOf(BenchmarkStudy study) =>
        study.Items is { Systems: >= 2, HasVariance: true, IsAssumedIndependent: false } items ? TwoWay.Of(items).Reliability : 1;

    private static List<(string Better, string Worse)> ResolvedOf(BenchmarkStudy study, double level)
    {
        if (study.Items is not { Systems: >= 2, HasVariance: true } items || items.Systems != study.Systems.Length) return [];
        var ranked = RankedScores.Of(items, level);
        var resolved = new List<(string, string)>();
        for (var i = 0; i < ranked.Pairs.Length; i++)
        {
            if (AuditTolerance.IsAbove(ranked.Holm[i], 1 - level)) continue;
            var a = study.Systems[ranked.Places[i].A];
            var b = study.Systems[ranked.Places[i].B];
            resolved.Add(ranked.Pairs[i].Estimate > 0 ? (a, b) : (b, a));
        }
        return resolved;
    }
}
