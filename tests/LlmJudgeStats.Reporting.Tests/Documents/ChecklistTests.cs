namespace LlmJudgeStats.Reporting.Tests.Documents;

/// <summary>Each assumption has the state that is known of it; what nobody checked is never shown as passed.</summary>
public sealed class ChecklistTests
{
    private static IReadOnlyList<ChecklistItem> Of(EstimateResult result, params Diagnostic[] further) =>
        Checklist.Of(result, further, input: null);

    private static ChecklistItem Item(IReadOnlyList<ChecklistItem> items, string about) =>
        Assert.Single(items, item => item.Text.Contains(about, StringComparison.Ordinal));

    private static EstimateResult Result(CalibrationDesign design) => Reports.Result(
        JudgeTally.Of(640, 800), Calibration.FromCounts(Reports.Table(76, 4, 4, 16), design));

    [Fact]
    public void Labels_from_elsewhere_carry_the_error_rates_over_and_nobody_saw_it()
    {
        var items = Of(Result(CalibrationDesign.External));
        Assert.Equal(ChecklistState.NotChecked, Item(items, "errs on the test items").State);
        Assert.Equal(ChecklistState.Holds, Item(items, "better than chance").State);
        Assert.Equal(ChecklistState.Holds, Item(items, "can pass 80.0%").State);
        Assert.Equal(ChecklistState.NotChecked, Item(items, "labels of people are right").State);
    }

    [Fact]
    public void Labels_from_test_items_carry_nothing_over()
    {
        var items = Of(Result(CalibrationDesign.Random));
        Assert.DoesNotContain(items, item => item.Text.Contains("errs on the test items", StringComparison.Ordinal));
        Assert.Equal(ChecklistState.Declared, Item(items, "sample of the judged ones").State);
    }

    [Fact]
    public void Stated_rates_are_declared()
    {
        var items = Of(Reports.Result(JudgeTally.Of(640, 800), Calibration.Known(0.9, 0.8)));
        Assert.Equal(ChecklistState.Declared, Item(items, "stated error rates").State);
        Assert.DoesNotContain(items, item => item.Text.Contains("labels", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5, 5, 5, 5, "InDoubt")]      // at chance: J may be below 0
    [InlineData(10, 90, 90, 10, "Fails")]    // inverted: J is below 0
    public void A_judge_at_chance_is_in_doubt_and_a_worse_one_fails(long tp, long fn, long fp, long tn, string state)
    {
        var items = Of(Reports.Result(JudgeTally.Of(50, 100), Reports.Table(tp, fn, fp, tn)));
        Assert.Equal(Enum.Parse<ChecklistState>(state), Item(items, "better than chance").State);
    }

    [Theory]
    [InlineData("LJS2003", "independent")]
    [InlineData("LJS1056", "independent")]
    [InlineData("LJS2020", "One judge")]
    [InlineData("LJS2010", "errs on the test items")]
    [InlineData("LJS1012", "can pass")]
    [InlineData("LJS1022", "enough labels")]
    public void A_diagnostic_that_fired_is_a_doubt_with_its_code(string code, string about)
    {
        var warning = new Diagnostic(code, DiagnosticSeverity.Warning, "something is odd", "look");
        var item = Item(With(warning), about);
        Assert.Equal(ChecklistState.InDoubt, item.State);
        Assert.EndsWith($"{code}: something is odd", item.Text, StringComparison.Ordinal);
        // A note is no doubt.
        var note = warning with { Severity = DiagnosticSeverity.Info };
        Assert.NotEqual(ChecklistState.InDoubt, Item(With(note), about).State);

        // Of the file it is a doubt of every group, and of the study one of this.
        IReadOnlyList<ChecklistItem> With(Diagnostic one) => Of(Result(CalibrationDesign.External) with { Suspicions = [one] }, one);
    }

    /// <summary>A report of groups says of which it speaks: a doubt about one is none about another.</summary>
    [Fact]
    public void A_doubt_about_another_group_is_none_here()
    {
        var few = new Diagnostic("LJS1022", DiagnosticSeverity.Warning, "In 1 of 3 groups: system=b.", "label more");
        Assert.Equal(ChecklistState.Holds, Item(Of(Result(CalibrationDesign.External), few), "enough labels").State);
        var judges = few with { Code = "LJS2020", Message = "several judges" };
        Assert.Equal(ChecklistState.InDoubt, Item(Of(Result(CalibrationDesign.External), judges), "One judge").State);
    }

    [Fact]
    public void Ids_that_were_read_and_do_not_repeat_were_checked()
    {
        Assert.Equal(ChecklistState.NotChecked, Of(Result(CalibrationDesign.External))[0].State);
        var input = new ReportedInput("rows.csv") { HasIds = true };
        Assert.Equal(ChecklistState.Holds, Checklist.Of(Result(CalibrationDesign.External), [], input)[0].State);
    }

    [Fact]
    public void A_rate_that_is_not_corrected_says_that_a_perfect_judge_is_assumed() =>
        Assert.Equal(ChecklistState.NotChecked, Item(Of(Reports.Result(JudgeTally.Of(5, 9), default(Calibration))), "no errors").State);
}
