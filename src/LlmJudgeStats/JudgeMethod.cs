namespace LlmJudgeStats;

/// <summary>A method of the catalogue with its intervals: what the tool, the help, the pages and the laws list.</summary>
/// <remarks>
/// A method whose intervals depend on what is known of the judge stands there once for each case. Immutable, thread-safe.
/// </remarks>
public sealed class JudgeMethod
{
    private readonly bool? _ofKnownRates;
    private readonly Func<string, IJudgeEstimator?> _with;

    private JudgeMethod(
        IJudgeEstimator usual, IReadOnlyList<EstimationMethod> methods, bool? ofKnownRates, Func<string, IJudgeEstimator?> with)
    {
        Default = usual;
        Methods = methods;
        Intervals = [.. methods.Select(method => method.Traits!)];
        _ofKnownRates = ofKnownRates;
        _with = with;
    }

    /// <summary>The estimator with its default interval.</summary>
    public IJudgeEstimator Default { get; }

    /// <summary>The id of the method: <c>rogan-gladen</c>.</summary>
    public string Id => Default.Method.Id;

    /// <summary>The intervals that it goes with, the default first.</summary>
    public IReadOnlyList<IntervalTraits> Intervals { get; }

    /// <summary>What an estimate names with each of <see cref="Intervals"/>.</summary>
    internal IReadOnlyList<EstimationMethod> Methods { get; }

    /// <summary>
    /// What must be known of the judge for these intervals, such as <c>both rates known</c>; <see langword="null"/> where it makes no
    /// difference.
    /// </summary>
    public string? When => _ofKnownRates switch { null => null, true => "both rates known", false => "a rate measured" };

    /// <summary>Whether its intervals are those for what is known of a judge; always, where it makes no difference.</summary>
    /// <param name="judge">What is known of the judge.</param>
    public bool IsFor(Calibration judge) => _ofKnownRates is null || _ofKnownRates == judge.IsKnown;

    /// <summary>The estimator with one of its intervals; <see langword="null"/> when it does not go with it.</summary>
    /// <param name="interval">An id, such as <c>clopper-pearson</c>; ASCII case does not matter.</param>
    public IJudgeEstimator? With(string interval) => _with(interval);

    internal static JudgeMethod Of<TInterval, TEstimator>(
        TEstimator usual, Func<TInterval, TEstimator> choose, TInterval first = default)
        where TInterval : struct, Enum
        where TEstimator : class, IJudgeEstimator => Of(usual, choose, first, null, estimator => estimator.Method);

    // named: what an estimate names, where its interval depends on what is known of the judge.
    internal static JudgeMethod OfKnownRates<TInterval, TEstimator>(
        TEstimator usual, Func<TInterval, TEstimator> choose, Func<TEstimator, EstimationMethod> named)
        where TInterval : struct, Enum
        where TEstimator : class, IJudgeEstimator => Of(usual, choose, default, true, named);

    internal static JudgeMethod OfMeasuredRates<TInterval, TEstimator>(
        TEstimator usual, Func<TInterval, TEstimator> choose, Func<TEstimator, EstimationMethod> named)
        where TInterval : struct, Enum
        where TEstimator : class, IJudgeEstimator => Of(usual, choose, default, false, named);

    private static JudgeMethod Of<TInterval, TEstimator>(
        TEstimator usual, Func<TInterval, TEstimator> choose, TInterval first, bool? ofKnownRates,
        Func<TEstimator, EstimationMethod> named)
        where TInterval : struct, Enum
        where TEstimator : class, IJudgeEstimator
    {
        TEstimator[] estimators =
        [
            choose(first),
            .. Enum.GetValues<TInterval>().Where(interval => !EqualityComparer<TInterval>.Default.Equals(interval, first)).Select(choose),
        ];
        EstimationMethod[] methods = [.. estimators.Select(named)];
        return new(usual, methods, ofKnownRates, Find);

        IJudgeEstimator? Find(string id)
        {
            var found = Array.FindIndex(methods, method => method.Interval.Equals(id, StringComparison.OrdinalIgnoreCase));
            return found < 0 ? null : estimators[found];
        }
    }
}
