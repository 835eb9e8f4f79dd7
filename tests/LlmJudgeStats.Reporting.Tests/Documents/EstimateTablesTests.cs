namespace LlmJudgeStats.Reporting.Tests.Documents;

/// <summary>Each number stands in its row: 640 of 800 passed, 46 of 50 good answers and 9 of 50 bad ones, worked out by hand.</summary>
public sealed class EstimateTablesTests
{
    private const double Corrected = (0.8 + 0.82 - 1) / (0.92 + 0.82 - 1);

    [Fact]
    public void The_judge()
    {
        var judge = Samples.Result.Judge!.Value;
        var rows = EstimateTables.Judge(Samples.Result, judge).Rows;
        Assert.Equal([0.92, 0.82, 0.74], rows.Select(row => row[1].Value), (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal(["46 of 50", "41 of 50"], rows.Take(2).Select(row => row[3].Text));
        Assert.Equal([judge.Sensitivity.Interval.Lower, judge.Specificity.Interval.Lower, judge.YoudenInterval.Lower],
            rows.Select(row => row[2].Value));
        Assert.Equal([judge.Sensitivity.Interval.Upper, judge.Specificity.Interval.Upper, judge.YoudenInterval.Upper],
            rows.Select(row => row[2].Upper));
        Assert.Contains("sensitivity", rows[0][0].Text, StringComparison.Ordinal);
        Assert.Contains("specificity", rows[1][0].Text, StringComparison.Ordinal);
        var mark = Assert.Single(((JudgePicture)EstimatePictures.Judge(Samples.Result, judge)!).Judges);
        Assert.Equal((0.92, 0.82), (mark.Sensitivity.Point, mark.Specificity.Point));
        Assert.Equal((rows[0][2].Value, rows[1][2].Upper), (mark.Sensitivity.Lower, mark.Specificity.Upper));
    }

    [Fact]
    public void The_estimates()
    {
        var result = Reports.Result(
            JudgeTally.Of(640, 800), Reports.Table(46, 4, 9, 41), AsymmetricErrorEstimator.Default, NaiveEstimator.Default);
        var rows = EstimateTables.Estimates(result).Rows;
        Assert.Equal(["corrected", "judge at its word"], rows.Select(row => row[0].Text));
        Assert.Equal(Corrected, rows[0][1].Value, 1e-12);
        Assert.Equal(0.8, rows[1][1].Value, 1e-12);
        Assert.Equal(result.Estimates.Select(one => one.Estimate.Interval.Lower), rows.Select(row => row[2].Value));
        Assert.Equal(result.Estimates.Select(one => one.Estimate.Interval.Upper), rows.Select(row => row[2].Upper));
        Assert.Equal(result.Estimates.Select(one => one.Estimate.StandardError), rows.Select(row => row[3].Value));
        var picture = (IntervalPicture)EstimatePictures.Intervals(result);
        Assert.Equal(rows.Select(row => (row[1].Value, row[2].Value, row[2].Upper)),
            picture.Rows.Select(row => (row.Mark.Point, row.Mark.Lower, row.Mark.Upper)));
        Assert.Equal([IntervalRowKind.Corrected, IntervalRowKind.Judge], picture.Rows.Select(row => row.Kind));
    }

    [Fact]
    public void The_groups_and_their_ranks()
    {
        EstimateResult[] results =
        [
            Reports.Result(JudgeTally.Of(300, 1000), Reports.Table(480, 20, 20, 480)).InGroup("system", "low"),
            Reports.Result(JudgeTally.Of(900, 1000), Reports.Table(480, 20, 20, 480)).InGroup("system", "high"),
            Reports.Result(JudgeTally.Of(50, 100), Reports.Table(5, 5, 5, 5)).InGroup("system", "open"),
        ];
        var rows = EstimateTables.Groups(results).Rows;
        Assert.Equal(["low", "high", "open"], rows.Select(row => row[0].Text));
        Assert.Equal([1000, 1000, 100], rows.Select(row => (int)row[1].Count));
        Assert.Equal([0.3, 0.9, 0.5], rows.Select(row => row[2].Value));
        Assert.Equal([(0.3 - 0.04) / 0.92, (0.9 - 0.04) / 0.92, double.NaN], rows.Select(row => row[3].Value),
            (one, other) => double.IsNaN(one) ? double.IsNaN(other) : Math.Abs(one - other) < 1e-12);
        var board = ((LeaderboardPicture)EstimatePictures.Groups(Reports.Report(results))).Rows;
        Assert.Equal(["high", "low", "open"], board.Select(row => row.Name));
        // What is open may lie anywhere: it takes a rank from nobody and gives none.
        Assert.Equal([new RankInterval(1, 2), new RankInterval(2, 3), null], board.Select(row => row.Ranks));
    }

    [Fact]
    public void The_facts()
    {
        var facts = EstimateDocument.Of(Reports.Report(Samples.Result)).Facts;
        Assert.Equal(Corrected, facts[0].Value.Value, 1e-12);
        Assert.Equal((0.8, "640 of 800; not corrected"), (facts[1].Value.Value, facts[1].Detail));
        Assert.Equal((100, "50 passes and 50 fails, said by people"), ((int)facts[2].Value.Count, facts[2].Detail));
    }
}
