using System.Text.Json;
using LlmJudgeStats.Gates;
using LlmJudgeStats.Monitoring;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Monitoring;

/// <summary>What a service keeps: it counts, merges, and comes back after a restart as it went.</summary>
public sealed class MonitorStateTests
{
    private static readonly MonitorPlan s_plan = new() { PlannedLabels = 200, Alarm = new() { Threshold = 0.8 } };

    /// <summary>The service dies and starts again before every look: not a digit differs.</summary>
    [Fact]
    public void A_restart_changes_nothing()
    {
        var kept = MonitorState.Start(s_plan, ValueRange.Unit, 2);
        var restarted = kept.ToJson();
        var random = new Philox(5, 0);
        for (var item = 0; item < 400; item++)
        {
            var counts = Item(kept.Counts, ref random);
            kept = kept with { Counts = counts };
            restarted = (MonitorState.FromJson(restarted) with { Counts = counts }).ToJson();
            if (item % 7 != 0) continue;
            kept = kept.Look();
            restarted = MonitorState.FromJson(restarted).Look().ToJson();
        }
        Assert.Equal(kept, MonitorState.FromJson(restarted));
        Assert.Equal(kept.ToJson(), restarted);
        Assert.True(kept.Looks > 10);
    }

    /// <summary>Good days first, then bad ones: what the good days showed is not forgotten, whoever restarts in between.</summary>
    [Fact]
    public void The_intersection_of_all_looks_outlives_a_restart()
    {
        var state = MonitorState.Start(s_plan, ValueRange.Unit, 1);
        state = (state with { Counts = state.Counts.WithLabelled(0, 1, 90).WithLabelled(0, 0, 10) }).Look();
        var lower = state.Latest!.Lower;
        Assert.Equal(lower, state.Running!.Value.Lower);
        state = MonitorState.FromJson(state.ToJson());
        state = (state with { Counts = state.Counts.WithLabelled(0, 0, 12) }).Look();
        Assert.True(state.Latest!.Lower < lower);
        Assert.Equal(lower, state.Running!.Value.Lower);
        Assert.Empty(state.Diagnostics);
        // Now the highest end is not the latest one, and still there after another restart.
        state = MonitorState.FromJson(state.ToJson());
        Assert.Equal(lower, state.Running!.Value.Lower);
        state = (state with { Counts = state.Counts.WithLabelled(0, 0, 2) }).Look();
        Assert.Equal(lower, state.Running!.Value.Lower);
    }

    [Fact]
    public void An_empty_intersection_is_said_and_never_shown()
    {
        var state = MonitorState.Start(s_plan with { Alarm = null }, ValueRange.Unit, 1);
        state = (state with { Counts = state.Counts.WithLabelled(0, 1, 100) }).Look();
        state = MonitorState.FromJson((state with { Counts = state.Counts.WithLabelled(0, 0, 300) }).ToJson()).Look();
        Assert.True(state.Latest!.IsEmptyIntersection);
        Assert.Equal((state.Latest.Lower, state.Latest.Upper), (state.Running!.Value.Lower, state.Running.Value.Upper));
        var diagnostic = Assert.Single(state.Diagnostics);
        Assert.Equal("LJS1105", diagnostic.Code);
        Assert.Contains(", 1] at 100 labels and [", diagnostic.Detail, StringComparison.Ordinal);
        Assert.False(state.IsAlarm);
    }

    [Fact]
    public void Workers_merge_to_what_one_would_have_counted()
    {
        var random = new Philox(6, 0);
        var whole = MonitorCounts.Empty(new(1, 5), 3);
        var parts = Enumerable.Range(0, 4).Select(_ => MonitorCounts.Empty(new(1, 5), 3)).ToArray();
        for (var item = 0; item < 300; item++)
        {
            var stratum = (int)(random.NextDouble() * 3);
            var value = 1 + Math.Floor(random.NextDouble() * 9) / 2;
            var worker = item % 4;
            var isLabelled = random.NextDouble() < 0.3;
            whole = isLabelled ? whole.WithLabelled(stratum, value) : whole.WithJudged(stratum);
            parts[worker] = isLabelled ? parts[worker].WithLabelled(stratum, value) : parts[worker].WithJudged(stratum);
        }
        var merged = parts.Reverse().Select(part => MonitorCounts.FromJson(part.ToJson())).Aggregate((sum, part) => sum.Merge(part));
        Assert.Equal(whole, merged);
        Assert.Equal(whole.ToTable(), merged.ToTable());
        Assert.Equal(whole, whole.Merge(MonitorCounts.Empty(new(1, 5), 3)));
    }

    [Fact]
    public void A_label_that_comes_later_moves_its_item()
    {
        var counts = MonitorCounts.Empty(ValueRange.Unit, 2).WithJudged(1, 3).WithLabel(1, 0.5);
        Assert.Equal(StrataTable.Of(ValueRange.Unit, [0.5], 2, [0L, 1], [0L, 2]), counts.ToTable());
        Assert.Equal(counts, MonitorCounts.Empty(ValueRange.Unit, 2).WithJudged(1, 2).WithLabelled(1, 0.5));
        Assert.Contains("WithJudged", Assert.Throws<ArgumentException>(() => counts.WithLabel(0, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alarm_is_raised_once_and_for_all()
    {
        var state = MonitorState.Start(s_plan, ValueRange.Unit, 1);
        state = (state with { Counts = state.Counts.WithLabelled(0, 0, 29) }).Look();
        Assert.Equal((0L, null), (state.Looks, state.Latest));
        state = (state with { Counts = state.Counts.WithLabelled(0, 0, 6) }).Look();
        Assert.Equal((1L, 35L, MonitorStatus.SystemAlarm), (state.Looks, state.FirstAlarm!.Value, MonitorStatus.Of(state, null)));
        state = (state with { Counts = state.Counts.WithLabelled(0, 1, 500) }).Look();
        Assert.Equal((false, 35L), (state.Latest!.IsAlarm, state.FirstAlarm!.Value));
        Assert.Equal(state, MonitorState.FromJson(state.ToJson()));
    }

    [Fact]
    public void Which_side_breaks_the_promise()
    {
        var least = new SystemAlarm { Threshold = 0.8 };
        var most = new SystemAlarm { Threshold = 0.8, Side = GateSide.AtMost };
        Assert.Equal((true, false), (least.IsRaised(new(0.6, 0.79, 0.95)), most.IsRaised(new(0.6, 0.79, 0.95))));
        Assert.Equal((false, true), (least.IsRaised(new(0.81, 0.9, 0.95)), most.IsRaised(new(0.81, 0.9, 0.95))));
        Assert.Equal((false, false), (least.IsRaised(new(0.7, 0.8, 0.95)), most.IsRaised(new(0.8, 0.9, 0.95))));
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "\"looks\":1", "\"looks\":0" },
        { "\"unlabelled\":[0]", "\"unlabelled\":[-1]" },
        { "\"labelled\":[40]", "\"labelled\":[40,1]" },
        { "\"values\":[1]", "\"values\":[7]" },
        { "\"plan\":{", "\"plan\":null,\"x\":{" },
        { "\"level\":0.95", "\"level\":95" },
        { "\"firstAlarm\":null", "\"firstAlarm\":90" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_state_that_cannot_be_is_refused(string was, string becomes)
    {
        var state = MonitorState.Start(s_plan, ValueRange.Unit, 1);
        var json = (state with { Counts = state.Counts.WithLabelled(0, 1, 40) }).Look().ToJson();
        Assert.Contains(was, json, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => MonitorState.FromJson(json.Replace(was, becomes, StringComparison.Ordinal)));
        Assert.ThrowsAny<JsonException>(() => MonitorState.FromJson(json[..^2]));
        Assert.ThrowsAny<ArgumentException>(() => MonitorState.FromJson("null"));
    }

    [Fact]
    public void Counts_of_another_kind_do_not_fit()
    {
        var state = MonitorState.Start(s_plan, ValueRange.Unit, 1);
        Assert.Throws<ArgumentException>(() => state with { Counts = MonitorCounts.Empty(ValueRange.Unit, 2) });
        Assert.Throws<ArgumentException>(() => state.Counts.Merge(MonitorCounts.Empty(new(1, 5), 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Counts.WithJudged(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Counts.WithJudged(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Counts.WithLabelled(0, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Counts.WithLabelled(0, double.NaN));
    }

    private static MonitorCounts Item(MonitorCounts counts, ref Philox random)
    {
        var verdict = random.NextDouble() < 0.7 ? 0 : 1;
        var value = random.NextDouble() < (verdict == 0 ? 0.9 : 0.2) ? 1 : 0;
        return random.NextDouble() < 0.4 ? counts.WithLabelled(verdict, value) : counts.WithJudged(verdict);
    }
}
