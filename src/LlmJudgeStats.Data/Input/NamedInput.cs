namespace LlmJudgeStats.Data;

/// <summary>What a reader was given: the path of a file or folder, or a stream with a name for messages.</summary>
internal sealed class NamedInput(string name, Stream? stream)
{
    /// <summary>What it is called in messages.</summary>
    public string Name => name;

    public static NamedInput Of(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(path, null);
    }

    /// <summary>A stream, which stays open.</summary>
    public static NamedInput Of(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        return new(name, stream);
    }

    /// <summary>What is read of it.</summary>
    public T Read<T>(Func<RowInput, T> read) => stream is null ? InputFile.Read(Name, read) : read(RowInput.Of(stream));

    /// <summary>What is read of it, and which it was where somebody asked.</summary>
    public T Read<T>(JudgmentReaderOptions? options, Func<RowInput, T> read, Func<T, InputFingerprint, T> with)
    {
        if (options is not { TakesFingerprint: true }) return Read(read);
        var (table, fingerprint) = ReadWithFingerprint(read);
        return with(table, fingerprint);
    }

    /// <summary>What is read of it, and which it was.</summary>
    public (T Result, InputFingerprint Fingerprint) ReadWithFingerprint<T>(Func<RowInput, T> read)
    {
        if (stream is null) return InputFile.ReadWithFingerprint(Name, read);
        using var hashed = new HashedStream(stream);
        return (read(RowInput.Of(hashed)), hashed.ReadToEnd());
    }

    /// <summary>
    /// The same on a thread of the pool, which leaves the caller's free. Of a file the thread waits for the disk. A stream is only ever
    /// asked for bytes asynchronously: one that allows nothing else will do, and one that keeps the reader waiting is given up when the
    /// token says so, if the stream heeds it.
    /// </summary>
    public Task<T> ReadAsync<T>(Func<NamedInput, T> read, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            if (stream is null) return read(this);
            using var awaited = new AwaitedStream(stream, cancellationToken);
            return read(new(Name, awaited));
        },
        cancellationToken);

    /// <summary>The same for a reader that needs options; without them nothing is started.</summary>
    public Task<T> ReadAsync<T>(object options, Func<NamedInput, T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ReadAsync(read, cancellationToken);
    }
}
