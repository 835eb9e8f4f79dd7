using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>Writes a report as CSV: one row for each estimate, with its group.</summary>
/// <remarks>
/// Quoted as in RFC 4180, lines end in LF. A text cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP: CSV
/// injection);
/// numbers do not.
/// What is absent is an empty cell; several warnings are separated by semicolons.
/// </remarks>
public static class CsvReport
{
    private static readonly string[] s_columns = ["method", "interval", "point", "lower", "upper", "level", "warnings"];

    private static readonly string[] s_coverageColumns =
    [
        "method", "interval", "level", "rate", "sensitivity", "specificity",
        "coverage", "lowerCoverage", "upperCoverage", "expectedWidth", "replications",
    ];

    /// <summary>The table, with its header.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(EstimateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        IReadOnlyList<GroupKey> keys = report.Results.Count > 0 ? report.Results[0].Group ?? [] : [];
        Line(text, [.. keys.Select(key => Text(key.Column)), .. s_columns]);
        foreach (var result in report.Results)
        {
            foreach (var reported in result.Estimates)
            {
                var estimate = reported.Estimate;
                Line(text,
                [
                    .. (result.Group ?? []).Select(key => Text(key.Value)),
                    estimate.Method.Id,
                    estimate.Method.Interval,
                    Number(estimate.Point),
                    Number(estimate.Interval.Lower),
                    Number(estimate.Interval.Upper),
                    Number(estimate.Interval.Level),
                    string.Join(';', reported.WarningsAndSuspicions.Concat(result.Doubts).Distinct()),
                ]);
            }
        }
        return text.ToString();
    }

    /// <summary>The table, with its header: one row for each point of the grid; <c>replications</c> is empty when it is exact.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(CoverageReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        Line(text, s_coverageColumns);
        foreach (var point in report.Points)
        {
            Line(text,
            [
                report.Method.Id,
                report.Method.Interval,
                Number(report.Level),
                Number(point.Rate),
                Number(point.Sensitivity),
                Number(point.Specificity),
                Number(point.Coverage),
                Number(point.LowerCoverage),
                Number(point.UpperCoverage),
                Number(point.Width),
                report.Simulation?.Replications.ToString(CultureInfo.InvariantCulture) ?? "",
            ]);
        }
        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells).Append('\n');

    private static string Number(double value) => double.IsFinite(value) ? (value + 0.0).ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Text(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
