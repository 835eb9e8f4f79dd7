namespace LlmJudgeStats.Reporting;

/// <summary>The picture of a judge: its shares with their intervals over one axis.</summary>
internal static class JudgeSharesPicture
{
    /// <summary>The picture of the first section with shares; <see langword="null"/> without any.</summary>
    public static IPicture? Of(JudgeResult result)
    {
        foreach (var section in result.Sections)
        {
            if (section.Confidence is { Reliability.Items: > 0 } confidence) return ReliabilityPicture.Of(confidence);
            MeasuredEstimate[] shown = [.. section.Estimates.Where(one => !one.IsPointOnly && MeasureText.IsShare(one))];
            if (shown.Length > 0) return Of(section, shown);
        }
        return null;
    }

    private static IntervalPicture Of(JudgeSection section, MeasuredEstimate[] shown)
    {
        var level = shown[0].JointLevel ?? shown[0].Estimate.Interval.Level;
        var together = shown[0].JointLevel is null ? "" : ", all together";
        var best = section.Panel?.Best ?? 0;
        return new([.. shown.Select((one, i) => Row(one, i == best))], level)
        {
            Title = $"{char.ToUpperInvariant(section.Name[0])}{section.Name[1..]} with {PlainText.Level(level)} intervals{together}",
            Caption = $"Lines are {PlainText.Level(level)} intervals{together}.",
        };
    }

    private static IntervalRow Row(MeasuredEstimate one, bool isMain) => new(
        one.Name, RateMark.Of(one.Estimate.Point, one.Estimate.Interval), isMain ? IntervalRowKind.Corrected : IntervalRowKind.Companion);
}
