namespace LlmJudgeStats.Reporting;

/// <summary>From results to pictures: which numbers stand in which picture.</summary>
internal static class EstimatePictures
{
    private const string WithLabel = "labelled items: a verdict and a label";
    private const string WithoutLabel = "test items: a verdict, no label in use";

    /// <summary>The estimates of a result as lines over one axis.</summary>
    public static IPicture Intervals(EstimateResult result) =>
        new IntervalPicture([.. result.Estimates.Select(one => Row(result, one.Estimate))], result.Main.Estimate.Interval.Level)
        {
            Gate = result.Gate?.Decision.Gate.Threshold,
            People = result.Revealed?.Rate,
        };

    /// <summary>Groups by their corrected rate, with the ranks that their intervals leave open.</summary>
    public static IPicture Groups(EstimateReport report)
    {
        var results = report.Results;
        LeaderboardRow[] rows =
        [
            .. results.Select((result, i) => new LeaderboardRow(ValuesOf(result), Mark(result.Main.Estimate))
            {
                Judge = result.JudgedRate,
                People = result.Revealed?.Rate,
                Ranks = report.Ranks[i],
            }).OrderByDescending(row => row.Corrected.Point),    // NaN comes last
        ];
        return new LeaderboardPicture(rows, results[0].Main.Estimate.Interval.Level)
        {
            GroupWord = string.Join(", ", (results[0].Group ?? []).Select(key => key.Column)),
        };
    }

    /// <summary>The judge on its plane.</summary>
    public static IPicture? Judge(EstimateResult result, JudgeQuality judge)
    {
        if (result.JudgeIsKnown || judge.Sensitivity.Rate.IsEmpty || judge.Specificity.Rate.IsEmpty) return null;
        return new JudgePicture([new("this judge", Mark(judge.Sensitivity), Mark(judge.Specificity))], judge.YoudenInterval.Level);
    }

    /// <summary>The half-width by number of labels; for a gate, with the half-width at which it would be decided.</summary>
    public static IPicture? Widths(EstimateResult result, Leverage leverage) => leverage.Labels < 1
        ? null
        : new WidthPicture([.. leverage.Curve.Select(point => new WidthPoint(point.Labels, point.HalfWidth))],
            new(leverage.Labels, leverage.HalfWidth))
        {
            Floor = leverage.Floor,
            Needed = result.DistanceFromGate,
        };

    /// <summary>The posterior.</summary>
    public static IPicture Posterior(EstimateResult result, PosteriorDensity posterior)
    {
        var estimate = result.Main.Estimate;
        return new PosteriorPicture(
            [.. posterior.Points.Select(point => new DensityPoint(point.Rate, point.Density))], Mark(in estimate), estimate.Interval.Level);
    }

    /// <summary>Where the uncertainty comes from.</summary>
    public static IPicture Shares(VarianceShares shares) => new SharesPicture(shares.Test, shares.PassLabels, shares.FailLabels);

    /// <summary>What became of the rows; <see langword="null"/> where there are none.</summary>
    public static IPicture? Rows(EstimateReport report, RowAccount rows)
    {
        if (rows.Read == 0) return null;
        return new RowsPicture(
        [
            .. Used(report.Results, rows.Used),
            .. rows.Skipped.Where(reason => reason.Value > 0).Select(reason => reason.Key == "where"
                ? new RowsPart("left out by a filter", reason.Value, RowsPartKind.LeftOut)
                : new RowsPart($"skipped: {SourceLines.Reason(reason.Key)}", reason.Value, RowsPartKind.Skipped)),
        ]);
    }

    // Where rows stand for several items, or labels for several groups, the rows are not the items.
    private static IEnumerable<RowsPart> Used(IReadOnlyList<EstimateResult> results, long used)
    {
        var counts = results.Select(result => result.Counts).ToList();
        var test = counts.Aggregate(Int128.Zero, (sum, one) => sum + one.Test.Positives + one.Test.Negatives);
        var labelled = counts.Aggregate(Int128.Zero, (sum, one) => sum + Total(one.HumanPasses) + Total(one.HumanFails));
        if (test + labelled != used) return [new("used: rows with a verdict", used, RowsPartKind.Test)];
        return [new(WithoutLabel, (long)test, RowsPartKind.Test), new(WithLabel, (long)labelled, RowsPartKind.Labelled)];
    }

    private static Int128 Total(JudgeTally? tally) => tally is { } one ? (Int128)one.Positives + one.Negatives : 0;

    /// <summary>A rate between its limits.</summary>
    internal static RateMark Mark(in JudgeEstimate estimate) => RateMark.Of(estimate.Point, estimate.Interval);

    private static RateMark Mark(JudgeRate rate) => RateMark.Of(rate.Rate.Rate, rate.Interval);

    private static IntervalRow Row(EstimateResult result, JudgeEstimate estimate)
    {
        var kind = estimate.Method.IsUncorrected ? IntervalRowKind.Judge
            : ReferenceEquals(estimate.Method, result.Main.Estimate.Method) ? IntervalRowKind.Corrected
            : IntervalRowKind.Companion;
        return new(EstimateTables.Role(result, estimate.Method), Mark(in estimate), kind);
    }

    private static string ValuesOf(EstimateResult result) => string.Join(" · ", (result.Group ?? []).Select(key => key.Value));
}
