namespace LlmJudgeStats.Data;

/// <summary>Reads scores, preferences, classes and votes from CSV, TSV, JSON lines and JSON documents, plain or gzip-compressed.</summary>
/// <remarks>
/// Every item is kept: 8 bytes for each value that it has, and about 28 for its id. Rows without verdict, label and id are no items.
/// Stateless, thread-safe.
/// </remarks>
public static class MeasureReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file's path; a named pipe will do.</param>
    /// <param name="options">What the values are, and which columns mean what.</param>
    /// <param name="progress">Told now and then how many rows have been read, on the reading thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The file cannot be opened, or is not what it should be; never a partial result.</exception>
    /// <exception cref="ArgumentException">An empty path, or options that do not go together.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static MeasureTable Read(
        string path, MeasureOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        Read(NamedInput.Of(path), options, progress, cancellationToken);

    /// <summary>Reads a stream to its end and leaves it open. Its own exceptions pass through.</summary>
    /// <param name="stream">The bytes; need not be seekable.</param>
    /// <param name="name">What to call it in messages; <c>.tsv</c> or <c>.tsv.gz</c> at its end means tabs.</param>
    /// <param name="options">What the values are, and which columns mean what.</param>
    /// <param name="progress">Told now and then how many rows have been read, on the reading thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The data are not what they should be; never a partial result.</exception>
    /// <exception cref="ArgumentException">Options that do not go together.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static MeasureTable Read(
        Stream stream, string name, MeasureOptions options,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        Read(NamedInput.Of(stream, name), options, progress, cancellationToken);

    /// <summary>Reads a file on a thread of the pool.</summary>
    /// <inheritdoc cref="Read(string, MeasureOptions, IProgress{long}, CancellationToken)"/>
    public static Task<MeasureTable> ReadAsync(
        string path, MeasureOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        NamedInput.Of(path).ReadAsync(options, input => Read(input, options, progress, cancellationToken), cancellationToken);

    /// <summary>Reads a stream to its end on a thread of the pool, and leaves it open. Its own exceptions pass through.</summary>
    /// <inheritdoc cref="Read(Stream, string, MeasureOptions, IProgress{long}, CancellationToken)"/>
    /// <remarks>As that of <see cref="JudgmentReader"/>: bytes are asked for asynchronously, and one thread of the pool counts.</remarks>
    public static Task<MeasureTable> ReadAsync(
        Stream stream, string name, MeasureOptions options,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        NamedInput.Of(stream, name).ReadAsync(options, input => Read(input, options, progress, cancellationToken), cancellationToken);

    private static MeasureTable Read(
        NamedInput input, MeasureOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        var reading = new JudgmentReading(input.Name, options.Reading, progress, cancellationToken);
        return input.Read(options.Reading, rows => reading.Of(rows, options), (table, of) => table.With(of));
    }
}
