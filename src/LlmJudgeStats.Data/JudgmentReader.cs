namespace LlmJudgeStats.Data;

/// <summary>Reads judgments from CSV, TSV, JSON lines and JSON documents, plain or gzip-compressed, into evidence.</summary>
/// <remarks>
/// A row with a verdict and a visible label is a calibration item, with a verdict only a test item, and one without a verdict that is known
/// to be an item, by an id, a label or a word for no answer, an item without a verdict.
/// Streams: memory does not grow with rows, except for 14 to 18 bytes an item id where there is a column of ids, for labels of a second
/// file, and for a JSON document, which is held whole (up to 256 MiB).
/// Stateless, thread-safe.
/// </remarks>
public static class JudgmentReader
{
    private const int LongestReason = 300;   // of the system's own words for why a file cannot be opened

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file's path; a named pipe will do.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <param name="progress">Told now and then how many rows have been read, on the reading thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">
    /// The file cannot be opened, is not what it should be, or changed while it was read; never a partial result.
    /// </exception>
    /// <exception cref="ArgumentException">An empty path, or a word with two meanings in the options.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static JudgmentTable Read(
        string path, JudgmentReaderOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        return ReadFile(path, file => Read(file, path, options, progress, cancellationToken));
    }

    /// <summary>Reads a stream to its end and leaves it open. Its own exceptions pass through.</summary>
    /// <param name="stream">The bytes; need not be seekable.</param>
    /// <param name="name">
    /// What to call it in messages, such as <c>standard input</c>; <c>.tsv</c> or <c>.tsv.gz</c> at its end means tabs.
    /// </param>
    /// <param name="options">Which columns mean what.</param>
    /// <param name="progress">Told now and then how many rows have been read, on the reading thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The data are not what they should be; never a partial result.</exception>
    /// <exception cref="ArgumentException">A word with two meanings in the options.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static JudgmentTable Read(
        Stream stream, string name, JudgmentReaderOptions options,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        return new JudgmentReading(name, options, progress, cancellationToken).Of(stream);
    }

    /// <summary>Reads a file on a thread of the pool, and leaves the caller's free.</summary>
    /// <remarks>
    /// The work is that of <see cref="Read(string, JudgmentReaderOptions, IProgress{long}, CancellationToken)"/>, done elsewhere: that
    /// thread waits for the disk.
    /// </remarks>
    /// <param name="path">The file's path; a named pipe will do.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <param name="progress">Told now and then how many rows have been read, on the reading thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The file cannot be opened, or is not what it should be; never a partial result.</exception>
    /// <exception cref="ArgumentException">An empty path, or a word with two meanings in the options.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static Task<JudgmentTable> ReadAsync(
        string path, JudgmentReaderOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        return Task.Run(() => Read(path, options, progress, cancellationToken), cancellationToken);
    }

    /// <summary>Reads a stream to its end on a thread of the pool, and leaves the stream open. Its own exceptions pass through.</summary>
    /// <remarks>
    /// The stream is only ever asked for bytes asynchronously, so one that allows nothing else will do, and one that keeps the reader
    /// waiting is given up when <paramref name="cancellationToken"/> says so, if the stream heeds it. Parsing and counting are synchronous:
    /// one thread of the pool does them, and waits for bytes in between. The caller leaves the stream alone until the task is done.
    /// </remarks>
    /// <param name="stream">The bytes; need not be seekable.</param>
    /// <param name="name">
    /// What to call it in messages, such as <c>request body</c>; <c>.tsv</c> or <c>.tsv.gz</c> at its end means tabs.
    /// </param>
    /// <param name="options">Which columns mean what.</param>
    /// <param name="progress">Told now and then how many rows have been read, on the reading thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The data are not what they should be; never a partial result.</exception>
    /// <exception cref="ArgumentException">A word with two meanings in the options.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static Task<JudgmentTable> ReadAsync(
        Stream stream, string name, JudgmentReaderOptions options,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        return Task.Run(
            () =>
            {
                using var awaited = new AwaitedStream(stream, cancellationToken);
                return Read(awaited, name, options, progress, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>What is read of a file that stays as it is meanwhile.</summary>
    internal static T ReadFile<T>(string path, Func<FileStream, T> read)
    {
        using var file = Open(path);
        var before = FileState.Of(file);
        try
        {
            var result = read(file);
            return FileState.Of(file) == before ? result : throw Changed(path, null);
        }
        catch (JudgeDataException half) when (FileState.Of(file) != before)
        {
            throw Changed(path, half);    // a row that was cut is not the reason
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw NotOpened(path, Reason(cause), cause);
        }
    }

    private static JudgeDataException Changed(string path, Exception? cause) => new(path,
        [new(DataCodes.FileChanged, "the file was changed while it was read", "wait until it is written, or read a copy of it")], cause);

    /// <summary>Opens a file for reading from its beginning to its end.</summary>
    private static FileStream Open(string path)
    {
        if (Directory.Exists(path)) throw NotOpened(path, "is a directory; a file is needed", null);
        try
        {
            return new(path, new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
                BufferSize = 0,   // every reader of it has a buffer of its own
            });
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw NotOpened(path, Reason(cause), cause);
        }
    }

    private static string Reason(Exception cause) => cause switch
    {
        FileNotFoundException or DirectoryNotFoundException => "does not exist",
        UnauthorizedAccessException => "may not be read: permission denied",
        _ => $"cannot be read: {Excerpt.Of(cause.Message, LongestReason)}",
    };

    private static JudgeDataException NotOpened(string path, string what, Exception? cause) =>
        new(path, [new(DataCodes.NotOpened, $"the path {what}", "check the path; - reads standard input")], cause);
}
