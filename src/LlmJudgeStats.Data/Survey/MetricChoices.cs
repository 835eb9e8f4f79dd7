namespace LlmJudgeStats.Data;

/// <summary>Which of several metrics is meant: the one with the most rows, and nobody knows where two have as many.</summary>
internal static class MetricChoices
{
    /// <summary>Whether there is anything to choose.</summary>
    public static bool AreOpen(FileRoles roles, JudgmentReaderOptions options) => roles.Metric is { Distinct: > 1 } metric
        && !options.Filters.Any(filter => filter.Column == metric.Name)
        && !options.GroupColumns.Contains(metric.Name, StringComparer.Ordinal);

    /// <summary>The rows of the main metric; nothing where there is no choice, or no answer to it.</summary>
    public static RowFilter? Main(FileRoles roles, JudgmentReaderOptions options) =>
        AreOpen(roles, options) && Ordered(roles.Metric!) is [var first, var second, ..] && first.Count > second.Count
            ? new(roles.Metric!.Name, first.Text)
            : null;

    /// <summary>The metrics, the one with the most rows first.</summary>
    public static SeenValue[] Ordered(SurveyedColumn metric) => [.. metric.Values.Values.OrderByDescending(value => value.Count)];
}
