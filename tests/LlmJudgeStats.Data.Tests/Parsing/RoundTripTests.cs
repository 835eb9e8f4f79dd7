using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>What was written as RFC 4180 says is what is read; what was not is refused.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Fields_come_back_from_random_files()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var (text, expected) = Table(random, random.Next(1, 6), random.Next(1, 30));
            var read = Reading.Text(text, new() { GroupColumns = ["name"], Delimiter = ',' });
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal),
                read.Groups.Select(group => group.Key[0].Value).Order(StringComparer.Ordinal));
            foreach (var group in read.Groups) Assert.Equal(expected[group.Key[0].Value], group.Test.Positives);
        }
    }

    /// <summary>CsvHelper alone reads from an open quote to the end of the file without a word, and two rows are gone.</summary>
    [Fact]
    public void An_open_quote_swallows_no_rows() =>
        Assert.Equal("LJS4010", Reading.Error("name,text,verdict\na,\"x,1\nb,y,0\nc,z,1\n").Code);

    /// <summary>
    /// A quote put in, or taken out, anywhere: the rows are the same as before but for the field that it is in, or the file is refused.
    /// </summary>
    [Fact]
    public void A_stray_quote_loses_no_row()
    {
        const string Text = "name,text,verdict\na,\"x \"\"1\"\" y\",1\nb,\"p,q\",0\nc,z,1\nd,\"\",0\n";
        var read = 0;
        var refused = 0;
        for (var at = 18; at < Text.Length; at++)
        {
            foreach (var damaged in new[] { Text.Insert(at, "\""), Text[at] == '"' ? Text.Remove(at, 1) : Text })
            {
                try
                {
                    Assert.Equal(4, Reading.Text(damaged, new() { PassValues = ["1", "1\""], FailValues = ["0", "0\""] }).Rows.Read);
                    read++;
                }
                catch (JudgeDataException)
                {
                    refused++;
                }
            }
        }
        Assert.True(read > 20 && refused > 20, $"{read} {refused}");
    }

    private static (string Text, Dictionary<string, long> Passed) Table(Random random, int extra, int rows)
    {
        var passed = new Dictionary<string, long>(StringComparer.Ordinal);
        var end = random.GetItems(["\n", "\r\n", "\r"], 1)[0];
        var text = new StringBuilder("name,").AppendJoin(',', Enumerable.Range(0, extra).Select(i => $"x{i}"))
            .Append(",verdict").Append(end);
        for (var row = 0; row < rows; row++)
        {
            var name = Content(random);
            var verdict = random.Next(2);
            passed[name] = passed.GetValueOrDefault(name) + verdict;
            text.Append(Written(random, name)).Append(',');
            for (var i = 0; i < extra; i++) text.Append(Written(random, Content(random))).Append(',');
            text.Append(verdict).Append(end);
        }
        return (text.ToString(), passed);
    }

    private static string Content(Random random) =>
        string.Concat(random.GetItems(["a", "é", "\"", ",", "\n", "\r\n", " ", ";", "模", "😀"], random.Next(6)));

    private static string Written(Random random, string content)
    {
        var quoted = content.AsSpan().ContainsAny("\",\r\n") || random.Next(4) == 0;
        return quoted ? $"\"{content.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : content;
    }
}
