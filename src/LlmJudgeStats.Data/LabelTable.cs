namespace LlmJudgeStats.Data;

/// <summary>Labels from a file of their own, by the keys that tell whose they are.</summary>
/// <remarks>
/// Keys are compared as text, trimmed, character by character: <c>7</c> and <c>"7"</c> are one, <c>7.0</c> and <c>a</c> beside <c>A</c> are
/// not. The same label twice is one label; labels that differ are an error, unless <see cref="JudgmentReaderOptions.Raters"/> says what they
/// come to. Costs about 40 bytes and the key's text a label. Immutable, thread-safe.
/// </remarks>
public sealed class LabelTable
{
    private const char Between = '\u001f';
    private readonly Dictionary<string, KeyedLabel> _labels;

    internal LabelTable(string name, IReadOnlyList<string> keyColumns, Dictionary<string, KeyedLabel> labels, LabelCounts counts)
    {
        Name = name;
        KeyColumns = keyColumns;
        _labels = labels;
        Counts = counts;
    }

    /// <summary>The path, or the name given for a stream.</summary>
    public string Name { get; }

    /// <summary>The columns of the key, in this file.</summary>
    public IReadOnlyList<string> KeyColumns { get; }

    /// <summary>How many keys have a label.</summary>
    public int Count => _labels.Count;

    internal LabelCounts Counts { get; }

    internal IReadOnlyDictionary<string, KeyedLabel> Labels => _labels;

    /// <summary>Reads a file of labels: any that can be read for judgments; verdicts in it are ignored.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="keyColumns">The columns that tell whose label it is. One or more.</param>
    /// <param name="options">
    /// How labels are written: label column, words, rule, raters, encoding. What concerns verdicts, groups and filters is not read.
    /// </param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The file cannot be opened or is not what it should be, or labels of a key differ.</exception>
    /// <exception cref="ArgumentException">No key column, or an empty path.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static LabelTable Read(
        string path, IReadOnlyList<string> keyColumns, JudgmentReaderOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        using var file = JudgmentReader.Open(path);
        return Read(file, path, keyColumns, options, cancellationToken);
    }

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
        var keys = OptionCheck.Names(keyColumns, nameof(keyColumns));
        if (keys.Count == 0) throw new ArgumentException("a label needs a key: name one column or more", nameof(keyColumns));
        var ofLabels = options with
        {
            VerdictColumn = null,
            GroupColumns = [],
            Where = [],
            Calibration = null,
            CountColumn = null,
            IdColumn = null,
            StratumColumn = null,
            Labels = null,
            LabelKeys = keys,
            Delimiter = null,
            Format = null,
        };
        return new JudgmentReading(name, ofLabels, null, cancellationToken).LabelsOf(stream);
    }

    /// <summary>The key of a row: its values, one behind the other; empty when one of them is.</summary>
    internal static string KeyOf(IRowReader row, int[] columns)
    {
        if (columns is [var only]) return only < 0 ? "" : CellText.Trim(row.Cell(only)).ToString();
        var parts = new string[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] < 0) return "";
            parts[i] = CellText.Trim(row.Cell(columns[i])).ToString();
            if (parts[i].Length == 0) return "";
        }
        return string.Join(Between, parts);
    }

    /// <summary>A key for messages.</summary>
    internal static string Shown(string key) => key.Replace(Between, ',');
}

/// <summary>The label of a key, where it stands, and what it is met by.</summary>
internal readonly record struct KeyedLabel(Outcome Label, long Line);

/// <summary>What was counted while labels were read.</summary>
internal readonly record struct LabelCounts
{
    public long Read { get; init; }

    public long EmptyKeys { get; init; }

    public long Agreeing { get; init; }

    public long Conflicting { get; init; }

    /// <summary>Keys with labels of two raters or more, and those whose raters differ.</summary>
    public long Several { get; init; }

    public long Differing { get; init; }

    /// <summary>The column the labels came from.</summary>
    public string? Column { get; init; }

    /// <summary>The pair of words they are written in.</summary>
    public string? Words { get; init; }
}
