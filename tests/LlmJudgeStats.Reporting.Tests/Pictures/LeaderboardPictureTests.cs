namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Picture (f): every group on one axis.</summary>
public sealed class LeaderboardPictureTests
{
    public static TheoryData<string> All => [.. Samples.Leaderboards.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_reader_reads_every_mark_off_the_axis(string name)
    {
        var picture = Picture(name);
        var drawn = new Drawn(picture);
        var rows = picture.Rows.Take(60).ToList();
        AreAt(rows.Select(row => row.Corrected.Lower), drawn.Of("w-main").Select(mark => drawn.RateAt(Drawn.At(mark, "x1"))));
        AreAt(rows.Select(row => row.Corrected.Upper), drawn.Of("w-main").Select(mark => drawn.RateAt(Drawn.At(mark, "x2"))));
        AreAt(rows.Select(row => row.Corrected.Point).Where(point => !double.IsNaN(point)), Middles(drawn, "p-main"));
        AreAt(rows.Select(row => row.Judge).OfType<double>(), Middles(drawn, "p-plain"));
        AreAt(rows.Select(row => row.People).OfType<double>(), Middles(drawn, "p-truth"));
        Assert.Equal(rows.Select(row => $"{row.Ranks}").Where(rank => rank.Length > 0), drawn.Of("t-b").Select(text => text.Value));
    }

    [Theory]
    [InlineData("nq301", false)]    // 4 of 12
    [InlineData("two alike", true)]
    [InlineData("told apart", false)]
    [InlineData("no ranks", false)]
    [InlineData("one", false)]
    public void The_caption_says_when_no_two_can_be_told_apart(string name, bool says) =>
        Assert.Equal(says, Picture(name).Caption.Contains("No two", StringComparison.Ordinal));

    [Fact]
    public void More_than_sixty_are_said_to_be_more()
    {
        Assert.Equal(60, new Drawn(Picture("a hundred")).Of("w-main").Length);
        Assert.Contains("The first 60 of 100 are drawn; the table has all.", Picture("a hundred").Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rank_is_one_number_or_two()
    {
        Assert.Equal("1–12", new RankInterval(1, 12).ToString());
        Assert.Equal("3", new RankInterval(3, 3).ToString());
    }

    private static void AreAt(IEnumerable<double> wanted, IEnumerable<double> found)
    {
        var (one, other) = (wanted.ToList(), found.ToList());
        Assert.Equal(one.Count, other.Count);
        Assert.All(one.Zip(other), pair => Assert.Equal(pair.First, pair.Second, .0001));
    }

    private static IEnumerable<double> Middles(Drawn drawn, string ofClass) =>
        drawn.Of(ofClass).Select(mark => drawn.RateAt(Drawn.Middle(mark).X));

    private static LeaderboardPicture Picture(string name) => Samples.Leaderboards.Single(sample => sample.Name == name).Picture;
}
