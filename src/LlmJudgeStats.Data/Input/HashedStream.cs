using System.Security.Cryptography;

namespace LlmJudgeStats.Data;

/// <summary>A stream whose bytes are hashed as they go by: for what comes only once.</summary>
internal sealed class HashedStream(Stream inner) : ForwardStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _bytes;

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _hash.AppendData(buffer[..count]);
        _bytes += count;
        return count;
    }

    /// <summary>What went by, and what was still to come.</summary>
    public InputFingerprint ReadToEnd()
    {
        var rest = new byte[1 << 16];
        while (Read(rest) > 0) { }
        return new(_bytes, Convert.ToHexStringLower(_hash.GetHashAndReset()));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
        base.Dispose(disposing);
    }
}
