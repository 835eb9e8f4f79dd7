using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>A header, then one text again and again: large inputs that exist nowhere. Tells when parts of it have been read.</summary>
internal sealed class RepeatingStream(string header, string body, long copies, Action<long>? onCopy = null, string footer = "") : Stream
{
    private readonly byte[] _body = Encoding.UTF8.GetBytes(body);
    private byte[] _current = Encoding.UTF8.GetBytes(header);
    private int _at;
    private long _copy = -1;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length)
        {
            if (_at == _current.Length && !Next()) break;
            var count = Math.Min(_current.Length - _at, buffer.Length - written);
            _current.AsSpan(_at, count).CopyTo(buffer[written..]);
            _at += count;
            written += count;
        }
        return written;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool Next()
    {
        _copy++;
        _at = 0;
        if (_copy > copies) return false;
        onCopy?.Invoke(_copy);
        _current = _copy == copies ? Encoding.UTF8.GetBytes(footer) : _body;
        return true;
    }
}
