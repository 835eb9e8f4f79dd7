using System.IO.Compression;
using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>Shorthand: texts and bytes in, tables or errors out.</summary>
internal static class Reading
{
    public static JudgmentTable Text(string text, JudgmentReaderOptions? options = null, string name = "test.csv") =>
        Bytes(Encoding.UTF8.GetBytes(text), options, name);

    public static JudgmentTable Bytes(byte[] bytes, JudgmentReaderOptions? options = null, string name = "test.csv")
    {
        using var stream = new TrickleStream(bytes);
        return JudgmentReader.Read(stream, name, options ?? JudgmentReaderOptions.Default,
            cancellationToken: TestContext.Current.CancellationToken);
    }

    public static JudgeDataException Refusal(string text, JudgmentReaderOptions? options = null, string name = "test.csv") =>
        Assert.Throws<JudgeDataException>(() => Text(text, options, name));

    public static JudgeDataException Refusal(byte[] bytes, JudgmentReaderOptions? options = null, string name = "test.csv") =>
        Assert.Throws<JudgeDataException>(() => Bytes(bytes, options, name));

    /// <summary>The only error of a refusal.</summary>
    public static JudgeDataError Error(string text, JudgmentReaderOptions? options = null, string name = "test.csv") =>
        Assert.Single(Refusal(text, options, name).Errors);

    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }

    public static ConfusionCounts Table(long tp, long fn, long fp, long tn) =>
        new() { TruePositive = tp, FalseNegative = fn, FalsePositive = fp, TrueNegative = tn };

    public static JudgeTally Tally(long passed, long failed) => new() { Positives = passed, Negatives = failed };

    /// <summary>Not seekable, and hands out uneven pieces, as a pipe does.</summary>
    private sealed class TrickleStream(byte[] bytes) : Stream
    {
        private int _at;
        private int _piece = 1;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            _piece = (_piece * 7 + 3) % 1021;
            var read = Math.Min(Math.Min(count, bytes.Length - _at), _piece + 1);
            bytes.AsSpan(_at, read).CopyTo(buffer.AsSpan(offset));
            _at += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
