namespace LlmJudgeStats.Data;

/// <summary>Reads one long table of scores: CSV, TSV, JSON lines and JSON documents, plain or gzip-compressed.</summary>
/// <remarks>A row takes about 50 bytes. Stateless, thread-safe.</remarks>
public static class ScoreTableReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <param name="progress">Told now and then how many rows have been read, on the reading thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The file cannot be opened, or is not what it should be; never a partial result.</exception>
    /// <exception cref="ArgumentException">An empty path.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ScoreTable Read(
        string path, ScoreTableOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        Read(NamedInput.Of(path), options, progress, cancellationToken);

    /// <summary>Reads a stream to its end and leaves it open. Its own exceptions pass through.</summary>
    /// <param name="stream">The bytes; need not be seekable.</param>
    /// <param name="name">What to call it in messages; <c>.tsv</c> or <c>.tsv.gz</c> at its end means tabs.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <param name="progress">Told now and then how many rows have been read, on the reading thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The data are not what they should be; never a partial result.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ScoreTable Read(
        Stream stream, string name, ScoreTableOptions options,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        Read(NamedInput.Of(stream, name), options, progress, cancellationToken);

    /// <summary>Reads a file on a thread of the pool.</summary>
    /// <inheritdoc cref="Read(string, ScoreTableOptions, IProgress{long}, CancellationToken)"/>
    public static Task<ScoreTable> ReadAsync(
        string path, ScoreTableOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        NamedInput.Of(path).ReadAsync(options, input => Read(input, options, progress, cancellationToken), cancellationToken);

    /// <summary>Reads a stream to its end on a thread of the pool, and leaves it open. Its own exceptions pass through.</summary>
    /// <inheritdoc cref="Read(Stream, string, ScoreTableOptions, IProgress{long}, CancellationToken)"/>
    /// <remarks>As that of <see cref="JudgmentReader"/>: bytes are asked for asynchronously, and one thread of the pool counts.</remarks>
    public static Task<ScoreTable> ReadAsync(
        Stream stream, string name, ScoreTableOptions options,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        NamedInput.Of(stream, name).ReadAsync(options, input => Read(input, options, progress, cancellationToken), cancellationToken);

    private static ScoreTable Read(
        NamedInput input, ScoreTableOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        var reading = new JudgmentReading(input.Name, options.Reading, progress, cancellationToken);
        return input.Read(options.Reading, rows => reading.Of(rows, options), (table, of) => table.With(of));
    }
}
