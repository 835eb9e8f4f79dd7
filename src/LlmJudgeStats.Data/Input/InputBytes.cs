using System.Diagnostics.CodeAnalysis;

namespace LlmJudgeStats.Data;

/// <summary>The unpacked bytes of an input, whose beginning can be looked at, and which can be read again.</summary>
/// <remarks>A pipe is written to a temporary file for that, which is gone when this is disposed. Leaves the caller's stream open.</remarks>
internal sealed class InputBytes : IDisposable
{
    /// <summary>How many first bytes can be looked at.</summary>
    public const int HeadLength = 64 * 1024;

    [SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "The stream belongs to the caller.")]
    private readonly Stream _raw;
    private readonly ErrorLog _errors;
    private readonly long _maxBytes;
    private readonly long _origin;
    private readonly List<IDisposable> _opened = [];
    [SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "It is among what was opened.")]
    private PeekStream _current;
    private FileStream? _copy;

    public InputBytes(Stream raw, long maxBytes, ErrorLog errors)
    {
        _raw = raw;
        _errors = errors;
        _maxBytes = maxBytes;
        _origin = raw.CanSeek ? raw.Position : 0;
        Packed = Keep(new PeekStream(raw, FileSignature.Length));
        IsCompressed = FileSignature.IsGzip(Packed.Head);
        _current = Packed;
    }

    /// <summary>The bytes as they stand in the file.</summary>
    public PeekStream Packed { get; }

    public bool IsCompressed { get; }

    /// <summary>How many unpacked bytes there are, where that is known.</summary>
    public long? Length => _raw.CanSeek && !IsCompressed ? _raw.Length - _origin : null;

    /// <summary>The stream that unpacks, once something was unpacked.</summary>
    public GzipReadStream? Gzip { get; private set; }

    /// <summary>Whether bytes can be read again without a copy of them.</summary>
    public bool CanRewind => _raw.CanSeek || _copy is not null;

    /// <summary>The unpacked bytes, from the beginning: of the first pass.</summary>
    public PeekStream Unpack()
    {
        if (IsCompressed) Gzip = Keep(new GzipReadStream(Packed, _errors));
        _current = Keep(new PeekStream(Gzip ?? (Stream)Packed, HeadLength));
        return _current;
    }

    /// <summary>The unpacked bytes from the beginning once more; a stream that was handed out before is no longer used then.</summary>
    public Stream Again()
    {
        if (_copy is not null)
        {
            _copy.Position = 0;
            return _copy;
        }
        if (!_raw.CanSeek) return Copy();
        _raw.Position = _origin;
        if (!IsCompressed) return _raw;
        Gzip = Keep(new GzipReadStream(_raw, _errors));
        return Gzip;
    }

    /// <summary>The same, as a file in which every place can be reached.</summary>
    public Stream Seekable()
    {
        if (!IsCompressed && _raw.CanSeek) return Again();
        if (_copy is null && _raw.CanSeek)
        {
            _current = Keep(new PeekStream(Again(), 0));
        }
        return _copy is null ? Copy() : Again();
    }

    public void Dispose()
    {
        for (var i = _opened.Count - 1; i >= 0; i--) _opened[i].Dispose();
        _copy?.Dispose();
    }

    private FileStream Copy() => _copy = TemporaryFile.Of(_current, _maxBytes, _errors);

    private T Keep<T>(T one)
        where T : IDisposable
    {
        _opened.Add(one);
        return one;
    }
}
