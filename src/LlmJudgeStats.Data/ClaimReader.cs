using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Data;

/// <summary>Reads published claims: a table with a row for each.</summary>
/// <remarks>
/// Columns: <c>claim</c>, <c>a</c>, <c>b</c>, <c>kind</c>, <c>benchmark</c>, <c>same_items</c>; with the prefix <c>a_</c> or <c>b_</c>
/// <c>score</c> or <c>passed</c>, <c>total</c>, <c>judge</c>; and <c>sensitivity</c>, <c>specificity</c>, <c>accuracy</c> with a prefix or,
/// for both judges, without; <c>margin</c>, <c>threshold</c> and <c>ratio</c> for the kinds that need them. <c>total</c> and
/// <c>judge</c> without a prefix are those of both. Usual spellings are read, too (<c>score_a</c>, <c>A total</c>, <c>n_b</c>,
/// <c>model_a</c>, ...), and told. Stateless, thread-safe.
/// </remarks>
public static class ClaimReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file's path: CSV, TSV, JSON lines or a JSON document, plain or gzip-compressed.</param>
    /// <param name="assumed">The judges of scores whose judge is not described.</param>
    /// <param name="options">How the file is written; only the encoding, the delimiter, the path and limits count.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The file cannot be opened, or is not what it should be; never a partial result.</exception>
    /// <exception cref="ArgumentException">An empty path.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ClaimTable Read(
        string path, JudgeBounds assumed, JudgmentReaderOptions? options = null, CancellationToken cancellationToken = default) =>
        Read(NamedInput.Of(path), assumed, options, cancellationToken);

    /// <summary>Bounds of an error rate as a cell writes them: <c>0.9</c>, <c>0.85..0.95</c> or <c>41/50</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The bounds; <see langword="null"/> of anything else.</returns>
    public static RateBounds? BoundsOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ClaimCells.Bounds(text.Trim());
    }

    /// <summary>Reads a stream to its end and leaves it open. Its own exceptions pass through.</summary>
    /// <param name="stream">The bytes; need not be seekable.</param>
    /// <param name="name">What to call it in messages; <c>.tsv</c> or <c>.tsv.gz</c> at its end means tabs.</param>
    /// <param name="assumed">The judges of scores whose judge is not described.</param>
    /// <param name="options">How the file is written; only the encoding, the delimiter, the path and limits count.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The data are not what they should be; never a partial result.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ClaimTable Read(
        Stream stream, string name, JudgeBounds assumed, JudgmentReaderOptions? options = null,
        CancellationToken cancellationToken = default) =>
        Read(NamedInput.Of(stream, name), assumed, options, cancellationToken);

    /// <summary>Reads a file on a thread of the pool.</summary>
    /// <inheritdoc cref="Read(string, JudgeBounds, JudgmentReaderOptions, CancellationToken)"/>
    public static Task<ClaimTable> ReadAsync(
        string path, JudgeBounds assumed, JudgmentReaderOptions? options = null, CancellationToken cancellationToken = default) =>
        NamedInput.Of(path).ReadAsync(assumed, input => Read(input, assumed, options, cancellationToken), cancellationToken);

    /// <summary>Reads a stream to its end on a thread of the pool, and leaves it open. Its own exceptions pass through.</summary>
    /// <inheritdoc cref="Read(Stream, string, JudgeBounds, JudgmentReaderOptions, CancellationToken)"/>
    /// <remarks>As that of <see cref="JudgmentReader"/>: bytes are asked for asynchronously, and one thread of the pool counts.</remarks>
    public static Task<ClaimTable> ReadAsync(
        Stream stream, string name, JudgeBounds assumed, JudgmentReaderOptions? options = null,
        CancellationToken cancellationToken = default) =>
        NamedInput.Of(stream, name).ReadAsync(assumed, input => Read(input, assumed, options, cancellationToken), cancellationToken);

    private static ClaimTable Read(
        NamedInput input, JudgeBounds assumed, JudgmentReaderOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(assumed);
        cancellationToken.ThrowIfCancellationRequested();
        var reading = new JudgmentReading(input.Name, options ?? new(), null, cancellationToken);
        return input.Read(options, rows => reading.ClaimsOf(rows, assumed), (table, of) => table.With(of));
    }
}
