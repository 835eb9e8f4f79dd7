using System.Globalization;
using LlmJudgeStats.Data;
using LlmJudgeStats.Monitoring;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Terminal;

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

    public static MonitorItems Of(
        MonitorArguments arguments, MonitorAnchors? anchors, Func<Stream> openInput, ProgressLine progress)
    {
        string[] columns = [arguments.Sequence, .. arguments.Judge is { } judge ? [judge] : Array.Empty<string>()];
        var table = Read(arguments, anchors, columns, openInput, progress);
        var rows = table.Groups.SelectMany(group => group.Items).ToArray();
        var unplaced = rows.Count(row => row.Texts[0].Length == 0);
        if (unplaced > 0)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"--sequence {arguments.Sequence}: {unplaced} rows have an empty cell there; write when they were judged"));
        }
        var others = arguments.Bands is { } bands ? bands.Count : arguments.Kind is MeasureKind.Rate ? Verdicts : Preferences;
        var order = new MonitorOrder(rows.Select(row => row.Texts[0]));
        // Stable: rows of one day stay as they stand.
        MonitorItem[] items = [.. rows.Select(row => ItemOf(arguments, row, others)).OrderBy(item => item.Place, order)];
        return new()
        {
            Table = table,
            All = items,
            Strata = items.Any(item => item.Stratum == others) ? others + 1 : others,
            Order = order,
        };
    }

    // The ids are asked for where anchors may be among the items.
    private static MeasureTable Read(MonitorArguments arguments, MonitorAnchors? anchors, string[] columns, Func<Stream> openInput,
        ProgressLine progress)
    {
        var plain = arguments.Reading with { TextColumns = columns };
        if (anchors is null || arguments.File.Path == "-") return MeasureFile.Read(arguments.File, plain, openInput, progress);
        try
        {
            var table = MeasureFile.Read(
                arguments.File, arguments.Reading with { TextColumns = [.. columns, anchors.IdColumn] }, openInput, progress);
            anchors.RefuseAmong(table.Groups.SelectMany(group => group.Items).Select(item => item.Texts[^1]));
            return table;
        }
        catch (JudgeDataException)
        {
            // Items without such ids cannot be anchors; whatever else is wrong is said again.
            return MeasureFile.Read(arguments.File, plain, openInput, progress);
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
internal readonly record struct MonitorItem(string Place, string Judge, int Stratum, double? Verdict, double? Label);
