using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Validation.Robust;

/// <summary>One interval, and on how many studies the laws are asked.</summary>
/// <param name="Name">Method and interval.</param>
/// <param name="Estimator">The estimator.</param>
/// <param name="Studies">How many studies in full length.</param>
/// <param name="Tolerance">What the mirror law allows.</param>
/// <param name="Kind">What the studies are like.</param>
/// <param name="NestingRoom">What the nesting law allows.</param>
/// <param name="NotNested">Exempt from nesting, as its page says.</param>
/// <param name="NotNestedWithoutPoint">
/// Exempt where there is no point: which corners of its box are above chance depends on the level.
/// </param>
internal sealed record RobustCase(
    string Name, IJudgeEstimator Estimator, long Studies, double Tolerance, StudyKind Kind = StudyKind.Any, double NestingRoom = 1e-12,
    bool NotNested = false,
    bool NotNestedWithoutPoint = false)
{
    // By what an answer costs: closed forms, roots and quantiles, posteriors, melding, the exact interval.
    private const long ClosedForms = 10_000_000, Roots = 1_000_000, Posteriors = 100_000, Meldings = 1000, Exacts = 100;

    private const double Ulp = 2.220446049250313E-16;    // 2^-52
    private const double OfRoots = 1e-12;
    private const double OfQuadrature = 1e-9;    // as in the law tests

    public static IReadOnlyList<RobustCase> All { get; } =
    [
        .. JudgeEstimators.Methods.Where(method => method.Default is not BayesianEstimator && method.When != "a rate measured")
            .SelectMany(method => method.Intervals.Select(interval => Of(method, interval))),
        new("bayesian equal-tailed", BayesianEstimator.Default, Posteriors, OfRoots, StudyKind.Ordinary, OfQuadrature),
        new("bayesian equal-tailed on sampled labels", BayesianEstimator.Default, Posteriors, OfRoots, StudyKind.OrdinaryFromTestItems,
            OfQuadrature),
    ];

    private static RobustCase Of(JudgeMethod method, IntervalTraits interval)
    {
        var estimator = method.With(interval.Id)!;
        if (estimator is AsymmetricErrorEstimator asymmetric) estimator = asymmetric with { Resampling = new() { Replicates = 500 } };
        var isFromTestItems = estimator is PostStratifiedEstimator;
        var isExact = estimator is AsymmetricErrorEstimator { Interval: AsymmetricErrorInterval.Exact };
        var isSlow = interval.Cost is IntervalCost.Milliseconds or IntervalCost.Seconds;
        // Rates of one proportion are inverted to the last bit, whatever the cost.
        var isOneProportion = estimator is NaiveEstimator or LabelsOnlyEstimator or RoganGladenEstimator;
        var name = estimator is RoganGladenEstimator ? $"{method.Id} {interval.Id} or delta" : $"{method.Id} {interval.Id}";
        return new(
            name, estimator,
            Studies: isExact ? Exacts : isSlow ? Meldings : interval.Cost == IntervalCost.ClosedForm ? ClosedForms : Roots,
            Tolerance: interval.Cost == IntervalCost.ClosedForm || isOneProportion ? Ulp : OfRoots,
            Kind: isExact ? StudyKind.Small
                : !isFromTestItems ? StudyKind.Any
                : isSlow ? StudyKind.OrdinaryFromTestItems : StudyKind.AnyFromTestItems,
            NestingRoom: isFromTestItems && isSlow ? OfQuadrature : OfRoots,
            NotNested: !interval.IsNested,
            NotNestedWithoutPoint: !interval.NeedsPoint);
    }
}
