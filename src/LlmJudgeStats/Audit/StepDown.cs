using System.Collections.Immutable;

namespace LlmJudgeStats.Audit;

/// <summary>
/// Who gains more on the old items than the systems still trusted, one after the other: audit.md 9. Of several pairs of splits all systems
/// are one family, in which a system may be trusted on one pair and not on another.
/// </summary>
internal sealed class StepDown
{
    private const int FewestTrusted = 3;
    private readonly SplitPair _pair;
    private readonly SuspectedSystem[] _systems;
    private readonly List<int> _trusted;

    private StepDown(SplitPair pair)
    {
        _pair = pair;
        _systems = new SuspectedSystem[pair.Old.Systems];
        _trusted = [.. Enumerable.Range(0, _systems.Length)];
        Compare();
    }

    public ImmutableArray<SuspectedSystem> Systems => [.. _systems];

    public static ImmutableArray<StepDown> Of(IEnumerable<SplitPair> pairs, double error)
    {
        ImmutableArray<StepDown> steps = [.. pairs.Select(pair => new StepDown(pair))];
        var left = steps.Sum(step => step._trusted.Count);
        var largest = 0.0;
        while (steps.Where(step => step._trusted.Count >= FewestTrusted).MinBy(step => step.LeastP) is { } next)
        {
            var adjusted = Math.Min(1, next.LeastP * left);
            if (AuditTolerance.IsAbove(adjusted, error)) break;
            largest = Math.Max(largest, adjusted);
            next.Flag(largest);
            left--;
        }
        foreach (var (step, system) in steps.SelectMany(step => step._trusted.Select(system => (step, system)))
            .OrderBy(one => one.step._systems[one.system].P))
        {
            ref var suspected = ref step._systems[system];
            largest = Math.Max(largest, Math.Min(1, suspected.P * left));
            suspected = suspected with { AdjustedP = largest };
            left--;
        }
        return steps;
    }

    private double LeastP => _trusted.Min(s => _systems[s].P);

    private void Flag(double adjusted)
    {
        var worst = _trusted.MinBy(s => _systems[s].P);
        _systems[worst] = _systems[worst] with { AdjustedP = adjusted, IsFlagged = true };
        _trusted.Remove(worst);
        Compare();
    }

    private void Compare()
    {
        foreach (var s in _trusted) _systems[s] = At(s);
    }

    private SuspectedSystem At(int system)
    {
        var weights = new double[_systems.Length];
        foreach (var other in _trusted) weights[other] = -1.0 / (_trusted.Count - 1);
        weights[system] = 1;
        var excess = MeanContrast.Difference(_pair.Old.Contrast(weights), _pair.Fresh.Contrast(weights));
        var logit = MeanContrast.Difference(LogOdds(_pair.Old, weights), LogOdds(_pair.Fresh, weights));
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
