using System.Globalization;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Simulation;
using LlmJudgeStats.Tool.Arguments;

namespace LlmJudgeStats.Tool.Estimation;

/// <summary>From arguments to the coverage of an interval at one size of study.</summary>
internal static class CoverageRun
{
    // Half a minute on two cores with the slowest of the default intervals.
    private const long MaxOutcomes = 500_000;

    // A posterior takes milliseconds, not microseconds.
    private const long MaxPosteriors = 5_000;

    // An enumeration for each outcome of an enumeration.
    private const long MaxExact = 1_000;

    public static CoverageReport Report(CoverageArguments arguments)
    {
        var (counts, calibration) = arguments.Counts;
        var study = new JudgeStudy { Test = counts.Test, Calibration = calibration };
        var estimator = arguments.Method.For(in study);
        var estimate = estimator.Estimate(in study, arguments.Level);
        var isExact = estimator is AsymmetricErrorEstimator { Interval: AsymmetricErrorInterval.Exact };
        if (study.Test.IsEmpty) throw new UsageException("--total 0: there is no study without test items; write the number that will be judged");
        if (LeftOut.Reason(in study, in estimate) is { } reason)
            throw new UsageException($"{estimate.Method.Id} has no interval for this design: {reason}");
        var most = estimate.Interval.Kind == IntervalKind.Credible ? MaxPosteriors : isExact ? MaxExact : MaxOutcomes;
        if (!StudyDesign.TryOf(in study, out var design) || design.Outcomes > most)
            throw new UsageException(TooMany(design, most, estimate.Interval.Kind == IntervalKind.Credible));
        return new()
        {
            Counts = counts,
            Design = calibration is { IsEmpty: false, IsKnown: false } ? calibration.Design : null,
            Method = estimate.Method,
            Level = arguments.Level,
            Outcomes = design.Outcomes,
            Map = ExactCoverage.Of(estimator, design, arguments.Level).Over(arguments.Grid.For(design)),
        };
    }

    private static string TooMany(StudyDesign design, long most, bool posterior)
    {
        var size = design == default ? "a size above 999999" : string.Create(CultureInfo.InvariantCulture, $"{design.Outcomes} outcomes");
        var what = posterior ? "posterior" : "interval";
        return string.Create(CultureInfo.InvariantCulture,
            $"this design has {size}, and each needs its own {what}: at most {most} are enumerated; ask about fewer labels or fewer test items");
    }
}
