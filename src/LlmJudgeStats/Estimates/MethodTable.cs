namespace LlmJudgeStats;

/// <summary>One shared <see cref="EstimationMethod"/> for each interval of an estimator, so that an estimate names its interval without allocating.</summary>
internal static class MethodTable
{
    public static EstimationMethod[] ForEach<TInterval>(
        TInterval[] intervals, EstimationMethod method, Func<TInterval, string> id, Func<TInterval, string> name, Func<TInterval, Citation>? citation = null)
        where TInterval : struct, Enum =>
        [
            .. intervals.Select(interval => method with
            {
                Name = $"{method.Name}, {name(interval)}",
                Interval = id(interval),
                Citation = citation?.Invoke(interval) ?? method.Citation,
            }),
        ];
}
