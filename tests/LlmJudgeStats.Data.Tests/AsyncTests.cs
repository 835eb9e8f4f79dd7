using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>Reading beside other work: the same tables, and nobody waits for a stream that delivers nothing.</summary>
public sealed class AsyncTests
{
    private static readonly JudgmentReaderOptions s_options = new() { GroupColumns = ["system"] };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_that_is_only_read_asynchronously_gives_the_same_table(bool isPacked)
    {
        var text = "system,verdict,label\n" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"s{i % 7},{i % 2},{i % 3 % 2}\n"));
        var bytes = isPacked ? Reading.Gzip(text) : Encoding.UTF8.GetBytes(text);
        using var stream = new AsyncOnly(bytes);
        var reported = new Reports();
        var read = await JudgmentReader.ReadAsync(stream, "x.csv", s_options, reported, Cancellation);
        var table = Reading.Bytes(bytes, s_options, "x.csv");
        Assert.Equal(table.Rows, read.Rows);
        Assert.Equal(table.Groups.Select(Evidence), read.Groups.Select(Evidence));
        Assert.Equal((isPacked, (long)Encoding.UTF8.GetByteCount(text)), (read.Source.Compressed, read.Source.Bytes));
        Assert.Equal([8192L, 16384L, 24576L], reported.Counts);
        Assert.True(stream.CanRead);   // the caller's stream is left open
    }

    [Fact]
    public async Task A_file_gives_the_same_table()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "system,verdict\na,1\nb,0\n", Cancellation);
            var read = await JudgmentReader.ReadAsync(path, s_options, cancellationToken: Cancellation);
            Assert.Equal((path, 2L, 2), (read.Source.Name, read.Rows.Used, read.Groups.Count));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_stream_that_delivers_nothing_is_given_up_when_cancelled()
    {
        using var stopping = new CancellationTokenSource();
        using var stream = new Silent(stopping);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => JudgmentReader.ReadAsync(stream, "x", s_options, cancellationToken: stopping.Token));
    }

    [Fact]
    public async Task What_is_wrong_comes_out_of_the_task_and_a_callers_mistake_at_once()
    {
        using var stream = new AsyncOnly(Encoding.UTF8.GetBytes("verdict\nmaybe\n"));
        var refusal = await Assert.ThrowsAsync<JudgeDataException>(
            () => JudgmentReader.ReadAsync(stream, "x", new(), cancellationToken: Cancellation));
        Assert.Equal("LJS4020", Assert.Single(refusal.Errors).Code);
        var missing = await Assert.ThrowsAsync<JudgeDataException>(
            () => JudgmentReader.ReadAsync("no.csv", new(), cancellationToken: Cancellation));
        Assert.Equal("LJS4001", Assert.Single(missing.Errors).Code);
        Assert.Throws<ArgumentException>(() => { _ = JudgmentReader.ReadAsync("", s_options, cancellationToken: Cancellation); });
        Assert.Throws<ArgumentNullException>(
            () => { _ = JudgmentReader.ReadAsync(Stream.Null, "x", null!, cancellationToken: Cancellation); });
    }

    private static (GroupKey, JudgeTally, ConfusionCounts) Evidence(JudgmentGroup group) => (group.Key[0], group.Test, group.Calibration);

    private sealed class Reports : IProgress<long>
    {
        public List<long> Counts { get; } = [];

        public void Report(long value) => Counts.Add(value);
    }

    /// <summary>As a request body is: whoever blocks is refused.</summary>
    private sealed class AsyncOnly(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("synchronous reading is off");

        public override int Read(Span<byte> buffer) => throw new InvalidOperationException("synchronous reading is off");

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return Piece(buffer.Span);
        }

        private int Piece(Span<byte> buffer)
        {
            var piece = new byte[Math.Min(buffer.Length, 1000)];
            var read = base.Read(piece, 0, piece.Length);
            piece.AsSpan(0, read).CopyTo(buffer);
            return read;
        }
    }

    /// <summary>Takes the question and never answers; whoever asked gives up then.</summary>
    private sealed class Silent(CancellationTokenSource stopping) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await stopping.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
