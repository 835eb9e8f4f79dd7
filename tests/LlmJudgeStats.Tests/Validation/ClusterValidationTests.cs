using LlmJudgeStats.Validation.Clusters;

namespace LlmJudgeStats.Tests.Validation;

/// <summary>The files of docs/validation/clusters are what the validation project writes.</summary>
public sealed class ClusterValidationTests
{
    private static readonly string s_folder = Path.Combine(Repository.FullPath("docs/validation"), ClusterRun.Folder);

    /// <summary>They were written down before a study was drawn: the rule that made them has not changed since.</summary>
    [Fact]
    public void Cells_are_those_of_the_rule()
    {
        Same(ClusterRun.CellFile, ClusterCell.Header, ClusterCells.All);
        Same(ClusterRun.SecondFile, ClusterCell.Header, ClusterCells.Second);
        Same(ClusterRun.NoVerdictFile, NoVerdictCell.Header, ClusterCells.NoVerdict);
        Same(ClusterRun.SecondNoVerdictFile, NoVerdictCell.Header, ClusterCells.SecondNoVerdict);

        static void Same<T>(string file, string header, IEnumerable<T> cells) =>
            Assert.Equal(File.ReadAllLines(Path.Combine(s_folder, file)), cells.Select(cell => $"{cell}").Prepend(header));
    }

    /// <summary>Two cheap cells again, every method: the same counts to the last one.</summary>
    [Theory]
    [InlineData("by-label,33")]
    [InlineData("sampled,11")]
    public void Results_come_back(string name)
    {
        var cell = ClusterCells.All.Single(one => one.Name == name);
        var rows = ClusterResult.Read(Path.Combine(s_folder, ClusterRun.GridFile)).Where(row => row.Cell == name).ToArray();
        var again = ClusterRun.Cell(cell, ClusterRun.GridStudies, ClusterRun.GridSeed, [.. rows.Select(row => row.Method)]);
        Assert.Equal(5, rows.Length);
        Assert.Equal(rows.Select(row => row.ToString()), again.Select(row => row.ToString()));
    }

    /// <summary>What the page says of ours: no cell that was simulated again is below its floor by more than two standard errors.</summary>
    [Fact]
    public void Nothing_of_ours_is_below_its_floor()
    {
        double[] floors = [0.945, 0.895, 0.985, 0.945, 0.945];
        var again = ClusterResult.Read(Path.Combine(s_folder, ClusterRun.AgainFile));
        Assert.Equal(2 * ClusterRun.Worst, again.Count);
        foreach (var row in again)
        {
            for (var i = 0; i < floors.Length; i++)
                Assert.True(row.Coverage(i) + (2 * row.StandardError(i)) >= floors[i], $"{row}");
        }
    }
}
