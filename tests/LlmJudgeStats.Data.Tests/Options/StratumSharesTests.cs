using System.Globalization;

namespace LlmJudgeStats.Data.Tests;

/// <summary>Shares of strata: on one line, and in a file.</summary>
public sealed class StratumSharesTests
{
    [Theory]
    [InlineData("A=0.3,B=0.7", 0.3)]
    [InlineData("A=3,B=7", 0.3)]
    [InlineData(" A = 30 , B = 70 ", 0.3)]
    [InlineData("A=0,B=1", 0.0)]
    [InlineData("A=0.3000000005,B=0.7", 0.3)]
    public void Shares_and_counts_are_shares(string text, double first)
    {
        var shares = StratumShares.Parse(text).All;
        Assert.Equal(["A", "B"], shares.Select(one => one.Key));
        Assert.Equal(first, shares[0].Value, 1e-9);
        Assert.Equal(1, shares.Sum(one => one.Value), 1e-15);
    }

    [Theory]
    [InlineData("A=0.3,B=0.6", "sum to 0.9")]
    [InlineData("A=0.30000001,B=0.7", "sum to 1.00000001: they must sum to 1")]
    [InlineData("A=1.5,B=2", "sum to 3.5")]
    [InlineData("A=-0.5,B=1.5", "zero or more")]
    [InlineData("A=0,B=0", "must sum to 1")]
    [InlineData("A=0.5,A=0.5", "given twice")]
    [InlineData("A", "not a value with its share")]
    [InlineData("A=x", "not a value with its share")]
    [InlineData("A=0.5,", "not a value with its share")]
    [InlineData("A=NaN,B=1", "not a value with its share")]
    public void Anything_else_is_refused(string text, string why) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => StratumShares.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_may_hold_an_equals_sign() => Assert.Equal("a=b", StratumShares.Parse("a=b=1").All[0].Key);

    [Theory]
    [InlineData("value,share\nA,0.3\nB,0.7\n")]
    [InlineData("Share;Value\n30;A\n70;B\n")]
    [InlineData("{\"value\":\"A\",\"share\":3}\n{\"value\":\"B\",\"share\":7}\n")]
    [InlineData("[{\"value\":\"A\",\"share\":0.3},{\"value\":\"B\",\"share\":0.7}]")]
    public void A_file_has_values_and_shares(string text)
    {
        var shares = Read(text).All;
        Assert.Equal(
            [("A", "0.3"), ("B", "0.7")], shares.Select(one => (one.Key, one.Value.ToString("0.##", CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("value,share\nA,0.3\nB,x\n", "LJS4023", "'x' is not a share")]
    [InlineData("value,share\nA,0.3\nB,0.6\n", "LJS4023", "sum to 0.9")]
    [InlineData("value,share\n", "LJS4023", "no share")]
    [InlineData("value,weight\nA,1\n", "LJS4014", "no column 'share'")]
    public void A_file_that_is_none_is_refused(string text, string code, string why)
    {
        var error = Assert.Single(Assert.Throws<JudgeDataException>(() => Read(text)).Errors);
        Assert.Equal(code, error.Code);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    private static StratumShares Read(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return ShareReader.Read(path, TestContext.Current.CancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
