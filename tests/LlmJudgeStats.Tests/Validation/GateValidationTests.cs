using LlmJudgeStats.Coverage;
using LlmJudgeStats.Validation;
using LlmJudgeStats.Validation.Gates;

namespace LlmJudgeStats.Tests.Validation;

/// <summary>docs/validation/gates.csv is what the validation project writes, and what the page says of it.</summary>
public sealed class GateValidationTests
{
    private static readonly List<GateErrorRow> s_rows = GateErrors.Read(Repository.FullPath("docs/validation/gates.csv"));

    [Fact]
    public void In_no_cell_a_gate_is_wrong_more_often_than_its_level_allows()
    {
        Assert.True(s_rows.Count >= 30, $"{s_rows.Count} rows");
        Assert.Equal([0.9, 0.95, 0.99], s_rows.Select(row => row.Level).Distinct().Order());
        Assert.All(s_rows, row => Assert.True(row.Worst <= 1 - row.Level + 1e-9, $"{row}"));
        Assert.Contains("In every cell of every grid the error was at most one minus the level.",
            Repository.Read("docs/validation/gates.md"), StringComparison.Ordinal);
    }

    /// <summary>A small design again, over the whole grid: the same figures to the last digit that is kept.</summary>
    [Fact]
    public void Results_come_back()
    {
        var family = Family.All.Single(one => one.Id == "by-label-held-out");
        var (name, design) = family.Designs.Single(one => one.Name == "30/5/5");
        var again = GateErrors.Enumerate(family.Id, name, design, AsymmetricErrorEstimator.Default, 0.95, family.Grid);
        Assert.Equal(s_rows.Single(row => row.Key == again.Key).ToString(), again.ToString());
    }

    /// <summary>Two ends of a two-sided interval are no limits of a gate: the enumeration sees it.</summary>
    [Fact]
    public void The_end_of_a_two_sided_interval_would_be_seen()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var design = new StudyDesign { TestItems = 50, Labels = LabelPlan.ByLabel(10, 10) };
        var grid = ParameterGrid.Fine with { Rates = ParameterGrid.Steps(50) };
        var map = ExactCoverage.Enumerate((in JudgeStudy study, out double lower, out double upper) =>
        {
            var interval = AsymmetricErrorEstimator.Default.Estimate(in study, 0.9).Interval;
            lower = interval.Lower;
            upper = interval.Upper;
        }, design, cancellationToken: cancellation).Over(grid, cancellationToken: cancellation);
        Assert.Contains(map.Points, point => point.LowerCoverage < 0.95);
        var gate = GateErrors.Enumerate("by-label", "50/10/10", design, AsymmetricErrorEstimator.Default, 0.95, grid);
        Assert.True(gate.Worst <= 0.05);
    }
}
