using static LlmJudgeStats.Reporting.CsvCells;

namespace LlmJudgeStats.Reporting;

/// <summary>The CSV of <c>audit</c>: one row for each finding, those that were not assessed included.</summary>
internal static class AuditCsv
{
    private static readonly string[] s_columns =
    [
        "benchmark", "check", "code", "subject", "verdict", "figure", "value", "lower", "upper", "level", "unit", "threshold", "pValue",
        "sentence", "fix",
    ];

    public static void Write(TextWriter text, AuditReport report, Escaping escaping = Escaping.None)
    {
        Line(text, s_columns);
        foreach (var result in report.Results)
        {
            foreach (var finding in result.Findings) Line(text, Cells(new(result, finding), escaping));
        }
    }

    private static string[] Cells(AuditRow row, Escaping escaping)
    {
        var finding = row.Finding;
        var interval = finding.Figure?.Interval;
        return
        [
            Text(row.Result.Benchmark ?? "", escaping), finding.Check, AuditCodes.Of(finding.Check),
            Text(finding.Subject ?? "", escaping), AuditCodes.Word(finding.Verdict), finding.Figure?.Name ?? "",
            Number(finding.Figure?.Value), Number(interval?.Lower), Number(interval?.Upper), Number(interval?.Level),
            finding.Figure?.Unit ?? "", Number(finding.Threshold), Number(finding.PValue), Text(finding.Sentence, escaping),
            Text(finding.Fix ?? "", escaping),
        ];
    }
}
