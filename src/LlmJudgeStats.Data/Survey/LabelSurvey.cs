using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>Of which systems and when answers were labelled, and of which they are to be estimated.</summary>
internal sealed class LabelSurvey(SurveyedColumn? time)
{
    private readonly Dictionary<int, (long Labelled, long Unlabelled)> _systems = [];    // the latter judged
    private readonly SortedDictionary<int, long> _labelledDays = [];
    private readonly SortedDictionary<int, long> _testDays = [];

    public long Labelled { get; private set; }

    public long Unlabelled { get; private set; }

    /// <summary>Systems with labelled rows only.</summary>
    public IReadOnlyList<int> Lenders =>
        [.. _systems.Where(one => one.Value is { Labelled: > 0, Unlabelled: 0 }).Select(one => one.Key).Order()];

    /// <summary>Systems with test items and no label.</summary>
    public IReadOnlyList<int> WithoutLabels =>
        [.. _systems.Where(one => one.Value is { Labelled: 0, Unlabelled: > 0 }).Select(one => one.Key).Order()];

    public int Systems => _systems.Count;

    /// <summary>By how many days the median label is older than the median test item; 0 without dates.</summary>
    public int OlderBy => _labelledDays.Count == 0 || _testDays.Count == 0 ? 0 : Median(_testDays) - Median(_labelledDays);

    public void Add(in SurveyedRow row)
    {
        if (row.HasLabel) Labelled += row.Items;
        else Unlabelled += row.Items;
        if (!row.HasLabel && !row.IsJudged) return;
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_systems, row.System, out _);
        if (row.HasLabel) counts.Labelled += row.Items;
        else counts.Unlabelled += row.Items;
        if (time is null || SeenValue.DayOf(row.Cell(time.Index)) is not (>= 0 and var day)) return;
        var days = row.HasLabel ? _labelledDays : _testDays;
        days[day] = days.GetValueOrDefault(day) + 1;
    }

    private static int Median(SortedDictionary<int, long> days)
    {
        var half = (days.Values.Sum() + 1) / 2;
        foreach (var (day, rows) in days)
        {
            half -= rows;
            if (half <= 0) return day;
        }
        return 0;
    }
}
