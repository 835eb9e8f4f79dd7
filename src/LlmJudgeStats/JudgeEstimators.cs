using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats;

/// <summary>The catalogue: every estimator of a pass rate, by id.</summary>
public static class JudgeEstimators
{
    /// <summary>Every estimator with its defaults, from the simplest to the richest.</summary>
    public static IReadOnlyList<IJudgeEstimator> All { get; } =
    [
        NaiveEstimator.Default,
        LabelsOnlyEstimator.Default,
        RoganGladenEstimator.Default,
        AsymmetricErrorEstimator.Default,
        PostStratifiedEstimator.Default,
        PredictionPoweredEstimator.Default,
        Bayesian.BayesianEstimator.Default,
    ];

    /// <summary>The estimator with an id, as on the command line and in <c>Method.Id</c>.</summary>
    /// <param name="id">Such as <c>rogan-gladen</c>; ASCII case does not matter.</param>
    /// <exception cref="ArgumentNullException">No id at all.</exception>
    /// <exception cref="ArgumentException">No such id; the message lists those there are.</exception>
    public static IJudgeEstimator Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(estimator => estimator.Method.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"no estimator is called '{id}'; use one of {string.Join(", ", All.Select(e => e.Method.Id))}", nameof(id));
    }
}
