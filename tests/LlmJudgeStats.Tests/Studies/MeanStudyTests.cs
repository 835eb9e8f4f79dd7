namespace LlmJudgeStats.Tests.Studies;

public sealed class MeanStudyTests
{
    private static readonly StrataTable s_table = StrataTable.Of(ValueRange.Unit, [0, 1], 3, [3, 5, 1, 9, 2, 2], [10, 20, 30]);

    [Fact]
    public void Weights_are_checked_where_the_study_is_made()
    {
        foreach (var (weights, message) in new (double[], string)[]
        {
            ([0.5, 0.5, 0], "Weights[2] is 0"),
            ([0.5, 0.7, -0.2], "Weights[2] is -0.2"),
            ([0.5, 0.4, double.NaN], "Weights[2] is NaN"),
            ([0.5, 0.3, 0.1], "have the sum 0.9"),
            ([0.5, 0.5], "must pair up"),
        })
        {
            Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() =>
                new MeanStudy { Table = s_table, Weights = weights }).Message, StringComparison.Ordinal);
            Assert.ThrowsAny<ArgumentException>(() => new MeanStudy { Weights = weights, Table = s_table });
        }
        Assert.Throws<ArgumentNullException>(() => new MeanStudy { Table = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeanStudy { Table = s_table, Design = (CalibrationDesign)9 });
        _ = new MeanStudy { Table = s_table, Weights = new[] { 0.2, 0.3, 0.5 + 9e-10 } };
    }

    [Fact]
    public void Studies_are_equal_by_content_and_keep_their_weights()
    {
        double[] weights = [0.2, 0.3, 0.5];
        var study = new MeanStudy { Table = s_table, Weights = weights, Design = CalibrationDesign.Random };
        weights[0] = 0.9;
        Assert.Equal(0.2, study.Weights.Span[0]);
        var same = new MeanStudy
        {
            Table = StrataTable.Merge([s_table]),
            Weights = new[] { 0.2, 0.3, 0.5 },
            Design = CalibrationDesign.Random,
        };
        Assert.Equal(study, same);
        Assert.Equal(study.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(study, study with { Weights = default });
        Assert.NotEqual(study, study with { Design = CalibrationDesign.ByVerdict });
    }
}
