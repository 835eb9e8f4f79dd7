namespace LlmJudgeStats.Data.Tests;

/// <summary>Ids that are looked up beside the reading, against a dictionary that is asked row by row.</summary>
public sealed class IdQueueTests
{
    private const int Batch = 16_384;

    [Theory]
    [InlineData(10)]
    [InlineData(Batch)]
    [InlineData(Batch + 1)]
    [InlineData((5 * Batch) + 7)]
    public void Everything_is_handed_over_in_the_order_of_the_rows(int rows)
    {
        List<(long Line, string? Text, ItemKind First)> found = [];
        var queue = Queue(new ErrorLog("", 1), (line, text, first) => found.Add((line, text, first)));
        List<(long Line, string? Text, ItemKind First)> expected = [];
        Dictionary<string, ItemKind> seen = [];
        for (var i = 0; i < rows; i++)
        {
            // Every third id repeats one from far before, or from the row above.
            var id = i % 3 == 2 ? $"id {i / 2}" : $"id {i}";
            var kind = ItemKind.FromNumber(1 + ((uint)i % 3));
            expected.Add(seen.TryGetValue(id, out var first) ? (i, id, first) : (i, null, ItemKind.None));
            seen.TryAdd(id, kind);
            queue.Add(new GroupCounter(0, [], []), id, i, kind, row: 0);
        }
        queue.Settle();
        Assert.Equal(expected, found);
    }

    [Fact]
    public void An_error_of_a_row_stands_behind_those_of_ids_before_it()
    {
        var errors = new ErrorLog("", int.MaxValue);
        var queue = Queue(errors, (line, text, _) =>
        {
            if (text is not null) errors.Add(Error("id", line));
        });
        var group = new GroupCounter(0, [], []);
        for (var i = 0; i < (3 * Batch) + 5; i++)
        {
            if (i % 10_000 == 9_999) errors.Add(Error("row", i));
            queue.Add(group, i % 7_000 == 6_999 ? "again" : $"id {i}", i, ItemKind.FromNumber(1), row: 0);
        }
        queue.Settle();
        var thrown = Assert.Throws<JudgeDataException>(errors.ThrowIfAny);
        var lines = thrown.Errors.Select(error => error.Line!.Value).ToArray();
        Assert.Equal(lines.Order(), lines);
        Assert.Equal((6, 4), (thrown.Errors.Count(error => error.Message == "id"), thrown.Errors.Count(error => error.Message == "row")));
    }

    [Fact]
    public void Long_ids_wait_in_small_numbers()
    {
        var batch = new IdBatch();
        var text = new string('x', 100_000);
        var count = 0;
        while (!batch.IsFull)
        {
            batch.Add((UInt128)count, new GroupCounter(0, [], []), count, ItemKind.FromNumber(1), row: 0, text);
            count++;
        }
        Assert.Equal(11, count);    // the first that reaches 2^20 characters
    }

    private static IdQueue Queue(ErrorLog errors, Action<long, string?, ItemKind> found) => new(
        errors, new NoRows(),
        (in IdBatch.WaitingId id) => found(id.Line, null, ItemKind.None),
        (in IdBatch.WaitingId id, ReadOnlySpan<char> text, ItemKind first) => found(id.Line, text.ToString(), first));

    private static JudgeDataError Error(string message, long line) => new("LJS0000", message, "") { Line = line };

    private sealed class NoRows : IRowReader
    {
        public IReadOnlyList<string> Columns => [];

        public bool ColumnsAreFixed => true;

        public long Line => 0;

        public bool Read() => false;

        public ReadOnlySpan<char> Cell(int column) => default;

        public void Dispose()
        {
            // Nothing is open.
        }
    }
}
