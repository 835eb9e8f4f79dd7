namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Reports are complete when they are made, and pages lay out what they hold.</summary>
public sealed class PageTests
{
    private static readonly JudgeTally s_test = JudgeTally.Of(83, 115);
    private static readonly ConfusionCounts s_table = Reports.Table(46, 4, 9, 41);

    [Fact]
    public void A_single_result_ends_with_its_sentence_and_names_its_group_as_it_is()
    {
        var findings = Reports.Findings(s_test, Reports.Table(5, 5, 5, 5)) with { Group = [new("g", "\u001b[31m")] };
        var report = Reports.Report(EstimateResult.Of(findings)) with { Rows = new RowAccount { Used = 4, Where = 2 } };
        var blocks = EstimatePage.Of(report).Blocks;
        Assert.Equal(new PageHeading("g = \u001b[31m"), blocks[0]);
        var evidence = Assert.IsType<PageParagraph>(blocks[3]);
        Assert.Equal("Rows: 6 read = 4 used + 2 skipped (left out by `Where`)", evidence.Lines[^1]);
        Assert.Equal(report.Diagnostics.Select(diagnostic => diagnostic.Code), blocks.OfType<PageNote>().Select(note => note.Code));
        var last = Assert.IsType<PageParagraph>(blocks[^1]);
        Assert.Equal(PageWeight.Strong, last.Weight);
        Assert.Equal([report.Results[0].Sentence], last.Lines);
    }

    [Fact]
    public void Many_results_are_one_table_with_a_cell_for_each_column()
    {
        var results = Enumerable.Range(0, 3).Select(i => EstimateResult.Of(Reports.Findings(s_test, s_table) with
        {
            Group = [new("g", "v" + i)],
            Revealed = i == 2 ? null : JudgeTally.Of(80 + i, 100),
        })).ToArray();
        var report = Reports.Report(results);
        var table = Assert.Single(EstimatePage.Of(report).Blocks.OfType<PageTable>());
        Assert.Equal(
            ["g", "test items", "judged", "pass rate", "95% interval", "human", "inside"], table.Columns.Select(column => column.Name));
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        Assert.Equal(["yes", "yes", ""], table.Rows.Select(row => row[^1]));
        Assert.Equal(new BackTest { Groups = 2, Inside = 2, InsideWholeRange = 0, NaiveInside = null }, report.BackTest);
    }

    [Fact]
    public void A_result_holds_what_is_written_of_it()
    {
        var study = new JudgeStudy { Test = s_test, Calibration = s_table };
        var result = Reports.Result(s_test, s_table, AsymmetricErrorEstimator.Default, NaiveEstimator.Default);
        Assert.Equal(VarianceShares.Of(study, result.Main.Estimate), result.Main.Shares);
        Assert.Equal(AsymmetricErrorEstimator.Default.Method.Assumptions.Words, result.Main.Method.Assumptions);
        Assert.Equal(result.Estimates[1].Estimate.Method.Citation, result.Estimates[1].Method.Citation);
        Assert.Equal(83.0 / 115, result.JudgedRate);
        Assert.True(result.SharesAreTelling);
        Assert.False(Reports.Result(s_test, Reports.Table(50, 0, 9, 41)).SharesAreTelling);
        Assert.Null(Reports.Result(s_test, Calibration.FromCounts(s_table, CalibrationDesign.ByVerdict)).Judge);
    }
}
