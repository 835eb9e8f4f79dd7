namespace LlmJudgeStats;

/// <summary>
/// One shared <see cref="EstimationMethod"/> for each interval of an estimator, so that an estimate names its interval without allocating.
/// </summary>
internal static class EstimationMethods
{
    /// <summary>A method for each member of a closed set of intervals, in the order of their values.</summary>
    public static EstimationMethod[] ForEach<TInterval>(EstimationMethod method, Func<TInterval, IntervalTraits> traits)
        where TInterval : struct, Enum =>
        [.. Enum.GetValues<TInterval>().Select(interval => method.With(traits(interval)))];

    /// <summary>The method with one interval.</summary>
    public static EstimationMethod With(this EstimationMethod method, IntervalTraits traits) =>
        method with { Name = $"{method.Name}, {traits.Name}", Traits = traits };
}
