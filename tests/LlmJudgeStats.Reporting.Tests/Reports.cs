using System.Globalization;

namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Small results to report on.</summary>
internal static class Reports
{
    public static ConfusionCounts Table(long tp, long fn, long fp, long tn) =>
        new() { TruePositive = tp, FalseNegative = fn, FalsePositive = fp, TrueNegative = tn };

    public static EstimateResult Result(JudgeTally test, ConfusionCounts table, params IJudgeEstimator[] estimators) =>
        EstimateResult.Of(Findings(test, table, estimators));

    public static EstimateResult Result(JudgeTally test, Calibration calibration, params IJudgeEstimator[] estimators) =>
        EstimateResult.Of(Findings(test, calibration, estimators));

    public static EstimateFindings Findings(JudgeTally test, ConfusionCounts table, params IJudgeEstimator[] estimators) =>
        Findings(new JudgeStudy { Test = test, Calibration = table }, StudyCounts.Of(test, table), estimators);

    public static EstimateFindings Findings(JudgeTally test, Calibration calibration, params IJudgeEstimator[] estimators) =>
        Findings(new JudgeStudy { Test = test, Calibration = calibration }, new() { Test = test }, estimators);

    public static EstimateReport Report(params EstimateResult[] results) => EstimateReport.Of(results, []);

    public static EstimateResult InGroup(this EstimateResult result, string column, string value) =>
        result with { Group = [new(column, value)] };

    public static T InCulture<T>(string name, Func<T> work)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new(name);
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static EstimateFindings Findings(JudgeStudy study, StudyCounts counts, IJudgeEstimator[] estimators) => new()
    {
        Study = study,
        Counts = counts,
        Estimates = estimators.Length == 0 ? [JudgeStats.PassRate(study)] : [.. estimators.Select(estimator => estimator.Estimate(study))],
    };
}
