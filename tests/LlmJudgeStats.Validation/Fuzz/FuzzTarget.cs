namespace LlmJudgeStats.Validation.Fuzz;

/// <summary>An estimator with one of its intervals, and how often it is asked: what takes long less often.</summary>
/// <param name="Name">Method and interval.</param>
/// <param name="Estimator">The estimator.</param>
/// <param name="OneIn">Asked of one study in so many.</param>
internal sealed record FuzzTarget(string Name, IIntervalEstimator Estimator, int OneIn)
{
    private const int OfMilliseconds = 500;
    private const int OfSeconds = 5000;
    private const int FewReplicates = 100;

    /// <summary>Every method with every interval.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
        [.. JudgeEstimators.Methods.SelectMany(method => method.Intervals.Select(interval => Of(method, interval))).OfType<FuzzTarget>()];

    // A method without limits of its own has nothing to be asked but its interval, and those are Wald's.
    private static FuzzTarget? Of(JudgeMethod method, IntervalTraits interval)
    {
        var found = method.With(interval.Id);
        var resampling = new BootstrapSettings { Replicates = FewReplicates };
        var estimator = found switch
        {
            AsymmetricErrorEstimator one => one with { Resampling = resampling },
            RoganGladenEstimator one => one with { Resampling = resampling },
            _ => found as IIntervalEstimator,
        };
        return estimator is null ? null : new($"{method.Id} {interval.Id}", estimator, interval.Cost switch
        {
            IntervalCost.Seconds => OfSeconds,
            IntervalCost.Milliseconds => OfMilliseconds,
            _ => 1,
        });
    }
}
