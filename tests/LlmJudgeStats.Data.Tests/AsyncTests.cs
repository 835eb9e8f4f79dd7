using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using LlmJudgeStats.Claims;
using LlmJudgeStats.Data.Tests.Sql;

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

    /// <summary>The readers, each on a file, on a stream that blocks, and on both beside other work.</summary>
    public static TheoryData<string> Readers => ["judgments", "labels", "labels of values", "measures", "scores", "claims", "shares"];

    /// <summary>Every sample, whether a reader takes it or refuses it: what comes of it is the same.</summary>
    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Every_sample_gives_the_same_read_both_ways(string reader)
    {
        var read = 0;
        foreach (var path in Samples.Files())
        {
            var bytes = await File.ReadAllBytesAsync(path, Cancellation);
            var expected = await Outcome(() => Task.FromResult(Read(reader, path)));
            Assert.Equal(expected, await Outcome(() => Beside(reader, path, Cancellation)));
            if (!expected.StartsWith("refused: ", StringComparison.Ordinal)) read++;
            if (reader == "shares") continue;    // a file only
            using var stream = new MemoryStream(bytes);
            using var awaited = new AsyncOnly(bytes);
            Assert.Equal(await Outcome(() => Task.FromResult(Read(reader, stream, path))),
                await Outcome(() => Beside(reader, awaited, path, Cancellation)));
        }
        Assert.True(read > 0 || reader == "shares", "a reader that refuses everything shows nothing");
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Each_reader_gives_up_when_it_is_cancelled(string reader)
    {
        var path = Samples.Files()[0];
        using var stopping = new CancellationTokenSource();
        using var stream = new Silent(stopping);
        if (reader != "shares")
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Beside(reader, stream, "x.csv", stopping.Token));
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Beside(reader, path, stopping.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => Read(reader, path, stopping.Token));
    }

    private static readonly MeasureOptions s_classes = new() { Kind = MeasureKind.Class, Reading = JudgmentReaderOptions.Default };

    private static object Read(string reader, string path, CancellationToken token = default) => reader switch
    {
        "judgments" => JudgmentReader.Read(path, JudgmentReaderOptions.Default, null, token),
        "labels" => LabelReader.Read(path, ["id"], JudgmentReaderOptions.Default, null, token),
        "labels of values" => LabelReader.ReadValues(path, ["id"], s_classes, null, token),
        "measures" => MeasureReader.Read(path, s_classes, null, token),
        "scores" => ScoreTableReader.Read(path, new(), null, token),
        "claims" => ClaimReader.Read(path, JudgeBounds.Exact, null, token),
        _ => ShareReader.Read(path, token),
    };

    private static object Read(string reader, Stream stream, string name) => reader switch
    {
        "judgments" => JudgmentReader.Read(stream, name, JudgmentReaderOptions.Default, null, Cancellation),
        "labels" => LabelReader.Read(stream, name, ["id"], JudgmentReaderOptions.Default, null, Cancellation),
        "labels of values" => LabelReader.ReadValues(stream, name, ["id"], s_classes, null, Cancellation),
        "measures" => MeasureReader.Read(stream, name, s_classes, null, Cancellation),
        "scores" => ScoreTableReader.Read(stream, name, new(), null, Cancellation),
        _ => ClaimReader.Read(stream, name, JudgeBounds.Exact, null, Cancellation),
    };

    private static async Task<object> Beside(string reader, string path, CancellationToken token) => reader switch
    {
        "judgments" => await JudgmentReader.ReadAsync(path, JudgmentReaderOptions.Default, null, token),
        "labels" => await LabelReader.ReadAsync(path, ["id"], JudgmentReaderOptions.Default, null, token),
        "labels of values" => await LabelReader.ReadValuesAsync(path, ["id"], s_classes, null, token),
        "measures" => await MeasureReader.ReadAsync(path, s_classes, null, token),
        "scores" => await ScoreTableReader.ReadAsync(path, new(), null, token),
        "claims" => await ClaimReader.ReadAsync(path, JudgeBounds.Exact, null, token),
        _ => await ShareReader.ReadAsync(path, token),
    };

    private static async Task<object> Beside(string reader, Stream stream, string name, CancellationToken token) => reader switch
    {
        "judgments" => await JudgmentReader.ReadAsync(stream, name, JudgmentReaderOptions.Default, null, token),
        "labels" => await LabelReader.ReadAsync(stream, name, ["id"], JudgmentReaderOptions.Default, null, token),
        "labels of values" => await LabelReader.ReadValuesAsync(stream, name, ["id"], s_classes, null, token),
        "measures" => await MeasureReader.ReadAsync(stream, name, s_classes, null, token),
        "scores" => await ScoreTableReader.ReadAsync(stream, name, new(), null, token),
        _ => await ClaimReader.ReadAsync(stream, name, JudgeBounds.Exact, null, token),
    };

    // All public properties, or what was refused.
    private static async Task<string> Outcome(Func<Task<object>> read)
    {
        try
        {
            var text = new StringBuilder();
            Write(text, await read(), depth: 0);
            return text.ToString();
        }
        catch (JudgeDataException refusal)
        {
            return "refused: " + string.Join('\n', refusal.Errors);
        }
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        if (value is null or string or IFormattable or bool || value.GetType().IsEnum || depth > 8)
        {
            text.Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append(';');
            return;
        }
        if (value is IEnumerable all)
        {
            foreach (var one in all) Write(text, one, depth + 1);
            return;
        }
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.PropertyType.IsByRefLike || property.GetIndexParameters().Length > 0) continue;
            text.Append(property.Name).Append(':');
            Write(text, property.GetValue(value), depth + 1);
        }
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
