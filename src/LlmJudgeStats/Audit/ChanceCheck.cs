using System.Collections.Immutable;
using LlmJudgeStats.Audit.Details;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Audit;

/// <summary>Whether any system is above guessing.</summary>
/// <remarks>Thread-safe. Source: audit.md 10.</remarks>
public sealed record ChanceCheck : IAuditCheck
{
    /// <summary>With the documented thresholds.</summary>
    public static ChanceCheck Default { get; } = new();

    /// <summary>The p-value of the best system, for all systems, above which none is shown to be above chance: .01.</summary>
    public double Error { get; init => field = Check.Inside(value); } = 0.01;

    /// <summary>The p-value after Holm above which one system is listed as not above chance: .05.</summary>
    public double ErrorOfOne { get; init => field = Check.Inside(value); } = 0.05;

    /// <inheritdoc/>
    public EstimationMethod Method { get; } = AuditMethods.Of("chance", "systems against guessing", Citations.ClopperPearson1934);

    /// <inheritdoc/>
    public string Code => "LJS6010";

    /// <inheritdoc/>
    public string Question => "Is any system above guessing?";

    /// <inheritdoc/>
    public string CannotSay => "That the systems guess: with few items a system well above chance is not shown to be.";

    /// <inheritdoc/>
    public ImmutableArray<AuditFinding> Estimate(in BenchmarkStudy study, double level)
    {
        Screen.Arguments(study, level);
        if (study.Chance is not { } chance) return [AuditFinding.NotAssessed(Method.Id, null, "the score of guessing is not known")];
        if (!Screen.Has(study, 1, out var items, out var reason)) return [AuditFinding.NotAssessed(Method.Id, null, reason)];
        var guessing = JudgeScale.Of(study).Verdicts(chance);
        var isExact = IsExact(study, items);
        double[] p = [.. Enumerable.Range(0, items.Systems).Select(s => isExact ? Tail(items, s, guessing) : Against(items, s, guessing))];
        var holm = Multiplicity.Holm(p);
        var systems = study.Systems;
        return
        [
            Finding(study, items, new()
            {
                Chance = guessing,
                Systems = systems,
                P = [.. p],
                Holm = [.. holm],
                NotAbove = [.. systems.Where((_, s) => AuditTolerance.IsAbove(holm[s], ErrorOfOne))],
                Exact = isExact,
            }),
        ];
    }

    private AuditFinding Finding(BenchmarkStudy study, ItemMoments items, ChanceDetails details)
    {
        var least = Math.Min(1, details.P.Min() * details.P.Length);
        var verdict = AuditTolerance.IsAbove(least, Error) ? AuditVerdict.Unsound : AuditVerdict.Sound;
        var best = details.P.IndexOf(details.P.Min());
        var guessing = AuditWords.Score(study.Chance!.Value);
        return new()
        {
            Check = Method.Id,
            Verdict = verdict,
            Figure = new("notAbove", details.NotAbove.Length, null, "systems"),
            Threshold = Error,
            PValue = least,
            Sentence = verdict == AuditVerdict.Unsound
                ? $"no system is shown to be above guessing ({guessing}) on {AuditWords.Many(items.Items, "item")}."
                : details.NotAbove.IsEmpty ? $"every system is above guessing ({guessing})."
                : $"{study.Systems[best]} is above guessing ({guessing}); not shown of {string.Join(", ", details.NotAbove)}.",
            Fix = verdict == AuditVerdict.Unsound ? "easier items, or more of them." : null,
            Details = details,
        };
    }

    // Independent passes and fails, one a system and item.
    private static bool IsExact(BenchmarkStudy study, ItemMoments items) =>
        items.IsAssumedIndependent || (study.IsSingleRun && items.Clusters == items.Items && study.Scores is { IsBinary: true });

    private static double Tail(ItemMoments items, int system, double guessing)
    {
        var size = items.Answers(system);
        var passed = Math.Round(items.Means[system] * size);
        return BetaDistribution.BinomialTail(passed, size - passed, guessing);
    }

    private static double Against(ItemMoments items, int system, double guessing)
    {
        var mean = items.Mean(system);
        return (mean with { Estimate = mean.Estimate - guessing }).GreaterP;
    }
}
