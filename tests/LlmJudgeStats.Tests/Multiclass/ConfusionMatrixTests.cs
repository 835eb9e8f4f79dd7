using LlmJudgeStats.Multiclass;

namespace LlmJudgeStats.Tests.Multiclass;

/// <summary>Counts by label and verdict: merging, studies of means, and what is refused where it is made.</summary>
public sealed class ConfusionMatrixTests
{
    private static readonly ConfusionMatrix s_matrix =
        ConfusionMatrix.Of(["a", "b", "c"], ["a", "b", "c", "none"], [9, 1, 2, 3, 4, 8, 5, 0, 2, 2, 7, 1], [40, 30, 20, 10]);

    [Fact]
    public void A_share_is_the_mean_of_one_for_its_class()
    {
        var study = s_matrix.ToShareStudy(1, CalibrationDesign.Random);
        var table = StrataTable.Of(ValueRange.Unit, [0, 1], 4, [11, 4, 3, 8, 9, 5, 4, 0], (long[])[40, 30, 20, 10]);
        Assert.Equal(new MeanStudy { Table = table, Design = CalibrationDesign.Random }, study);
    }

    /// <summary>Values rise and equal scores are one value, whatever the order of the classes.</summary>
    [Fact]
    public void Scores_become_values()
    {
        var study = s_matrix.ToStudy(CalibrationDesign.ByVerdict, [5, 2, 5]);
        var table = StrataTable.Of(new(2, 5), [2, 5], 4, [4, 11, 8, 3, 5, 9, 0, 4], (long[])[40, 30, 20, 10]);
        Assert.Equal(new MeanStudy { Table = table, Design = CalibrationDesign.ByVerdict }, study);
    }

    [Fact]
    public void Parts_add_up_to_the_whole()
    {
        string?[] labels = ["a", null, "b", "b", null, "a"];
        string[] verdicts = ["a", "b", "a", "b", "none", "a"];
        ConfusionMatrix Of(Range range) => ConfusionMatrix.FromItems(["a", "b"], ["a", "b", "none"], labels[range], verdicts[range]);
        var whole = Of(..);
        Assert.Equal(ConfusionMatrix.Of(["a", "b"], ["a", "b", "none"], [2, 0, 0, 1, 1, 0], [0, 1, 1]), whole);
        foreach (var cut in Enumerable.Range(0, 7))
        {
            Assert.Equal(whole, ConfusionMatrix.Merge([Of(..cut), Of(cut..)]));
            Assert.Equal(whole, ConfusionMatrix.Merge([Of(cut..), Of(..cut)]));
        }
        Assert.Equal(whole.GetHashCode(), ConfusionMatrix.Merge([Of(..2), Of(2..)]).GetHashCode());
        Assert.NotEqual(whole, Of(..5));
    }

    [Fact]
    public void A_verdict_is_counted_as_another()
    {
        var merged = s_matrix.MergeVerdict("none", "b");
        Assert.Equal(ConfusionMatrix.Of(["a", "b", "c"], [9, 4, 2, 4, 8, 5, 2, 3, 7], [40, 40, 20]), merged);
        var other = s_matrix.MergeVerdict("a", "c");
        Assert.Equal(
            ConfusionMatrix.Of(["a", "b", "c"], ["b", "c", "none"], [1, 11, 3, 8, 9, 0, 2, 9, 1], [30, 60, 10]), other);
    }

    [Theory]
    [InlineData("a", "c", new[] { "a+c", "b" }, new long[] { 20, 7, 9, 8 }, new long[] { 60, 40 })]
    [InlineData("c", "a", new[] { "b", "c+a" }, new long[] { 8, 9, 7, 20 }, new long[] { 40, 60 })]
    public void Two_classes_are_taken_as_one(string first, string second, string[] names, long[] labelled, long[] unlabelled) =>
        Assert.Equal(
            ConfusionMatrix.Of(names, labelled, unlabelled), s_matrix.MergeVerdict("none", "b").MergeClasses(first, second));

    public static TheoryData<string, Action> Refused => new()
    {
        { "at least 2 are needed", () => ConfusionMatrix.Of(["a"], [1], [1]) },
        { "at least 1 are needed", () => ConfusionMatrix.Of(["a", "b"], [], [], []) },
        { "'a' again", () => ConfusionMatrix.Of(["a", "a"], [1, 1, 1, 1], [1, 1]) },
        { "is empty", () => ConfusionMatrix.Of(["a", ""], [1, 1, 1, 1], [1, 1]) },
        { "need 4", () => ConfusionMatrix.Of(["a", "b"], [1, 1, 1], [1, 1]) },
        { "must pair up", () => ConfusionMatrix.Of(["a", "b"], [1, 1, 1, 1], [1]) },
        { "labelled[2] is -1", () => ConfusionMatrix.Of(["a", "b"], [1, 1, -1, 1], [1, 1]) },
        { "unlabelled[0] is -3", () => ConfusionMatrix.Of(["a", "b"], [1, 1, 1, 1], [-3, 1]) },
        { "itemVerdicts[1] is 'x'", () => ConfusionMatrix.FromItems(["a", "b"], ["a", "b"], ["a", "b"], ["a", "x"]) },
        { "itemLabels[0] is 'y'", () => ConfusionMatrix.FromItems(["a", "b"], ["a", "b"], ["y", "b"], ["a", "b"]) },
        { "must pair up", () => ConfusionMatrix.FromItems(["a", "b"], ["a", "b"], ["a"], ["a", "b"]) },
        { "no table to merge", () => ConfusionMatrix.Merge([]) },
        { "is null", () => ConfusionMatrix.Merge([null!]) },
        { "same classes", () => ConfusionMatrix.Merge([s_matrix, s_matrix.MergeVerdict("none", "a")]) },
        { "no class 'x'", () => s_matrix.MergeVerdict("x", "a") },
        { "'a' twice", () => s_matrix.MergeVerdict("a", "a") },
        { "no class 'none'", () => s_matrix.MergeClasses("a", "none") },
        { "at least 2", () => ConfusionMatrix.Of(["a", "b"], [1, 1, 1, 1], [1, 1]).MergeClasses("a", "b") },
        { "must pair up", () => s_matrix.ToStudy(CalibrationDesign.Random, [1, 0]) },
        { "is NaN", () => s_matrix.ToStudy(CalibrationDesign.Random, [1, double.NaN, 0]) },
        { "must lie above", () => s_matrix.ToStudy(CalibrationDesign.Random, [1, 1, 1]) },
        { "must lie from 0 to 2", () => s_matrix.ToShareStudy(3, CalibrationDesign.Random) },
        { "must lie from 0 to 3", () => s_matrix.Unlabelled(4) },
        { "not a member", () => _ = new ClassStudy { Matrix = s_matrix, Design = (CalibrationDesign)9 } },
        { "Matrix", () => _ = new ClassStudy { Matrix = null! } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Impossible_input_throws_where_it_is_made(string message, Action made) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(made).Message, StringComparison.Ordinal);
}
