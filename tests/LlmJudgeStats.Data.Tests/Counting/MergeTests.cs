using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>The law of sufficient statistics: any split of the rows into files, merged, equals the whole.</summary>
public sealed class MergeTests
{
    [Fact]
    public void Any_split_of_the_rows_merged_equals_the_whole()
    {
        var options = new JudgmentReaderOptions
        {
            GroupColumns = ["judge", "system"],
            Calibration = new("cal", "1"),
            Where = [new("keep", "y")],
            CountColumn = "n",
        };
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var rows = Enumerable.Range(0, random.Next(1, 80)).Select(_ => Row(random)).Append("j0,s0,1,1,1,1,y").ToArray();
            var whole = Read(rows, options);
            var parts = rows.GroupBy(_ => random.Next(1 + (seed % 5)))
                .Select(part => Read([.. part, "j0,s0,1,1,1,0,y"], options)).ToArray();
            // Each part has one more row, which counts for no item: it keeps the part from being empty.
            Assert.Equal(whole.Rows with { Used = whole.Rows.Used + parts.Length },
                parts.Select(part => part.Rows).Aggregate((a, b) => a + b));
            Assert.Equal(Merge([whole]), Merge(parts));
            foreach (var table in parts) Assert.Equal(table.Rows.Read, table.Rows.Used + table.Rows.Skipped.Sum(reason => reason.Value));
        }
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 500).Select(_ => Row(random)).ToArray();
        var options = new JudgmentReaderOptions { GroupColumns = ["judge"], CountColumn = "n" };
        var before = Merge([Read(rows, options)]);
        random.Shuffle(rows);
        Assert.Equal(before, Merge([Read(rows, options)]));
    }

    private static string Row(Random random)
    {
        string[] outcomes = ["1", "0", "", "0", "1"];
        var picked = random.GetItems(outcomes, 2);
        return $"j{random.Next(2)},s{random.Next(3)},{picked[0]},{picked[1]},{random.Next(2)},{random.Next(5)},"
            + (random.Next(4) == 0 ? 'n' : 'y');
    }

    private static JudgmentTable Read(string[] rows, JudgmentReaderOptions options) =>
        Reading.Text(new StringBuilder("judge,system,verdict,label,cal,n,keep\n").AppendJoin('\n', rows).ToString(), options);

    private static SortedDictionary<string, (ConfusionCounts, JudgeTally, JudgeTally, long)> Merge(JudgmentTable[] tables)
    {
        var merged = new SortedDictionary<string,
            (ConfusionCounts Calibration, JudgeTally Test, JudgeTally Revealed, long LabelsOnly)>(StringComparer.Ordinal);
        foreach (var group in tables.SelectMany(table => table.Groups))
        {
            var key = string.Join(' ', group.Key);
            var sum = merged.GetValueOrDefault(key);
            merged[key] = (sum.Calibration + group.Calibration, sum.Test + group.Test, sum.Revealed + group.Revealed,
                sum.LabelsOnly + group.Unjudged.Labels.Count);
        }
        return merged;
    }
}
