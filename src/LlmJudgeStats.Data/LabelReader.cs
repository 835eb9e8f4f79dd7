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
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">
    /// The file cannot be opened, is not what it should be, or changed while it was read, or labels of a key differ.
    /// </exception>
    /// <exception cref="ArgumentException">No key column, or an empty path.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static LabelTable Read(
        string path, IReadOnlyList<string> keyColumns, JudgmentReaderOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        return InputFile.Read(path, input => Read(input, path, keyColumns, options, null, cancellationToken));
    }

    /// <summary>Reads a file of labels that are scores, preferences or classes.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="keyColumns">The columns that tell whose label it is. One or more.</param>
    /// <param name="options">What labels are, and how they are written: label column, range, words, encoding.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">
    /// The file cannot be opened, is not what it should be, or changed while it was read, or labels of a key differ.
    /// </exception>
    /// <exception cref="ArgumentException">No key column, an empty path, or a word with two meanings.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static LabelTable ReadValues(
        string path, IReadOnlyList<string> keyColumns, MeasureOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        return InputFile.Read(path, input => Read(input, path, keyColumns, options.Reading, options, cancellationToken));
    }

    /// <summary>The same of a stream, which is left open.</summary>
    internal static LabelTable ReadValues(Stream stream, string name, IReadOnlyList<string> keyColumns, MeasureOptions options) =>
        Read(RowInput.Of(stream), name, keyColumns, options.Reading, options, default);

    /// <summary>The same, and which file it was.</summary>
    internal static (LabelTable Labels, InputFingerprint Fingerprint) ReadValuesWithFingerprint(
        string path, IReadOnlyList<string> keyColumns, MeasureOptions options) =>
        InputFile.ReadWithFingerprint(path, input => Read(input, path, keyColumns, options.Reading, options, default));

    /// <summary>The same, and which file it was.</summary>
    internal static (LabelTable Labels, InputFingerprint Fingerprint) ReadWithFingerprint(
        string path, IReadOnlyList<string> keyColumns, JudgmentReaderOptions options) =>
        InputFile.ReadWithFingerprint(path, input => Read(input, path, keyColumns, options, null, default));

    /// <summary>Reads labels from a stream to its end and leaves it open.</summary>
    /// <param name="stream">The bytes; need not be seekable.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="keyColumns">The columns that tell whose label it is. One or more.</param>
    /// <param name="options">
    /// How labels are written: label column, words, rule, raters, encoding. What concerns verdicts, groups and filters is not read.
    /// </param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The data are not what they should be, or labels of a key differ.</exception>
    /// <exception cref="ArgumentException">No key column.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static LabelTable Read(
        Stream stream, string name, IReadOnlyList<string> keyColumns, JudgmentReaderOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        return Read(RowInput.Of(stream), name, keyColumns, options, null, cancellationToken);
    }

    private static LabelTable Read(
        RowInput input, string name, IReadOnlyList<string> keyColumns, JudgmentReaderOptions options, MeasureOptions? measure,
        CancellationToken cancellationToken)
    {
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
        return new JudgmentReading(name, ofLabels, null, cancellationToken).LabelsOf(input, measure);
    }
}
