using LlmJudgeStats.Monitoring;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Monitor;

/// <summary>The runs of a judge over its anchors, looked at one after the other.</summary>
internal sealed record MonitorAnchors
{
    private const string OldAnchors = "LJS1108";
    private const string Mixed = "LJS1125";

    /// <summary>The column of their ids.</summary>
    public required string IdColumn { get; init; }

    /// <summary>Their ids.</summary>
    public required IReadOnlySet<string> Ids { get; init; }

    /// <summary>The state after the last run.</summary>
    public required AnchorState State { get; init; }

    /// <summary>The looks, with the place of each run in the sequence; empty where the file has no such column.</summary>
    public required IReadOnlyList<(string Place, AnchorLook Look)> Looks { get; init; }

    public static MonitorAnchors Of(MonitorArguments arguments, ProgressLine progress)
    {
        var read = Read(arguments, progress);
        AnchorRow[] rows = [.. read.Table.Groups.SelectMany(group => group.Items).Select(item => RowOf(item, read.HasRuns))];
        RefuseGaps(arguments, rows);
        var order = new MonitorOrder(rows.Select(row => row.Place));
        var runs = rows.GroupBy(row => row.Place).OrderBy(run => run.Key, order).Select(run => (run.Key, Rows: run.ToArray())).ToArray();
        var first = runs[0].Rows;
        var state = AnchorState.Start(RunOf(first, row => row.Baseline!.Value), arguments.Plan.Level);
        List<(string, AnchorLook)> looks = [];
        foreach (var (place, run) in runs)
        {
            var next = RunOf(run, row => row.Verdict!.Value);
            if (next.Hash != state.Hash) throw Other(arguments, place, first, run);
            state = state.Look(next);
            looks.Add((place, state.Latest!));
        }
        return new()
        {
            IdColumn = read.IdColumn,
            Ids = rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal),
            State = state,
            Looks = looks,
        };
    }

    /// <summary>Anchors belong to the judge alone: an item that is one is no sample of what the system answers.</summary>
    public void RefuseAmong(IEnumerable<string> items)
    {
        string[] both = [.. items.Where(Ids.Contains).Distinct(StringComparer.Ordinal)];
        if (both.Length == 0) return;
        throw new UsageException(Invariant(
            $"{Mixed}: {both.Length} anchors are items of FILE, too ({Some(both)}): anchors are judged again and again for ")
            + "the judge's sake, and are no sample of what the system answers; leave their rows out of FILE (--where)");
    }

    private static (MeasureTable Table, string IdColumn, bool HasRuns) Read(MonitorArguments arguments, ProgressLine progress)
    {
        var options = arguments.Reading with
        {
            Reading = arguments.Reading.Reading with { Where = [], Calibration = null, TakesFingerprint = false },
            FurtherVerdictColumns = [arguments.Baseline],
        };
        var file = arguments.File with { Path = arguments.Anchors!, Database = null };
        var plain = MeasureFile.Read(file, options, () => Stream.Null, progress);
        var id = plain.Source.IdColumn ?? throw new UsageException(
            $"--anchors {PlainText.Escape(arguments.Anchors!)}: no column is called like an item id; name it (--id COL)");
        try
        {
            return (MeasureFile.Read(file, options with { TextColumns = [id, arguments.Sequence] }, () => Stream.Null, progress), id, true);
        }
        catch (JudgeDataException)
        {
            // Without the column of the sequence there is one run.
            return (MeasureFile.Read(file, options with { TextColumns = [id] }, () => Stream.Null, progress), id, false);
        }
    }

    private static AnchorRow RowOf(MeasuredItem item, bool hasRuns) =>
        new(item.Texts[0], item.Label, item.Verdict, item.FurtherVerdicts[0], hasRuns ? item.Texts[1] : "");

    private static AnchorRun RunOf(AnchorRow[] rows, Func<AnchorRow, double> verdict) => LibraryRefusal.AsUsage(
        () => AnchorRun.Of([.. rows.Select(row => row.Id)], [.. rows.Select(row => row.Label!.Value)], [.. rows.Select(verdict)]),
        about: "--anchors", advice: "; several runs need the column of --sequence");

    private static void RefuseGaps(MonitorArguments arguments, AnchorRow[] rows)
    {
        if (rows.Length == 0) throw new UsageException("--anchors: the file has no row");
        var gaps = rows.Count(row => row is { Label: null } or { Verdict: null } or { Baseline: null } || row.Id.Length == 0);
        if (gaps == 0) return;
        throw new UsageException(Invariant(
            $"--anchors {PlainText.Escape(arguments.Anchors!)}: {gaps} rows lack an id, a label, a verdict or one of the baseline run ")
            + "(--baseline); an anchor has all four in every run");
    }

    private static UsageException Other(MonitorArguments arguments, string place, AnchorRow[] first, AnchorRow[] run)
    {
        var labels = first.ToDictionary(row => row.Id, row => row.Label, StringComparer.Ordinal);
        string[] missing = [.. labels.Keys.Except(run.Select(row => row.Id), StringComparer.Ordinal)];
        string[] added = [.. run.Select(row => row.Id).Where(id => !labels.ContainsKey(id))];
        var changed = run.Where(row => labels.TryGetValue(row.Id, out var label) && label != row.Label);
        string[] relabelled = [.. changed.Select(row => row.Id)];
        string[] parts =
        [
            .. Part(missing, "missing"), .. Part(added, "new"), .. Part(relabelled, "with another label"),
        ];
        return new($"--anchors {PlainText.Escape(arguments.Anchors!)}: {OldAnchors}: in the run '{PlainText.Escape(place)}' the anchors "
            + $"are others than in the first: {string.Join("; ", parts)}. Judge the same ids with the same labels, or make a new "
            + "baseline run");
    }

    private static string[] Part(string[] ids, string what) =>
        ids.Length == 0 ? [] : [Invariant($"{ids.Length} {what} ({Some(ids)})")];

    private static string Some(string[] ids) =>
        string.Join(", ", ids.Take(3).Select(PlainText.Escape)) + (ids.Length > 3 ? ", ..." : "");

    private sealed record AnchorRow(string Id, double? Label, double? Verdict, double? Baseline, string Place);
}
