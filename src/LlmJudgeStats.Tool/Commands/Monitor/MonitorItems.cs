using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Monitor;

/// <summary>The items of a file in the order of the sequence.</summary>
internal sealed record MonitorItems
{
    private const int Verdicts = 2;
    private const int Preferences = 3;

    public required MeasureTable Table { get; init; }

    public required IReadOnlyList<MonitorItem> All { get; init; }

    /// <summary>How many strata there are: one more where some items have no verdict.</summary>
    public required int Strata { get; init; }

    public required MonitorOrder Order { get; init; }

    /// <summary>Whether it is known that no anchor is among the items; true without anchors.</summary>
    public required bool AreFreeOfAnchors { get; init; }

    public static MonitorItems Of(
        MonitorArguments arguments, MonitorAnchors? anchors, Func<Stream> openInput, ProgressLine progress)
    {
        string[] columns = [arguments.Sequence, .. arguments.Judge is { } judge ? [judge] : Array.Empty<string>()];
        var (table, areFree) = Read(arguments, anchors, columns, openInput, progress);
        var rows = table.Groups.SelectMany(group => group.Items).ToArray();
        var unplaced = rows.Count(row => row.Texts[0].Length == 0);
        if (unplaced > 0)
        {
            throw new UsageException(Invariant(
                $"--sequence {arguments.Sequence}: {unplaced} rows have an empty cell there; write when they were judged"));
        }
        var others = arguments.Bands is { } bands ? bands.Count : arguments.Kind is MeasureKind.Rate ? Verdicts : Preferences;
        var order = new MonitorOrder(rows.Select(row => row.Texts[0]));
        var items = Ordered(rows.Select(row => ItemOf(arguments, row, others)), order);
        return new()
        {
            Table = table,
            All = items,
            Strata = items.Any(item => item.Stratum == others) ? others + 1 : others,
            Order = order,
            AreFreeOfAnchors = areFree,
        };
    }

    // Labels of one place are a sample of all that was judged there: its items without a label come first, whatever the order of the
    // file. Rows of another judge are another series, and stay where they stand.
    private static MonitorItem[] Ordered(IEnumerable<MonitorItem> items, MonitorOrder order)
    {
        MonitorItem[] placed = [.. items.OrderBy(item => item.Place, order)];
        var blocks = new int[placed.Length];
        for (var i = 1; i < placed.Length; i++)
        {
            var isSame = placed[i].Judge == placed[i - 1].Judge && order.Compare(placed[i].Place, placed[i - 1].Place) == 0;
            blocks[i] = isSame ? blocks[i - 1] : blocks[i - 1] + 1;
        }
        int[] at = [.. Enumerable.Range(0, placed.Length).OrderBy(i => blocks[i]).ThenBy(i => placed[i].Label is not null)];
        return [.. at.Select(i => placed[i])];
    }

    // The ids are asked for where anchors may be among the items: by the name they have with the anchors, or by that of FILE.
    private static (MeasureTable Table, bool AreFree) Read(
        MonitorArguments arguments, MonitorAnchors? anchors, string[] columns, Func<Stream> openInput, ProgressLine progress)
    {
        var plain = arguments.Reading with { TextColumns = columns };
        if (anchors is null) return (MeasureFile.Read(arguments.File, plain, openInput, progress), true);
        // Standard input can be read once.
        if (arguments.File.Path == "-") return (MeasureFile.Read(arguments.File, plain, openInput, progress), false);
        if (WithIds(anchors.IdColumn) is { } table) return (table, true);
        var found = MeasureFile.Read(arguments.File, plain, openInput, progress);
        return (found, found.Source.IdColumn is { } own && WithIds(own) is not null);

        MeasureTable? WithIds(string column)
        {
            try
            {
                var read = MeasureFile.Read(arguments.File, plain with { TextColumns = [.. columns, column] }, openInput, progress);
                anchors.RefuseAmong(read.Groups.SelectMany(group => group.Items).Select(item => item.Texts[^1]));
                return read;
            }
            catch (JudgeDataException)
            {
                // There is no such column; whatever else is wrong is said again.
                return null;
            }
        }
    }

    private static MonitorItem ItemOf(MonitorArguments arguments, MeasuredItem row, int others)
    {
        var stratum = row.Verdict switch
        {
            null => others,
            var verdict when arguments.Bands is { } bands => bands.IndexOf(verdict.Value),
            1 => 0,
            0 => others - 1,
            _ => 1,
        };
        return new(row.Texts[0], arguments.Judge is null ? "" : row.Texts[1], stratum, row.Verdict, row.Label);
    }
}

/// <summary>One item.</summary>
/// <param name="Place">Where it stands in the sequence.</param>
/// <param name="Judge">Who judged it; empty where that was not asked.</param>
/// <param name="Stratum">Its stratum; the last one where there is no verdict.</param>
/// <param name="Verdict">What the judge said.</param>
/// <param name="Label">What people said; <see langword="null"/> without a label.</param>
internal readonly record struct MonitorItem(string Place, string Judge, int Stratum, double? Verdict, double? Label)
{
    /// <summary>Items that one judge judged in its turn, one after the other.</summary>
    public static IEnumerable<MonitorItem[]> Turns(IReadOnlyList<MonitorItem> items)
    {
        var from = 0;
        for (var i = 1; i <= items.Count; i++)
        {
            if (i < items.Count && items[i].Judge == items[from].Judge) continue;
            yield return [.. items.Skip(from).Take(i - from)];
            from = i;
        }
    }
}
