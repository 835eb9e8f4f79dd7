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
        string path, JudgmentReaderOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        Read(NamedInput.Of(path), options, progress, cancellationToken);

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
        IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        Read(NamedInput.Of(stream, name), options, progress, cancellationToken);

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
        string path, JudgmentReaderOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        NamedInput.Of(path).ReadAsync(options, input => Read(input, options, progress, cancellationToken), cancellationToken);

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
        IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        NamedInput.Of(stream, name).ReadAsync(options, input => Read(input, options, progress, cancellationToken), cancellationToken);

    private static JudgmentTable Read(
        NamedInput input, JudgmentReaderOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        var reading = new JudgmentReading(input.Name, options, progress, cancellationToken);
        return input.Read(options, reading.Of, (table, of) => table.With(of));
    }
}
