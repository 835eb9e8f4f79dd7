using LlmJudgeStats.Monitoring;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Monitor;

/// <summary>From arguments to a report of looks.</summary>
internal static class MonitorRun
{
    private const string MixedJudges = "LJS2020";
    private const string NameTheJudges = "name that column (--judge COL): where it changes, a new series begins";

    public static MonitorReport Report(MonitorArguments arguments, Func<Stream> openInput, ProgressLine progress)
    {
        var anchors = arguments.Anchors is null ? null : MonitorAnchors.Of(arguments, progress);
        var items = MonitorItems.Of(arguments, anchors, openInput, progress);
        if (items.Table.Source.LabelColumn is null)
            throw new UsageException("there is no column of labels, and a monitor rests on them; name it (--label COL)");
        if (arguments.Plan.Interval is AnytimeInterval.MixtureProfile && items.Strata > 2)
        {
            throw new UsageException("--interval mixture-profile: some items have no verdict, which makes a third stratum; leave them out "
                + "(--where), or use anytime-profile");
        }
        // One series for each judge in its turn: what two judges say is never joined.
        List<MonitorSeries> series = [.. MonitorItem.Turns(items.All).Select(turn => MonitorSeries.Of(arguments, items.Strata, turn))];
        var result = Result(arguments, items, anchors, series);
        return new()
        {
            Rows = items.Table.Rows,
            Source = items.Table.Source.Account,
            Provenance = arguments.File.ProvenanceOf(arguments.Target.CommandLine, items.Table.Source),
            Result = result,
            Diagnostics =
            [
                .. Notes(arguments, items).Concat(Unchecked(items)).Concat(After(series))
                    .Concat(series.SelectMany(one => one.State.Diagnostics.Select(Detailed)))
                    .Concat(Breaks(series)).OrderByDescending(one => one.Severity),
            ],
        };
    }

    private static Diagnostic Detailed(Diagnostic one) => one with { Message = $"{one.Message} {one.Detail}", Detail = "" };


    private static MonitorResult Result(
        MonitorArguments arguments, MonitorItems items, MonitorAnchors? anchors, List<MonitorSeries> series)
    {
        var alarmed = series.Find(one => one.State.IsAlarm)?.State;
        var method = new AnytimeProfile { PlannedLabels = arguments.Plan.PlannedLabels, Interval = arguments.Plan.Interval }.Method;
        var result = new MonitorResult
        {
            Measure = MeasureSyntax.IdOf(arguments.Kind),
            Plan = arguments.Plan,
            SequenceName = arguments.Sequence,
            HasJudges = arguments.Judge is not null,
            Method = ReportMethod.Of(method),
            Looks = Lines(items, anchors, series),
            Labels = items.All.Count(item => item.Label is not null),
            Items = items.All.Count,
            Status = MonitorStatus.Of(alarmed, anchors?.State),
            FirstAlarm = alarmed?.FirstAlarm,
            Anchors = anchors is null ? null
                : new(anchors.Ids.Count, anchors.State.Hash, [.. anchors.Looks.Select(one => new MonitorAnchorLook(one.Place, one.Look))]),
            Periods = arguments.Kind is MeasureKind.Rate ? MonitorPeriods.Of(items.All, arguments.Plan.Level) : [],
        };
        return result with { Sentence = MonitorAnswer.Of(result) };
    }

    // A run of the anchors stands beside the first look after it.
    private static List<MonitorLine> Lines(MonitorItems items, MonitorAnchors? anchors, List<MonitorSeries> series)
    {
        MonitorLine[] lines = [.. series.SelectMany(one => one.Lines)];
        if (anchors is null) return [.. lines];
        List<MonitorLine> beside = [];
        foreach (var line in lines)
        {
            var latest = anchors.Looks.LastOrDefault(run => run.Place.Length > 0 && items.Order.Compare(run.Place, line.Place) <= 0).Look;
            beside.Add(line with { Judge = latest });
        }
        var isUnplaced = anchors.Looks is [{ Place: "" }];
        if (isUnplaced && beside.Count > 0) beside[^1] = beside[^1] with { Judge = anchors.State.Latest };
        return beside;
    }

    // That judges change is what was said.
    private static IEnumerable<Diagnostic> Notes(MonitorArguments arguments, MonitorItems items)
    {
        var group = items.Table.Groups[0];
        if (group.HasRepeats)
        {
            yield return new("LJS1056", DiagnosticSeverity.Warning,
                Invariant($"Items repeat ({group.Clusters} ids, {group.Items.Count} rows): rows of one ")
                    + "id are not independent, no interval of all looks allows for that, and this one is too narrow.",
                "keep one row of each item (--where)");
        }
        foreach (var note in items.Table.Notes)
        {
            if (note.Code != MixedJudges) yield return note;
            else if (arguments.Judge is null) yield return note with { Fix = NameTheJudges };
        }
    }

    private static IEnumerable<Diagnostic> Unchecked(MonitorItems items)
    {
        if (items.AreFreeOfAnchors) yield break;
        yield return new("LJS1125", DiagnosticSeverity.Warning,
            "Whether anchors are among the items of FILE was not looked at: its ids are not known, or it is standard input. Anchors are "
                + "judged again and again for the judge's sake, and are no sample of what the system answers.",
            "name the column of ids (--id COL, of both files), and give FILE as a file");
    }

    private static IEnumerable<Diagnostic> After(List<MonitorSeries> series)
    {
        var after = series.Where(one => one.Lines.Count > 0).Sum(one => one.After);
        if (after == 0) yield break;
        yield return new("LJS1127", DiagnosticSeverity.Info,
            Invariant($"In no look: {after} items that were judged after the last label of their ")
                + "series; no label speaks for them.",
            "label some of them, and look again");
    }

    private static IEnumerable<Diagnostic> Breaks(List<MonitorSeries> series)
    {
        if (series.Count < 2) yield break;
        yield return new("LJS1126", DiagnosticSeverity.Info,
            Invariant($"The judge changes along the sequence: {series.Count} series, each with its own ")
                + "first look at 30 labels and its own error; what two judges say is not joined.",
            "compare the two judges on the same labelled items (judgestats judge --against)");
    }
}
