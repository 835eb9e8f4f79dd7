using LlmJudgeStats.Monitoring;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Monitor;

/// <summary>The looks at the items of one judge.</summary>
/// <param name="State">The state after the last look.</param>
/// <param name="Lines">A line for each look.</param>
/// <param name="After">How many items were judged after the last label; they are in no look.</param>
internal sealed record MonitorSeries(MonitorState State, IReadOnlyList<MonitorLine> Lines, int After)
{
    public static MonitorSeries Of(MonitorArguments arguments, int strata, IReadOnlyList<MonitorItem> items)
    {
        var state = MonitorState.Start(arguments.Plan, arguments.Reading.Range, strata);
        var counts = new long[strata];
        List<MonitorLine> lines = [];
        var labels = 0L;
        // Labels are a sample of what was judged up to them, and say nothing of what comes after the last one.
        var counted = items.Count;
        while (counted > 0 && items[counted - 1].Label is null) counted--;
        foreach (var item in items.Take(counted))
        {
            if (item.Label is not { } label)
            {
                counts[item.Stratum]++;
                continue;
            }
            state = state with { Counts = state.Counts.WithLabelled(item.Stratum, label) };
            labels++;
            if (labels >= AnytimeProfile.FirstLook && (labels - AnytimeProfile.FirstLook) % arguments.Every == 0) Look(item);
        }
        // The last labels, too: looks may be made at any time.
        if (labels >= AnytimeProfile.FirstLook && labels > (state.Latest?.Labels ?? 0)) Look(items[counted - 1]);
        return new(state, lines, items.Count - counted);

        void Look(MonitorItem at)
        {
            state = Judged(state, counts).Look();
            if (state.Latest is not { } look || look.Labels != labels) return;
            lines.Add(new(look, at.Place, at.Judge, Estimated(arguments, state.Estimate())));
        }
    }

    private static MonitorState Judged(MonitorState state, long[] counts)
    {
        var all = state.Counts;
        for (var stratum = 0; stratum < counts.Length; stratum++)
        {
            all = all.WithJudged(stratum, counts[stratum]);
            counts[stratum] = 0;
        }
        return state with { Counts = all };
    }

    private static MeasuredEstimate Estimated(MonitorArguments arguments, JudgeEstimate estimate) => new()
    {
        Quantity = Quantity.MeanOf(arguments.Kind).Id,
        Name = Quantity.MeanOf(arguments.Kind).Name,
        Role = "corrected",
        Estimate = estimate,
    };
}
