namespace LlmJudgeStats.Data;

/// <summary>Reading on a thread of the pool, which leaves the caller's free.</summary>
internal static class PooledReading
{
    /// <summary>A file: the thread waits for the disk.</summary>
    public static Task<T> Of<T>(Func<T> read, CancellationToken cancellationToken) => Task.Run(read, cancellationToken);

    /// <summary>
    /// A stream, which is only ever asked for bytes asynchronously: one that allows nothing else will do, and one that keeps the reader
    /// waiting is given up when the token says so, if the stream heeds it.
    /// </summary>
    public static Task<T> Of<T>(Stream stream, Func<Stream, T> read, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var awaited = new AwaitedStream(stream, cancellationToken);
            return read(awaited);
        },
        cancellationToken);
}
