using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats;

/// <summary>The catalogue: every estimator of a pass rate with its intervals, by id.</summary>
public static class JudgeEstimators
{
    /// <summary>Every method with its intervals, from the simplest to the richest.</summary>
    public static IReadOnlyList<JudgeMethod> Methods { get; } =
    [
        JudgeMethod.Of(NaiveEstimator.Default, (BinomialInterval interval) => NaiveEstimator.Default with { Interval = interval }),
        JudgeMethod.Of(
            LabelsOnlyEstimator.Default, interval => LabelsOnlyEstimator.Default with { Interval = interval }, BinomialInterval.Jeffreys),
        JudgeMethod.OfKnownRates(
            RoganGladenEstimator.Default, (BinomialInterval interval) => RoganGladenEstimator.Default with { IntervalWhenKnown = interval },
            estimator => estimator.MethodWhenKnown),
        JudgeMethod.OfMeasuredRates(
            RoganGladenEstimator.Default, (RoganGladenInterval interval) => RoganGladenEstimator.Default with { Interval = interval },
            estimator => estimator.MethodWhenMeasured),
        JudgeMethod.Of(AsymmetricErrorEstimator.Default,
            (AsymmetricErrorInterval interval) => AsymmetricErrorEstimator.Default with { Interval = interval }),
        JudgeMethod.Of(PostStratifiedEstimator.Default,
            (PostStratifiedInterval interval) => PostStratifiedEstimator.Default with { Interval = interval }),
        JudgeMethod.Of(PredictionPoweredEstimator.Default,
            (PredictionPoweredVariant variant) => PredictionPoweredEstimator.Default with { Interval = variant }),
        JudgeMethod.Of(
            BayesianEstimator.Default, (PosteriorInterval interval) => BayesianEstimator.Default with { Interval = interval }),
    ];

    /// <summary>Every estimator with its defaults, from the simplest to the richest.</summary>
    public static IReadOnlyList<IJudgeEstimator> All { get; } = [.. Methods.Select(method => method.Default).Distinct()];

    /// <summary>The estimator with an id, as on the command line and in <c>Method.Id</c>.</summary>
    /// <param name="id">Such as <c>rogan-gladen</c>; ASCII case does not matter.</param>
    /// <exception cref="ArgumentNullException">No id at all.</exception>
    /// <exception cref="ArgumentException">No such id; the message lists those there are.</exception>
    public static IJudgeEstimator Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(estimator => IsCalled(estimator, id))
            ?? throw new ArgumentException(
                $"no estimator is called '{id}'; use one of {string.Join(", ", All.Select(e => e.Method.Id))}", nameof(id));
    }

    /// <summary>The estimator with an id, and with one of its intervals.</summary>
    /// <remarks>
    /// An interval of <c>rogan-gladen</c> holds for known error rates or for measured ones (<see cref="JudgeMethod.When"/>). A study of the
    /// other kind has no answer: <see cref="EstimateWarnings.IntervalMismatch"/>.
    /// </remarks>
    /// <param name="id">Such as <c>asymmetric-error</c>; ASCII case does not matter.</param>
    /// <param name="interval">Such as <c>fieller</c>; ASCII case does not matter.</param>
    /// <exception cref="ArgumentNullException">No id at all.</exception>
    /// <exception cref="ArgumentException">
    /// No such estimator, or an interval that it does not go with; the message lists those there are.
    /// </exception>
    public static IJudgeEstimator Find(string id, string interval)
    {
        ArgumentNullException.ThrowIfNull(interval);
        var usual = Find(id);
        JudgeMethod[] methods = [.. Methods.Where(method => method.Id == usual.Method.Id)];
        return methods.Select(method => Named(method, interval)).FirstOrDefault(estimator => estimator is not null)
            ?? throw new ArgumentException(
                $"'{usual.Method.Id}' has no interval '{interval}'; use one of "
                    + $"{string.Join(", ", methods.SelectMany(method => method.Intervals).Select(traits => traits.Id))}",
                nameof(interval));
    }

    private static IJudgeEstimator? Named(JudgeMethod method, string interval) => method.With(interval) switch
    {
        RoganGladenEstimator estimator => estimator with
        {
            NamedFor = method.When == "both rates known" ? RoganGladenEstimator.ErrorRates.Known : RoganGladenEstimator.ErrorRates.Measured,
        },
        var estimator => estimator,
    };

    private static bool IsCalled(IJudgeEstimator estimator, string id) =>
        estimator.Method.Id.Equals(id, StringComparison.OrdinalIgnoreCase);
}
