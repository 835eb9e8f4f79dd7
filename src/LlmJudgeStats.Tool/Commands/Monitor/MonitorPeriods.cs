namespace LlmJudgeStats.Tool.Commands.Monitor;

/// <summary>Sensitivity and specificity of the judge by period, for the picture of drift.</summary>
internal static class MonitorPeriods
{
    private const int Most = 12;

    /// <summary>The periods: none of them spans two judges.</summary>
    public static IReadOnlyList<MonitorPeriod> Of(IReadOnlyList<MonitorItem> items, double level)
    {
        MonitorItem[] labelled = [.. items.Where(item => item is { Label: not null, Verdict: not null })];
        return [.. MonitorItem.Turns(labelled)
            .SelectMany((turn, series) => Blocks(turn, labelled.Length).Select(block => PeriodOf(block, series, level)))];
    }

    // A block for each place in the sequence, or, where there are many, for so many labels.
    private static IEnumerable<MonitorItem[]> Blocks(MonitorItem[] items, int all)
    {
        MonitorItem[][] places = [.. items.GroupBy(item => item.Place).Select(place => place.ToArray())];
        return places.Length <= Most ? places : items.Chunk(Math.Max(1, (all + Most - 1) / Most));
    }

    private static MonitorPeriod PeriodOf(MonitorItem[] block, int series, double level) =>
        new(block[0].Place, block[0].Judge, series, Share(block, 1, level), Share(block, 0, level));

    private static JudgeRate? Share(MonitorItem[] block, double label, double level)
    {
        var of = block.Where(item => item.Label == label).ToArray();
        if (of.Length == 0) return null;
        var share = Proportion.FromCounts(of.Count(item => item.Verdict == label), of.Length);
        return new(share, BinomialInterval.Wilson.Of(share, level));
    }
}
