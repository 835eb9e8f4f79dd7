namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Picture (e): numbers in cells, and three signs for those below the level.</summary>
public sealed class CoveragePictureTests
{
    [Theory]
    [InlineData("six", 36)]
    [InlineData("one", 1)]
    [InlineData("twelve", 144)]
    [InlineData("thirty", 100)]
    [InlineData("all and none", 2)]
    public void There_are_twelve_by_twelve_cells_at_most(string name, int cells) => Assert.Equal(cells, Cells(name).Length);

    [Theory]
    [InlineData("six")]
    [InlineData("twelve")]
    [InlineData("another level")]
    [InlineData("all and none")]
    public void A_cell_below_the_level_has_border_sign_and_tint_and_no_other_has_one(string name)
    {
        var picture = Picture(name);
        var below = picture.Lowest.Sum(row => row.Count(coverage => coverage < picture.Level));
        Assert.Equal(below, Cells(name).Count(cell => Drawn.Has(cell, "hx")));
        var drawn = new Drawn(picture);
        Assert.Equal(below, drawn.Of("t-warn").Count(text => text.Value.StartsWith('−')));
        Assert.Equal(below, drawn.Of("t-warn").Count(text => text.Value.Any(char.IsAsciiDigit)));
    }

    /// <summary>From the upper left: the highest sensitivity, the lowest specificity.</summary>
    [Fact]
    public void Sensitivity_runs_up_and_specificity_across()
    {
        var picture = new CoveragePicture([.6, .9], [.7, .8], [[.951, .962], [.973, .99]], .95);
        var texts = new Drawn(picture).Of("t-plain");
        var read = texts.OrderBy(text => Drawn.At(text, "y")).ThenBy(text => Drawn.At(text, "x")).Select(text => text.Value);
        Assert.Equal(["97.3", "99.0", "95.1", "96.2"], read);
        Assert.EndsWith("the lowest coverage over all pass rates. Lowest of all: 95.1%. 0 of 4 are below 95%.",
            picture.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(.94999, "− 94.9")]
    [InlineData(.95, "95.0")]
    [InlineData(.99999, "99.9")]
    [InlineData(1, "100")]
    public void Coverage_is_rounded_down(double coverage, string shown) =>
        Assert.Equal(shown, Assert.Single(new Drawn(new CoveragePicture([.9], [.9], [[coverage]], .95)).Of("t-plain")).Value);

    [Fact]
    public void A_block_shows_its_lowest()
    {
        double[] axis = [.. Enumerable.Range(1, 13).Select(i => i / 13.0)];
        var rows = axis.Select(_ => Enumerable.Repeat(.97, 13).ToArray()).ToArray();
        rows[3][5] = .9;
        var drawn = new Drawn(new CoveragePicture(axis, axis, rows, .95));
        Assert.Equal(49, drawn.Marks.Count(IsCell));
        var low = drawn.Marks.Where(IsCell).Single(cell => Drawn.Has(cell, "hx"));
        // Blocks of two: the second row from below, the third column.
        var cells = drawn.Marks.Where(IsCell).ToList();
        Assert.Equal(1, cells.Select(cell => Drawn.At(cell, "y")).Distinct().OrderDescending().ToList().IndexOf(Drawn.At(low, "y")));
        Assert.Equal(2, cells.Select(cell => Drawn.At(cell, "x")).Distinct().Order().ToList().IndexOf(Drawn.At(low, "x")));
    }

    private static bool IsCell(System.Xml.Linq.XElement mark) => mark.Name.LocalName == "rect" && Drawn.At(mark, "height") == 34;

    private static System.Xml.Linq.XElement[] Cells(string name) => [.. new Drawn(Picture(name)).Marks.Where(IsCell)];

    private static CoveragePicture Picture(string name) => Samples.Coverages.Single(sample => sample.Name == name).Picture;
}
