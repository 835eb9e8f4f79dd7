using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace LlmJudgeStats.Data.Tests;

/// <summary>Our tokenizer against an independent one (CsvHelper) on files that follow RFC 4180.</summary>
public sealed class OracleTests
{
    [Fact]
    public void Fields_agree_with_CsvHelper_on_random_files()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var text = Table(random, random.Next(1, 6), random.Next(1, 30));
            var expected = ByCsvHelper(text);
            var ours = Reading.Text(text, new() { GroupColumns = ["name"], Delimiter = ',' });
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), ours.Groups.Select(group => group.Key[0].Value).Order(StringComparer.Ordinal));
            foreach (var group in ours.Groups) Assert.Equal(expected[group.Key[0].Value], group.Test.Positives);
        }
    }

    [Fact]
    public void CsvHelper_swallows_the_rows_behind_an_open_quote_and_we_do_not()
    {
        const string Open = "name,text,verdict\na,\"x,1\nb,y,0\nc,z,1\n";
        using var parser = new CsvParser(new StringReader(Open), new CsvConfiguration(CultureInfo.InvariantCulture));
        Assert.True(parser.Read());
        Assert.True(parser.Read());
        Assert.Equal("a", parser[0]);
        Assert.False(parser.Read());   // two rows are gone
        Assert.Equal("LJS4010", Reading.Error(Open).Code);
    }

    private static Dictionary<string, long> ByCsvHelper(string text)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture));
        parser.Read();
        while (parser.Read()) counts[parser[0]] = counts.GetValueOrDefault(parser[0]) + (parser[parser.Count - 1] == "1" ? 1 : 0);
        return counts;
    }

    private static string Table(Random random, int extra, int rows)
    {
        var end = random.GetItems(["\n", "\r\n", "\r"], 1)[0];
        var text = new StringBuilder("name,").AppendJoin(',', Enumerable.Range(0, extra).Select(i => $"x{i}")).Append(",verdict").Append(end);
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i <= extra; i++) text.Append(Field(random)).Append(',');
            text.Append(random.Next(2)).Append(end);
        }
        return text.ToString();
    }

    private static string Field(Random random)
    {
        var content = string.Concat(random.GetItems(["a", "é", "\"", ",", "\n", "\r\n", " ", ";", "模", "😀"], random.Next(6)));
        var quoted = content.AsSpan().ContainsAny("\",\r\n") || random.Next(4) == 0;
        return quoted ? $"\"{content.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : content;
    }
}
