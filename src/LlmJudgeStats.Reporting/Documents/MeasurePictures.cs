namespace LlmJudgeStats.Reporting;

/// <summary>The picture of measures that are shares: each with its interval, over one axis.</summary>
internal static class MeasurePictures
{
    /// <summary>The picture of a result; <see langword="null"/> where its values are no shares.</summary>
    public static IPicture? Of(MeasureResult result)
    {
        MeasuredEstimate[] shown = [.. result.Estimates.Where(one => !one.IsPointOnly && MeasureText.IsShare(one))];
        if (shown.Length == 0 || !MeasureText.IsShare(result.Main)) return null;
        var level = result.Main.JointLevel ?? result.Main.Estimate.Interval.Level;
        var shownLevel = PlainText.Level(level);
        var together = result.Main.JointLevel is null ? "" : ", all together";
        return new IntervalPicture([.. shown.Select(one => Row(result, one))], level)
        {
            Title = $"{(result.Main.Of is null ? result.Main.Name : "shares")} with {shownLevel} intervals{together}",
            Caption = $"Lines are {shownLevel} intervals{together}.",
        };
    }

    private static IntervalRow Row(MeasureResult result, MeasuredEstimate one) => new(
        one.Of is null && one.Name == result.Main.Name ? one.Role : one.Name,
        RateMark.Of(one.Estimate.Point, one.Estimate.Interval),
        one.Role == result.Main.Role ? IntervalRowKind.Corrected : IntervalRowKind.Companion);
}
