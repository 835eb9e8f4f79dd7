using LlmJudgeStats.Gates;
using LlmJudgeStats.Monitoring;

namespace LlmJudgeStats.Reporting;

/// <summary>The answer of <c>monitor</c> in words.</summary>
internal static class MonitorAnswer
{
    /// <summary>What is shown of the system and of the judge, in one or two sentences.</summary>
    public static string Of(MonitorResult result)
    {
        string[] sentences = [System(result), .. result.Anchors is { } anchors ? [Judge(result, anchors)] : Array.Empty<string>()];
        return string.Join(' ', sentences);
    }

    private static string System(MonitorResult result)
    {
        if (result.Looks.Count == 0)
        {
            return Invariant($"Too few labels for a first look: {result.Labels}, and {AnytimeProfile.FirstLook} of one judge are needed.");
        }
        var last = result.Looks[^1];
        var level = PlainText.Level(result.Plan.Level);
        var judge = result.HasJudges ? $" of judge {Phrases.Name(last.JudgeName).Replace('`', '\'')}" : "";
        // The mean of all rows so far: after good weeks a fall shows late, and smaller than it is.
        var start = result.HasJudges ? "its first row" : "the first row";
        var now = Invariant($"after {last.Look.Labels} labels{judge} the {last.Estimate.Name} since ")
            + $"{start} is "
            + $"{MeasureText.Point(last.Estimate)} ({level} interval of all looks {MeasureText.Limits(last.Estimate)})";
        if (result.Plan.Alarm is not { } alarm) return $"Watching: {now}.";
        var promise = $"{(alarm.Side == GateSide.AtLeast ? "at least" : "at most")} {MeasureText.Tested(last.Estimate, alarm.Threshold)}";
        if (result.FirstAlarm is not { } first) return $"No alarm of the system: {now}; {promise} is not shown to be broken.";
        return Invariant($"The system broke its promise of {promise}: first shown at {first} labels; ") + $"{now}.";
    }

    private static string Judge(MonitorResult result, MonitorAnchorRuns anchors)
    {
        var shown = anchors.FirstAlarm ?? anchors.Looks[^1];
        var look = shown.Look;
        var run = shown.Place.Length == 0 ? "in their run"
            : $"in the run {result.SequenceName} {Phrases.Name(shown.Place).Replace('`', '\'')}";
        var counts = Invariant($"{look.Lost} of {anchors.Count} anchors lost and {look.Gained} gained ");
        var evidence = $"{counts}{run} (p = {PointWords.PValue(look.PValue)}, an alarm at {PointWords.PValue(look.Error)} or less)";
        return anchors.FirstAlarm is null ? $"No alarm of the judge: {evidence}." : $"The judge has changed: {evidence}.";
    }
}
