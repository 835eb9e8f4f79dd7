namespace LlmJudgeStats.Reporting;

/// <summary>From results to pictures: which numbers stand in which picture.</summary>
internal static class EstimatePictures
{
    /// <summary>The estimates of a result as lines over one axis.</summary>
    public static IPicture Intervals(EstimateResult result) =>
        new IntervalPicture([.. result.Estimates.Select(one => Row(result, one.Estimate))], result.Main.Estimate.Interval.Level)
        {
            Gate = result.Gate?.Decision.Gate.Threshold,
            People = result.Revealed?.Rate,
        };

    private static IntervalRow Row(EstimateResult result, JudgeEstimate estimate)
    {
        var mark = new RateMark(estimate.Point, estimate.Interval.Lower, estimate.Interval.Upper);
        var kind = estimate.Method.IsUncorrected ? IntervalRowKind.Judge
            : ReferenceEquals(estimate.Method, result.Main.Estimate.Method) ? IntervalRowKind.Corrected
            : IntervalRowKind.Companion;
        return new(EstimateTables.Role(result, estimate.Method), mark, kind);
    }

    public static IPicture? Groups(IReadOnlyList<EstimateResult> results) => null;

    public static IPicture? Judge(EstimateResult result, JudgeQuality judge) => null;

    public static IPicture? Widths(EstimateResult result, Leverage leverage) => null;

    public static IPicture? Rows(EstimateReport report, RowAccount rows) => null;
}
