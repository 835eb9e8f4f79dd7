namespace LlmJudgeStats.Reporting;

/// <summary>The picture of a coverage.</summary>
internal static class CoveragePictures
{
    /// <summary>The lowest coverage for each judge of the grid; <see langword="null"/> for one judge.</summary>
    public static IPicture? Of(CoverageReport report)
    {
        double[] sensitivities = [.. report.Findings.Map.Points.Select(point => point.Sensitivity).Distinct().Order()];
        double[] specificities = [.. report.Findings.Map.Points.Select(point => point.Specificity).Distinct().Order()];
        if (sensitivities.Length * specificities.Length < 2) return null;
        var lowest = report.Findings.Map.Points.GroupBy(point => (point.Sensitivity, point.Specificity))
            .ToDictionary(points => points.Key, points => points.Min(point => point.Coverage));
        return new CoveragePicture(sensitivities, specificities,
            [.. sensitivities.Select(Row)], report.Findings.Level);

        IReadOnlyList<double> Row(double sensitivity) =>
            [.. specificities.Select(specificity => lowest.GetValueOrDefault((sensitivity, specificity), double.NaN))];
    }
}
