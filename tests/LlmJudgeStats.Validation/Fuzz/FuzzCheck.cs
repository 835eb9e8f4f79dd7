using System.Globalization;
using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Validation.Fuzz;

/// <summary>
/// Asks everything of one case and notes what is wrong: an exception, NaN without a word, an interval that is none, a point outside it,
/// flags that the mirror image has not.
/// </summary>
internal sealed class FuzzCheck
{
    private const double Ulp = 2.3e-16;
    private const double OfQuadrature = 1e-12;

    private readonly Action<string, FuzzCase, string> _fault;
    private readonly Func<Func<string?>, string, FuzzCase, string?> _call;

    /// <param name="fault">Told what is wrong: with what, in which case, what.</param>
    /// <param name="call">Makes a call, so that it can be timed.</param>
    public FuzzCheck(Action<string, FuzzCase, string> fault, Func<Func<string?>, string, FuzzCase, string?>? call = null)
    {
        _fault = fault;
        _call = call ?? ((body, _, _) => body());
    }

    public void Ask(FuzzTarget target, FuzzCase one)
    {
        var study = one.Study;
        var estimator = target.Estimator;
        var limitLevel = Math.Clamp(0.5 + (one.Level / 2), 0.5 + 1e-15, Math.BitDecrement(1));
        Call($"{target.Name} estimate", one, () => Fault(estimator.Estimate(in study, one.Level)));
        if (target.OneIn == 1) Call($"{target.Name} mirror", one, () => Mirror(estimator, study, one.Level));
        foreach (var side in Enum.GetValues<IntervalSide>())
            Call($"{target.Name} limit", one, () => OutOfRange(estimator.Limit(in study, side, limitLevel)));
        Call($"{target.Name} p-value", one, () => OutOfRange(estimator.PValue(in study, one.Rate)));
        foreach (var alternative in Enum.GetValues<Alternative>())
            Call($"{target.Name} one-sided p-value", one, () => OutOfRange(estimator.PValue(in study, one.Rate, alternative)));
        if (estimator is BayesianEstimator { Interval: PosteriorInterval.EqualTailed } bayesian)
            Call($"{target.Name} posterior", one, () => Fault(bayesian.Posterior(in study), one));
    }

    /// <summary>What has no interval to choose: diagnostics, the judge's quality, and means over strata.</summary>
    public void AskOthers(FuzzCase one)
    {
        var study = one.Study;
        Call("diagnostics", one, () => StudyDiagnostics.Of(in study, one.Level)
            .Select(found => found.Detail).FirstOrDefault(detail => detail.Contains("NaN", StringComparison.Ordinal)));
        Call("quality", one, () => Fault(JudgeStats.Quality(study.Calibration, one.Level).YoudenInterval));
        foreach (var interval in Enum.GetValues<StratifiedMeanInterval>())
        {
            var estimator = new StratifiedMeanEstimator { Interval = interval };
            var range = one.Mean.Table.Range;
            var mean = range.Lower + (one.Rate * range.Width);
            Call("mean estimate", one, () => Fault(estimator.Estimate(one.Mean, one.Level)));
            Call("mean p-value", one, () => OutOfRange(estimator.PValue(one.Mean, mean)));
            Call("mean limit", one, () => OutOfRange(
                estimator.Limit(one.Mean, IntervalSide.Lower, Math.Clamp(0.5 + (one.Level / 2), 0.5 + 1e-15, Math.BitDecrement(1)))
                    / range.Width));
        }
    }

    private void Call(string what, FuzzCase one, Func<string?> body)
    {
        string? found;
        try
        {
            found = _call(body, what, one);
        }
#pragma warning disable CA1031 // what is looked for is any exception at all
        catch (Exception failure)
#pragma warning restore CA1031
        {
            found = $"{failure.GetType().Name}: {failure.Message}";
        }
        if (found is not null) _fault(what, one, found);
    }

    private static string? Fault(JudgeEstimate estimate)
    {
        var support = estimate.Method.Support;
        var interval = estimate.Interval;
        var isInside = interval.Lower >= support.Lower && interval.Upper <= support.Upper && interval.Lower <= interval.Upper;
        if (!isInside) return Words(estimate, "no interval");
        if (!(estimate.StandardError >= 0)) return Words(estimate, "no standard error");
        if (!estimate.IsIdentified)
        {
            return estimate.Warnings == EstimateWarnings.None || !double.IsPositiveInfinity(estimate.StandardError)
                ? Words(estimate, "no point and no word") : null;
        }
        if (!(estimate.Point >= support.Lower && estimate.Point <= support.Upper) || double.IsNaN(estimate.Unclamped))
            return Words(estimate, "no point");
        var isExempt = interval.Kind == IntervalKind.Credible || estimate.Method.Traits is { ContainsPoint: false }
            || estimate.Warnings.HasFlag(EstimateWarnings.PointOutsideInterval) || IsOfTheirs(estimate.Method);
        var isIntegral = estimate.Method.Traits is { Cost: IntervalCost.Milliseconds or IntervalCost.Seconds };
        var room = isIntegral ? OfQuadrature : Ulp * Math.Max(1, support.Upper);
        return isExempt || (estimate.Point >= interval.Lower - room && estimate.Point <= interval.Upper + room)
            ? null
            : Words(estimate, "a point outside");
    }

    // The published interval that can miss its point, as its page says.
    private static bool IsOfTheirs(EstimationMethod method) => method.Interval == AsymmetricErrorInterval.LangReiczigel.Id;

    private static string? Fault(IntervalEstimate interval) =>
        interval.Lower >= -1 && interval.Upper <= 1 && interval.Lower <= interval.Upper ? null : $"{interval:R}";

    // NaN stands where the posterior was not found, and then its warnings say so.
    private static string? Fault(Posterior posterior, FuzzCase one)
    {
        var isSaid = (posterior.Warnings & EstimateWarnings.NotConverged) != 0;
        var numbers = new[]
        {
            posterior.Mean, posterior.StandardDeviation, posterior.ProbabilityAbove(one.Rate), posterior.Quantile(one.Rate),
            posterior.Median, posterior.Density(one.Rate),
        };
        if (isSaid) return null;
        return numbers[..5].All(number => number is >= 0 and <= 1) && numbers[5] >= 0
            ? null
            : string.Join(' ', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
    }

    private static string? Mirror(IIntervalEstimator estimator, JudgeStudy study, double level)
    {
        // A known rate next to 0 has no mirror image in doubles.
        if (study.Flip().Flip() != study) return null;
        var one = estimator.Estimate(in study, level);
        var other = estimator.Estimate(study.Flip(), level);
        return one.Warnings == other.Warnings ? null : Words(one, $"mirrored {other.Interval:R} {other.Warnings}");
    }

    private static string? OutOfRange(double value) =>
        value is >= 0 and <= 1 ? null : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Words(JudgeEstimate estimate, string what) => string.Create(CultureInfo.InvariantCulture,
        $"{what}: {estimate.Point:R} {estimate.Interval:R} SE {estimate.StandardError:R} {estimate.Warnings}");
}
