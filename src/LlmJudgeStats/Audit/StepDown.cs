using System.Collections.Immutable;

namespace LlmJudgeStats.Audit;

/// <summary>Who gains more on the old items than the systems still trusted, one after the other: audit.md 9.</summary>
internal sealed class StepDown
{
    private const int FewestTrusted = 3;
    private readonly ItemMoments _old, _fresh;

    private StepDown(ItemMoments old, ItemMoments fresh)
    {
        _old = old;
        _fresh = fresh;
    }

    public ImmutableArray<SuspectedSystem> Systems { get; private init; }

    public static StepDown Of(ItemMoments old, ItemMoments fresh, double error)
    {
        var steps = new StepDown(old, fresh);
        var systems = new SuspectedSystem[old.Systems];
        var trusted = Enumerable.Range(0, old.Systems).ToList();
        var largest = 0.0;
        while (true)
        {
            foreach (var s in trusted) systems[s] = steps.At(s, trusted);
            var worst = trusted.MinBy(s => systems[s].P);
            var adjusted = Math.Min(1, systems[worst].P * trusted.Count);
            if (trusted.Count < FewestTrusted || AuditTolerance.IsAbove(adjusted, error)) break;
            largest = Math.Max(largest, adjusted);
            systems[worst] = systems[worst] with { AdjustedP = largest, IsFlagged = true };
            trusted.Remove(worst);
        }
        foreach (var (s, place) in trusted.OrderBy(s => systems[s].P).Select((s, place) => (s, place)))
        {
            largest = Math.Max(largest, Math.Min(1, systems[s].P * (trusted.Count - place)));
            systems[s] = systems[s] with { AdjustedP = largest };
        }
        return new(old, fresh) { Systems = [.. systems] };
    }

    private SuspectedSystem At(int system, List<int> trusted)
    {
        var weights = new double[_old.Systems];
        foreach (var other in trusted) weights[other] = -1.0 / (trusted.Count - 1);
        weights[system] = 1;
        var excess = MeanContrast.Difference(_old.Contrast(weights), _fresh.Contrast(weights));
        var logit = MeanContrast.Difference(LogOdds(_old, weights), LogOdds(_fresh, weights));
        return new(excess, excess.GreaterP, logit.GreaterP, 1, false);
    }

    // h = logit((k + 1/2)/(n + 1)), V scaled by 1/(q (1 − q)) on both sides.
    private static MeanContrast LogOdds(ItemMoments items, double[] weights)
    {
        var scaled = new double[weights.Length];
        var estimate = 0.0;
        for (var s = 0; s < weights.Length; s++)
        {
            var passed = (items.Means[s] * items.Items) + 0.5;
            var failed = items.Items + 1 - passed;
            estimate += weights[s] * Math.Log(passed / failed);
            scaled[s] = weights[s] * (items.Items + 1.0) * (items.Items + 1.0) / (passed * failed);
        }
        return items.Contrast(scaled) with { Estimate = estimate };
    }
}
