
namespace LlmJudgeStats;

/// <summary>
/// What must be said beside an interval, or a decision by its limits, that does not promise its level: LJS1047. Immutable, thread-safe.
/// </summary>
/// <remarks>
/// Promises are those of <see cref="IntervalTraits"/>, found at a level of .95, and are read as those of the formula at every level. A
/// method of one's own without traits has none to read, and nothing is said of it.
/// </remarks>
public sealed record IntervalDoubt
{
    private const double Level = 0.95;    // at which promises are found
    private const double FarBelow = 0.9;

    private IntervalDoubt(IntervalTraits traits, double? promise)
    {
        // In sentences for terminals, as everywhere there.
        var name = traits.Name.Replace('–', '-');
        Words = promise is { } lowest
            ? Invariant($"The interval {name} is promised to hold with {100 * lowest:0.##}% only where the level is {100 * Level:0.##}%")
            : $"No coverage is promised for the interval {name}";
        Diagnostic = new("LJS1047", promise >= FarBelow ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            $"{Words}: limits can miss the rate more often than the level allows.",
            promise >= FarBelow
                ? "See docs/validation for where it holds less often."
                : "Leave the interval, and the method, to the default, or have its level calibrated to the design (docs/choosing.md).");
    }

    /// <summary>For people, without a full stop: <c>No coverage is promised for the interval bootstrap</c>.</summary>
    public string Words { get; }

    /// <summary>The same with its code and what to do; a warning, but for a promise of .9 and more.</summary>
    public Diagnostic Diagnostic { get; }

    /// <summary>The doubt of a decision by one-sided limits; <see langword="null"/> where they promise their level.</summary>
    /// <param name="method">The method of the estimate behind them.</param>
    /// <exception cref="ArgumentNullException">No method.</exception>
    public static IntervalDoubt? OfLimits(EstimationMethod method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return method.Traits is { } traits ? Of(traits, traits.LimitPromise ?? traits.Promise, Level) : null;
    }

    /// <summary>The doubt of a decision by an interval; <see langword="null"/> where it promises its level.</summary>
    /// <param name="method">The method of the estimate.</param>
    /// <exception cref="ArgumentNullException">No method.</exception>
    public static IntervalDoubt? OfInterval(EstimationMethod method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return method.Traits is { } traits ? Of(traits, traits.Promise, Level) : null;
    }

    /// <summary>
    /// The doubt of an estimate; <see langword="null"/> where its interval promises something, and where other words stand for it.
    /// </summary>
    /// <remarks>
    /// A little below the level is on the interval's page. A posterior speaks of probability and promises no coverage; that a judge was
    /// taken at its word is said already, and worse.
    /// </remarks>
    /// <param name="estimate">The estimate.</param>
    public static IntervalDoubt? OfEstimate(in JudgeEstimate estimate)
    {
        var method = estimate.Method;
        if (estimate.Interval.Kind == IntervalKind.Credible || method.IsUncorrected || method.Traits is not { } traits) return null;
        // The steps of one proportion, known error rates or labels alone, dip near 0 and 1 for every short interval.
        var isMeasured = method.UsesErrorRates && (method.Assumptions & Assumptions.KnownErrorRates) == 0;
        return traits.Promise is null || isMeasured ? Of(traits, traits.Promise, FarBelow) : null;
    }

    private static IntervalDoubt? Of(IntervalTraits traits, double? promise, double enough) =>
        promise >= enough ? null : new(traits, promise);
}
