using System.Globalization;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.Validation.Differences;

namespace LlmJudgeStats.Tests.Validation;

/// <summary>docs/validation/differences/means.csv is what the validation project writes, and what its page says of it.</summary>
public sealed class MeanDifferenceValidationTests
{
    private static readonly string[] s_lines = Repository.Read("docs/validation/differences/means.csv").TrimEnd('\n').Split('\n');

    private static readonly string[] s_columns = s_lines[0].Split(',');

    private static readonly string[][] s_rows = [.. s_lines.Skip(1).Select(line => line.Split(','))];

    [Theory]
    [InlineData("preferences 200/20", 7)]
    [InlineData("scores 200/20", 3)]
    public void A_row_comes_back(string design, int number)
    {
        var cell = MeanPairCell.All.Single(one => one.Design == design && one.Number == number);
        Assert.Equal(string.Join(',', Row(design, number)[2..]), MeanPairRun.Line(cell, MeanPairRun.Sets));
    }

    /// <summary>The true difference is that of the items that are drawn.</summary>
    [Theory]
    [InlineData("scores 200/20", 4)]
    [InlineData("preferences 200/20", 8)]
    public void The_true_difference_is_that_of_the_draws(string design, int number)
    {
        const int items = 40_000;
        var cell = MeanPairCell.All.Single(one => one.Design == design && one.Number == number);
        var random = new Philox(5, 0);
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < items; i++)
        {
            var label = cell.Next(ref random).Label;
            sum += label;
            squares += label * label;
        }
        var mean = sum / items;
        Assert.Equal(cell.Difference, mean, 4 * Math.Sqrt(((squares / items) - (mean * mean)) / items));
    }

    [Fact]
    public void Every_cell_is_there_and_none_is_below_its_level()
    {
        var cells = MeanPairCell.All.Select(cell => (cell.Design, cell.Number));
        Assert.Equal(cells, s_rows.Select(row => (row[0], Number(row, "population"))));
        foreach (var (column, level) in new[] { ("profile90", 0.9), ("profile95", 0.95), ("profile99", 0.99) })
        {
            var room = 2 * Math.Sqrt(level * (1 - level) / MeanPairRun.Sets);
            Assert.All(s_rows, row => Assert.True(Value(row, column) >= level - room, $"{row[0]} {row[1]}: {column} {Value(row, column)}"));
        }
    }

    [Fact]
    public void The_page_has_the_lowest_of_each_design()
    {
        var page = Repository.Read("docs/validation/mean-differences.md");
        foreach (var rows in s_rows.GroupBy(row => row[0]))
        {
            var lowest = new[] { "profile90", "profile95", "profile99", "t90", "t95", "t99" }
                .Select(column => Text(rows.Min(row => Value(row, column))));
            Assert.Contains($"| {rows.Key} | {string.Join(" | ", lowest)} |", page, StringComparison.Ordinal);
            var usual = rows.Where(row => Number(row, "population") % 3 != 2).ToArray();
            var ratio = usual.Average(row => Value(row, "width95") / Value(row, "t_width95")).ToString("F2", CultureInfo.InvariantCulture);
            Assert.Contains($"| {Text(usual.Min(row => Value(row, "t99")))} | {ratio} |", page, StringComparison.Ordinal);
        }
    }

    private static string[] Row(string design, int number) =>
        s_rows.Single(row => row[0] == design && Number(row, "population") == number);

    private static int Number(string[] row, string column) => (int)Value(row, column);

    private static double Value(string[] row, string column) =>
        double.Parse(row[Array.IndexOf(s_columns, column)], CultureInfo.InvariantCulture);

    private static string Text(double coverage) => coverage.ToString("F4", CultureInfo.InvariantCulture).TrimStart('0');
}
