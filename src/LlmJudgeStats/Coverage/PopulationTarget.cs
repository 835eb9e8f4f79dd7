namespace LlmJudgeStats.Coverage;

/// <summary>Coverage is that of the rate of a population, from which every item is drawn anew.</summary>
internal static class PopulationTarget
{
    /// <summary>The estimator, or an exception when its interval is for another rate: it would look as if it failed.</summary>
    public static T Of<T>(T estimator) where T : class, IJudgeEstimator
    {
        ArgumentNullException.ThrowIfNull(estimator);
        return estimator.Method is { Target: Target.Items }
            ? throw new ArgumentException(
                "its target is exactly the judged items, and coverage here is that of a population's rate (docs/methods/finite.md has the "
                    + "other); use Target.Population", nameof(estimator))
            : estimator;
    }
}
