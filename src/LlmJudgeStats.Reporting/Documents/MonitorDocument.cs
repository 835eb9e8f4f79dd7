using System.Globalization;
using LlmJudgeStats.Monitoring;
using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of <c>monitor</c>.</summary>
internal static class MonitorDocument
{
    public static ReportDocument Of(MonitorReport report)
    {
        var result = report.Result;
        return new()
        {
            Command = "monitor",
            Origin = DocumentSource.Origin("monitor", report.Provenance),
            Question = "Has the system moved, has the judge changed?",
            Sentence = result.Sentence,
            Verdict = new(WordOf(result.Status), ToneOf(result)),
            Notices = DocumentNotices.First(report.Diagnostics),
            Picture = Picture(result),
            Table = Table(result),
            Sections =
            [
                new("Looks", [Table(result), new DocumentLines(MonitorPage.Facts(result))]),
                .. AnchorSection(result),
                .. DocumentSource.Last(report.Diagnostics, report.Provenance),
            ],
            Cases = [new("", OutcomeOf(result), result.Sentence)],
        };
    }

    private static string WordOf(MonitorStatus status) => status switch
    {
        MonitorStatus.Watching => "no alarm",
        MonitorStatus.SystemAlarm => "alarm: the system",
        MonitorStatus.JudgeAlarm => "alarm: the judge",
        MonitorStatus.Both => "alarm: system and judge",
    };

    private static DocumentTone ToneOf(MonitorResult result) => result.Status is not MonitorStatus.Watching ? DocumentTone.Bad
        : result.Looks.Count > 0 ? DocumentTone.Good
        : DocumentTone.Open;

    private static DocumentOutcome OutcomeOf(MonitorResult result) => result.Status is not MonitorStatus.Watching ? DocumentOutcome.Failed
        : result.Looks.Count > 0 ? DocumentOutcome.Passed
        : DocumentOutcome.Inconclusive;

    private static DocumentTable Table(MonitorResult result) => result.Looks.Count == 0
        ? new("Labels", [new("labels", PageCells.Numbers)], [[Cell.Words(result.Labels.ToString(CultureInfo.InvariantCulture))]])
        : new("Looks", MonitorPage.Columns(result), [.. result.Looks.Select(line => Row(result, line))])
        {
            MainRow = result.Looks.Count - 1,
        };

    // Where in the sequence, and who judged, stood in a file.
    private static Cell[] Row(MonitorResult result, MonitorLine line)
    {
        var names = result.HasJudges ? 3 : 2;
        return [.. MonitorPage.Cells(result, line).Select((cell, i) => i > 0 && i < names ? Cell.Name(cell) : Cell.Words(cell))];
    }

    private static IEnumerable<DocumentSection> AnchorSection(MonitorResult result)
    {
        if (result.Anchors is { } anchors) yield return new("Anchors", [Anchors(result, anchors)]);
    }

    private static DocumentTable Anchors(MonitorResult result, MonitorAnchorRuns anchors) => new(
        "Runs of the anchors", MonitorPage.AnchorColumns(result),
        [
            .. anchors.Looks.Select(run =>
                MonitorPage.Cells(run).Select((cell, i) => i == 1 ? Cell.Name(cell) : Cell.Words(cell)).ToArray()),
        ]);

    private static DriftPicture? Picture(MonitorResult result)
    {
        if (result.Periods.Count == 0) return null;
        List<DriftChange> changes = [];
        for (var i = 1; i < result.Periods.Count; i++)
        {
            var period = result.Periods[i];
            if (period.Series != result.Periods[i - 1].Series) changes.Add(new(i, period.Judge));
        }
        return new([.. result.Periods.Select(period => PeriodOf(period))], changes, result.Plan.Level) { PeriodWord = result.SequenceName };
    }

    private static DriftPeriod PeriodOf(MonitorPeriod period) =>
        new(period.Name, Mark(period.Sensitivity), Mark(period.Specificity));

    private static RateMark? Mark(JudgeRate? rate) => rate is { } share ? RateMark.Of(share.Rate.Rate, share.Interval) : null;
}
