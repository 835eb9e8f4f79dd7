namespace LlmJudgeStats.Data;

/// <summary>Which columns mean what, and how a file is to be read.</summary>
/// <remarks>Every option is checked where it is set. Lists are copied. Immutable, thread-safe.</remarks>
public sealed record JudgmentReaderOptions
{
    /// <summary>The defaults: columns found by their usual names, built-in vocabulary, everything else detected.</summary>
    public static JudgmentReaderOptions Default { get; } = new();

    /// <summary>The column with the judge's verdicts. Default: <c>verdict</c>.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? VerdictColumn { get; init => field = OptionCheck.OptionalName(value, nameof(VerdictColumn)); }

    /// <summary>
    /// The column with the human labels. Default: <c>label</c> or <c>truth</c>; without such a column every row is a test item.
    /// </summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? LabelColumn { get; init => field = OptionCheck.OptionalName(value, nameof(LabelColumn)); }

    /// <summary>The column that says for how many items a row stands. Default: each row is one item.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? CountColumn { get; init => field = OptionCheck.OptionalName(value, nameof(CountColumn)); }

    /// <summary>The column with item ids. Default: <c>item_id</c>, else <c>id</c>, else ids are not checked.</summary>
    /// <remarks>
    /// Each distinct id of a group costs 14 to 18 bytes (94 bits of a fingerprint: one file of 5 million ids in 10^15 has a false repeat);
    /// without an id column memory does not grow with rows.
    /// </remarks>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? IdColumn { get; init => field = OptionCheck.OptionalName(value, nameof(IdColumn)); }

    /// <summary>One result for each combination of values in these columns. Default: none, everything is one group.</summary>
    /// <exception cref="ArgumentException">An empty name, or none where one should be.</exception>
    public IReadOnlyList<string> GroupColumns { get; init => field = OptionCheck.Names(value, nameof(GroupColumns)); } = [];

    /// <summary>Only rows that match all of these are read. Default: none, every row.</summary>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<ColumnValue> Where { get; init => field = OptionCheck.List(value, nameof(Where)); } = [];

    /// <summary>
    /// Only the labels of matching rows are used; others are hidden, as if their rows had none. Default: every label is used.
    /// </summary>
    public ColumnValue? Calibration { get; init; }

    /// <summary>
    /// Words that mean pass. Together with <see cref="FailValues"/> they replace the built-in vocabulary of both columns.
    /// </summary>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> PassValues { get; init => field = OptionCheck.List(value, nameof(PassValues)); } = [];

    /// <summary>
    /// Words that mean fail. Together with <see cref="PassValues"/> they replace the built-in vocabulary of both columns.
    /// </summary>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> FailValues { get; init => field = OptionCheck.List(value, nameof(FailValues)); } = [];

    /// <summary>Further words that mean missing, beside the empty cell, <c>null</c>, <c>nan</c>, <c>n/a</c> and <c>-</c>.</summary>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> MissingValues { get; init => field = OptionCheck.List(value, nameof(MissingValues)); } = [];

    /// <summary>What to do when an item id repeats within a group. Default: <see cref="DuplicateIds.Warn"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member.</exception>
    public DuplicateIds DuplicateIds { get; init => field = OptionCheck.Defined(value, nameof(DuplicateIds)); }

    /// <summary>
    /// The name of the encoding. Default: UTF-8, checked strictly, or UTF-16 when the file begins with its byte order mark.
    /// </summary>
    /// <exception cref="ArgumentException">Not a known encoding.</exception>
    public string? EncodingName { get; init => field = OptionCheck.Encoding(value, nameof(EncodingName)); }

    /// <summary>
    /// Whether the first row names the columns. Default: <see langword="true"/>; else they are <c>1</c>, <c>2</c>, and so on.
    /// </summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The largest input that is read, in bytes, counted unpacked. Default: 16 GiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public long MaxBytes { get; init => field = OptionCheck.AtLeastOne(value, nameof(MaxBytes)); } = 16L << 30;

    /// <summary>The delimiter. Default: whichever of comma, semicolon, tab and bar is most frequent in the header line.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A quote, white space other than a tab, or NUL.</exception>
    public char? Delimiter { get; init => field = OptionCheck.Delimiter(value, nameof(Delimiter)); }

    /// <summary>Every column that an option names.</summary>
    internal IEnumerable<string> Columns =>
    [
        .. new[] { VerdictColumn, LabelColumn, CountColumn, IdColumn, Calibration?.Column }.OfType<string>(),
        .. GroupColumns,
        .. Where.Select(filter => filter.Column),
    ];

    /// <summary>How many errors are collected before reading stops. Default: 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxErrors { get; init => field = (int)OptionCheck.AtLeastOne(value, nameof(MaxErrors)); } = 20;

    /// <summary>
    /// The format. Default: JSON lines when the first visible character is a brace, else delimited; <c>.tsv</c> means tabs.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member.</exception>
    public JudgmentFormat? Format { get; init => field = value is { } format ? OptionCheck.Defined(format, nameof(Format)) : null; }
}
