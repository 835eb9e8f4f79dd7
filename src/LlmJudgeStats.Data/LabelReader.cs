namespace LlmJudgeStats.Data;

/// <summary>Reads labels that stand in a file of their own.</summary>
/// <remarks>Stateless, thread-safe.</remarks>
public static class LabelReader
{
    /// <summary>Reads a file of labels: any that can be read for judgments; verdicts in it are ignored.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="keyColumns">The columns that tell whose label it is. One or more.</param>
    /// <param name="options">
    /// How labels are written: label column, words, rule, raters, encoding. What concerns verdicts, groups and filters is not read.
    /// </param>
    /// <param name="progress">Told now and then how many rows have been read, on the reading thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">
    /// The file cannot be opened, is not what it should be, or changed while it was read, or labels of a key differ.
    /// </exception>
    /// <exception cref="ArgumentException">No key column, or an empty path.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static LabelTable Read(
        string path, IReadOnlyList<string> keyColumns, JudgmentReaderOptions options, IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        Read(NamedInput.Of(path), keyColumns, options, progress, cancellationToken);

    /// <summary>Reads a file of labels that are scores, preferences or classes.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="keyColumns">The columns that tell whose label it is. One or more.</param>
    /// <param name="options">What labels are, and how they are written: label column, range, words, encoding.</param>
    /// <param name="progress">Told now and then how many rows have been read, on the reading thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">
    /// The file cannot be opened, is not what it should be, or changed while it was read, or labels of a key differ.
    /// </exception>
    /// <exception cref="ArgumentException">No key column, an empty path, or a word with two meanings.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static LabelTable ReadValues(
        string path, IReadOnlyList<string> keyColumns, MeasureOptions options, IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        ReadValues(NamedInput.Of(path), keyColumns, options, progress, cancellationToken);

    /// <summary>Reads labels that are scores, preferences or classes from a stream to its end and leaves it open.</summary>
    /// <param name="stream">The bytes; need not be seekable.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="keyColumns">The columns that tell whose label it is. One or more.</param>
    /// <param name="options">What labels are, and how they are written: label column, range, words, encoding.</param>
    /// <param name="progress">Told now and then how many rows have been read, on the reading thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The data are not what they should be, or labels of a key differ.</exception>
    /// <exception cref="ArgumentException">No key column, or a word with two meanings.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static LabelTable ReadValues(
        Stream stream, string name, IReadOnlyList<string> keyColumns, MeasureOptions options,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        ReadValues(NamedInput.Of(stream, name), keyColumns, options, progress, cancellationToken);

    /// <summary>The same, and which file it was.</summary>
    internal static (LabelTable Labels, InputFingerprint Fingerprint) ReadValuesWithFingerprint(
        string path, IReadOnlyList<string> keyColumns, MeasureOptions options)
    {
        var reading = Reading(path, keyColumns, options.Reading, null, default);
        return InputFile.ReadWithFingerprint(path, rows => reading.LabelsOf(rows, options));
    }

    /// <summary>The same, and which file it was.</summary>
    internal static (LabelTable Labels, InputFingerprint Fingerprint) ReadWithFingerprint(
        string path, IReadOnlyList<string> keyColumns, JudgmentReaderOptions options)
    {
        var reading = Reading(path, keyColumns, options, null, default);
        return InputFile.ReadWithFingerprint(path, rows => reading.LabelsOf(rows, null));
    }

    /// <summary>Reads labels from a stream to its end and leaves it open.</summary>
    /// <param name="stream">The bytes; need not be seekable.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="keyColumns">The columns that tell whose label it is. One or more.</param>
    /// <param name="options">
    /// How labels are written: label column, words, rule, raters, encoding. What concerns verdicts, groups and filters is not read.
    /// </param>
    /// <param name="progress">Told now and then how many rows have been read, on the reading thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The data are not what they should be, or labels of a key differ.</exception>
    /// <exception cref="ArgumentException">No key column.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static LabelTable Read(
        Stream stream, string name, IReadOnlyList<string> keyColumns, JudgmentReaderOptions options,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        Read(NamedInput.Of(stream, name), keyColumns, options, progress, cancellationToken);

    /// <summary>Reads a file of labels on a thread of the pool: any that can be read for judgments; verdicts in it are ignored.</summary>
    /// <inheritdoc cref="Read(string, IReadOnlyList{string}, JudgmentReaderOptions, IProgress{long}, CancellationToken)"/>
    public static Task<LabelTable> ReadAsync(
        string path, IReadOnlyList<string> keyColumns, JudgmentReaderOptions options,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        NamedInput.Of(path).ReadAsync(
            options, input => Read(input, keyColumns, options, progress, cancellationToken), cancellationToken);

    /// <summary>Reads a file of labels that are scores, preferences or classes, on a thread of the pool.</summary>
    /// <inheritdoc cref="ReadValues(string, IReadOnlyList{string}, MeasureOptions, IProgress{long}, CancellationToken)"/>
    public static Task<LabelTable> ReadValuesAsync(
        string path, IReadOnlyList<string> keyColumns, MeasureOptions options,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        NamedInput.Of(path).ReadAsync(
            options, input => ReadValues(input, keyColumns, options, progress, cancellationToken), cancellationToken);

    /// <summary>Reads labels that are scores, preferences or classes from a stream on a thread of the pool, and leaves it open.</summary>
    /// <inheritdoc cref="ReadValues(Stream, string, IReadOnlyList{string}, MeasureOptions, IProgress{long}, CancellationToken)"/>
    /// <remarks>As that of <see cref="JudgmentReader"/>: bytes are asked for asynchronously, and one thread of the pool counts.</remarks>
    public static Task<LabelTable> ReadValuesAsync(
        Stream stream, string name, IReadOnlyList<string> keyColumns, MeasureOptions options,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        NamedInput.Of(stream, name).ReadAsync(
            options, input => ReadValues(input, keyColumns, options, progress, cancellationToken), cancellationToken);

    /// <summary>Reads labels from a stream to its end on a thread of the pool, and leaves it open.</summary>
    /// <inheritdoc cref="Read(Stream, string, IReadOnlyList{string}, JudgmentReaderOptions, IProgress{long}, CancellationToken)"/>
    /// <remarks>As that of <see cref="JudgmentReader"/>: bytes are asked for asynchronously, and one thread of the pool counts.</remarks>
    public static Task<LabelTable> ReadAsync(
        Stream stream, string name, IReadOnlyList<string> keyColumns, JudgmentReaderOptions options,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        NamedInput.Of(stream, name).ReadAsync(
            options, input => Read(input, keyColumns, options, progress, cancellationToken), cancellationToken);

    private static LabelTable Read(
        NamedInput input, IReadOnlyList<string> keyColumns, JudgmentReaderOptions options, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var reading = Reading(input.Name, keyColumns, options, progress, cancellationToken);
        return input.Read(rows => reading.LabelsOf(rows, null));
    }

    private static LabelTable ReadValues(
        NamedInput input, IReadOnlyList<string> keyColumns, MeasureOptions options, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var reading = Reading(input.Name, keyColumns, options.Reading, progress, cancellationToken);
        return input.Read(rows => reading.LabelsOf(rows, options));
    }

    private static JudgmentReading Reading(
        string name, IReadOnlyList<string> keyColumns, JudgmentReaderOptions options, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var keys = OptionCheck.Names(keyColumns, nameof(keyColumns));
        if (keys.Count == 0) throw new ArgumentException("a label needs a key: name one column or more", nameof(keyColumns));
        var ofLabels = options with
        {
            VerdictColumn = null,
            Criteria = [],
            GroupColumns = [],
            Where = [],
            Metric = null,
            Calibration = null,
            CountColumn = null,
            IdColumn = null,
            StratumColumn = null,
            WeightColumn = null,
            Labels = null,
            LabelKeys = keys,
            Delimiter = null,
            Format = null,
            From = null,
            ReadsWins = true,
        };
        return new(name, ofLabels, progress, cancellationToken);
    }
}
