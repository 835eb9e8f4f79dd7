using LlmJudgeStats.Coverage;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary>
/// From arguments to the coverage of an interval at one size of study: enumerated, or simulated where that was asked for.
/// </summary>
internal static class CoverageRun
{
    public static CoverageReport Report(CoverageArguments arguments, ProgressLine progress)
    {
        var (counts, calibration) = arguments.Counts;
        var study = new JudgeStudy { Test = counts.Test, Calibration = calibration };
        var estimator = arguments.Method.For(in study);
        var estimate = estimator.Estimate(in study, arguments.Level);
        CheckQuestion(in study, in estimate);
        if (!StudyDesign.TryOf(in study, out var design))
            throw new UsageException("this design has a size above 999999; ask about fewer labels or fewer test items");
        var scope = arguments.At is null ? EnumerationScope.Grid : EnumerationScope.OnePoint;
        if (arguments.Replications is null) EnumerationLimits.Check(in study, in estimate, design, scope);
        var simulator = arguments.Replications is { } replications
            ? new CoverageSimulator(estimator, design, arguments.Level, replications, arguments.Seed)
            : null;
        var map = simulator is null
            ? Enumerated(arguments, estimator, design, progress)
            : simulator.Over(arguments.At ?? arguments.Grid.For(design), progress.ShareOf("the points"));
        return CoverageReport.Of(new()
        {
            Counts = counts,
            Design = calibration is { IsEmpty: false, IsKnown: false } ? calibration.Design : null,
            KnownSensitivity = estimate.Method.UsesErrorRates ? design.KnownSensitivity : null,
            KnownSpecificity = estimate.Method.UsesErrorRates ? design.KnownSpecificity : null,
            Method = estimate.Method,
            Level = arguments.Level,
            Outcomes = design.Outcomes,
            Map = map,
            Simulation = simulator?.Describe(map),
        }) with
        {
            Provenance = arguments.Target.Provenance,
        };
    }

    private static void CheckQuestion(in JudgeStudy study, in JudgeEstimate estimate)
    {
        if (study.Test.IsEmpty)
            throw new UsageException("--total 0: there is no study without test items; write the number that will be judged");
        if (Validity.ReasonAgainst(in study, in estimate) is { } reason)
            throw new UsageException($"{estimate.Method.Id} has no interval for this design: {reason}");
        if (study.Calibration.IsKnown && estimate.Method.UsesErrorRates && !(study.Calibration.Youden > 0))
        {
            throw new UsageException("known error rates at or below chance (sensitivity + specificity <= 1) leave every interval "
                + "at [0, 1]: its coverage says nothing; give the rates of a judge better than chance");
        }
    }

    private static CoverageMap Enumerated(CoverageArguments arguments, IJudgeEstimator estimator, StudyDesign design, ProgressLine progress)
    {
        if (arguments.At is not { } at)
        {
            var coverage = ExactCoverage.Enumerate(estimator, design, arguments.Level, progress.ShareOf("the outcomes"));
            return coverage.Over(arguments.Grid.For(design), progress.ShareOf("the judges"));
        }
        var point = ExactCoverage.AtPoint(estimator, design, arguments.Level, at.Rates[0], at.Sensitivities[0], at.Specificities[0]);
        return new() { Points = [point] };
    }
}
