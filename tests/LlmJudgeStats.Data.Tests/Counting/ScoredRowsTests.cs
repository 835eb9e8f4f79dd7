namespace LlmJudgeStats.Data.Tests;

/// <summary>Rows of scores against a list and a set.</summary>
public sealed class ScoredRowsTests
{
    // Items around every multiple of 64, series that come in turns, more rows than a page.
    [Fact]
    public void A_row_is_kept_once_with_all_that_it_says_and_in_its_order()
    {
        var random = new Random(1);
        var rows = new ScoredRows();
        var expected = new List<ScoredRow>();
        var seen = new HashSet<(ScoreSeries, int)>();
        for (var i = 0; i < 60_000; i++)
        {
            var series = new ScoreSeries(random.Next(3), random.Next(3) - 1, random.Next(2), random.Next(2));
            var row = new ScoredRow(series, random.Next(2_000), random.Next(5) / 4.0, random.Next(3) == 0 ? double.NaN : random.Next(1, 9));
            Assert.Equal(seen.Add((series, row.Item)), rows.TryAdd(in row));
            if (seen.Count > expected.Count) expected.Add(row);
        }
        Assert.Equal(expected, rows);
        Assert.Equal(expected.Select(row => row.Series).Distinct(), rows.Series);
        Assert.True(expected.Count > 20_000);
    }
}
