using System.Globalization;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary>How many outcomes are enumerated: what would take too long is refused, and what does not is named.</summary>
/// <param name="OverGrid">Outcomes over a grid.</param>
/// <param name="AtPoint">Outcomes at one point.</param>
/// <param name="Replications">How many studies a point are soon simulated instead.</param>
internal readonly record struct EnumerationLimits(long OverGrid, long AtPoint, int Replications)
{
    // A quarter of a minute on two cores: closed forms and the equations of the defaults take microseconds.
    private static readonly EnumerationLimits s_quick = new(10_000_000, ExactCoverage.MaxOutcomes, 1000);

    // Posteriors and resamples: up to a few milliseconds.
    private static readonly EnumerationLimits s_slow = new(5_000, 20_000, 1000);

    // From milliseconds to a second: an integral for each limit, or an enumeration for each outcome of an enumeration.
    private static readonly EnumerationLimits s_slowest = new(1_000, 4_000, 200);

    /// <exception cref="UsageException">There are too many outcomes.</exception>
    public static void Check(
        in JudgeStudy study, in JudgeEstimate estimate, StudyDesign design, EnumerationScope scope)
    {
        var isOnePoint = scope == EnumerationScope.OnePoint;
        var limits = Of(estimate.Method);
        var most = isOnePoint ? limits.AtPoint : limits.OverGrid;
        if (design.Outcomes <= most) return;
        var answer = estimate.Interval.Kind == IntervalKind.Credible ? "posterior" : "interval";
        var ways = isOnePoint
            ? Invariant($"add --replications {10 * limits.Replications} to simulate it")
            : limits.WaysOverGrid(PointOf(in study, in estimate), design.Outcomes);
        throw new UsageException(
            Invariant($"this design has {design.Outcomes} outcomes, and each needs its own {answer}: at most {most} are enumerated")
                + $"{(isOnePoint ? " for one point" : "")}; {ways}");
    }

    private static EnumerationLimits Of(EstimationMethod method) => method.Traits?.Cost switch
    {
        IntervalCost.Seconds => s_slowest,
        IntervalCost.Milliseconds => s_slow,
        IntervalCost.ClosedForm or IntervalCost.Equations or null => s_quick,
    };

    private string WaysOverGrid(string at, long outcomes)
    {
        var simulate = this == s_quick
            ? Invariant($"add --replications {Replications} to simulate the grid")
            : Invariant($"add {at} --replications {Replications} to simulate one pass rate and judge");
        return simulate + (outcomes <= AtPoint ? $", or {at} for one pass rate and judge, exactly" : "");
    }

    private static string PointOf(in JudgeStudy study, in JudgeEstimate estimate)
    {
        var sensitivity = Shown(study.Calibration.Sensitivity, 0.9);
        var specificity = Shown(study.Calibration.Specificity, 0.8);
        return Invariant($"--at {Or(estimate.Point, 0.7):0.##},{sensitivity},{specificity}");
    }

    // A known rate as it was given: the interval relies on it.
    private static string Shown(Proportion rate, double otherwise) =>
        Or(rate.Rate, otherwise).ToString(rate.IsKnown ? "R" : "0.##", CultureInfo.InvariantCulture);

    private static double Or(double rate, double otherwise) => double.IsNaN(rate) ? otherwise : rate;
}

/// <summary>Where a coverage is enumerated.</summary>
internal enum EnumerationScope
{
    /// <summary>At many pass rates and judges.</summary>
    Grid,

    /// <summary>At one pass rate and judge.</summary>
    OnePoint,
}
