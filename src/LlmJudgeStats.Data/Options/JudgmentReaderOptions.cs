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
    /// The column with the human labels. Default: <c>label</c> or <c>truth</c>; without such a column, <see cref="RaterColumns"/> or
    /// <see cref="Labels"/>, no row has a label.
    /// </summary>
    /// <remarks>
    /// With <see cref="Labels"/> it is the column there. One of that name beside the verdicts counts, too, and must say the same.
    /// </remarks>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? LabelColumn { get; init => field = OptionCheck.OptionalName(value, nameof(LabelColumn)); }

    /// <summary>
    /// The columns of several raters' labels, instead of <see cref="LabelColumn"/>: <see cref="Raters"/> says what they come to. Default:
    /// none.
    /// </summary>
    /// <exception cref="ArgumentException">An empty name, or none where one should be.</exception>
    public IReadOnlyList<string> RaterColumns { get; init => field = OptionCheck.Names(value, nameof(RaterColumns)); } = [];

    /// <summary>
    /// What several labels of one answer come to. Default: none; <see cref="RaterColumns"/> are then read as <see cref="RaterRule.Agree"/>
    /// says, and labels of one key of a second file that differ are an error. With one label column and no second file: rows of one item
    /// and one verdict are votes on it, and become one row; a row of each judgment is held in memory.
    /// </summary>
    /// <remarks>The tool wants a rule for several columns: what raters come to is a part of what is estimated.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Not a member.</exception>
    public RaterRule? Raters { get; init => field = value is { } rule ? OptionCheck.Defined(rule, nameof(Raters)) : null; }

    /// <summary>
    /// Whether labels are read. Default: yes. Without them every judged row is a test item: for error rates that come from elsewhere.
    /// </summary>
    public bool ReadsLabels { get; init; } = true;

    /// <summary>Labels from a second file. Default: none, labels stand beside verdicts.</summary>
    public LabelTable? Labels { get; init; }

    /// <summary>Whether win and loss are words, too: in a file of labels, which may be of pairwise judgments.</summary>
    internal bool ReadsWins { get; init; }

    /// <summary>Where ids of judged items are collected; nothing unless somebody asks for them.</summary>
    internal UnlabelledItems? ItemsToLabel { get; init; }

    /// <summary>The columns whose values find an item in <see cref="Labels"/>. Default: the names that its keys have there.</summary>
    /// <exception cref="ArgumentException">An empty name, or none where one should be.</exception>
    public IReadOnlyList<string> LabelKeys
    {
        get => field.Count > 0 || Labels is null ? field : Labels.KeyColumns;
        init => field = OptionCheck.Names(value, nameof(LabelKeys));
    } = [];

    /// <summary>A column of strata. Default: none.</summary>
    /// <remarks>
    /// For labels sampled from the test items: what the choice of items to label depended on; strata are then verdicts by these values
    /// (<see cref="JudgmentGroup.Strata"/>). Else test items by these values, to be mixed by the shares that the values have in the
    /// population (<see cref="JudgmentGroup.TestStrata"/>).
    /// </remarks>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? StratumColumn { get; init => field = OptionCheck.OptionalName(value, nameof(StratumColumn)); }

    /// <summary>
    /// How the labelled items were chosen: decides what a row without a verdict counts as, and what has to be said. Default: not declared,
    /// and taken as from elsewhere.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member.</exception>
    public CalibrationDesign? Design
    {
        get;
        init => field = value is { } design ? OptionCheck.Defined(design, nameof(Design)) : null;
    }

    /// <summary>The column that says for how many items a row stands. Default: each row is one item.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? CountColumn { get; init => field = OptionCheck.OptionalName(value, nameof(CountColumn)); }

    /// <summary>The column with sampling weights: the inverse of the chance of an item to be in the sample. Default: none.</summary>
    /// <remarks>
    /// A weight is a number above 0; a row of weight 0 is skipped (<see cref="RowAccount.Weight"/>). Not together with
    /// <see cref="CountColumn"/>, nor for labels sampled from the test items. Rows that may belong together are kept until the end: 64 to
    /// 128 bytes each.
    /// </remarks>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? WeightColumn { get; init => field = OptionCheck.OptionalName(value, nameof(WeightColumn)); }

    /// <summary>
    /// The column with item ids. Default: one with a usual name, such as <c>item_id</c>, <c>id</c> or <c>question_id</c>; of several the
    /// one
    /// without repeats, else the first; without any, ids are not checked.
    /// </summary>
    /// <remarks>
    /// Each distinct id of a group costs 14 to 18 bytes (94 bits of a fingerprint: one file of 5 million ids in 10^15 has a false repeat);
    /// without an id column memory does not grow with rows.
    /// </remarks>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? IdColumn { get; init => field = OptionCheck.OptionalName(value, nameof(IdColumn)); }

    /// <summary>
    /// The criteria of a file with columns for each of them: each row is then one judgment for each criterion, with the columns
    /// <c>metric</c> (its name), <c>verdict</c> and <c>label</c> in place of theirs. Default: none, a row is one judgment.
    /// </summary>
    /// <remarks>Rows are counted as judgments. Several are grouped by <c>metric</c>, or refused.</remarks>
    /// <exception cref="ArgumentException">An entry is missing, or a column is named twice.</exception>
    public IReadOnlyList<Criterion> Criteria
    {
        get;
        init => field = OptionCheck.Distinct(OptionCheck.List(value, nameof(Criteria)), nameof(Criteria));
    } = [];

    /// <summary>One result for each combination of values in these columns. Default: none, everything is one group.</summary>
    /// <exception cref="ArgumentException">An empty name, or none where one should be.</exception>
    public IReadOnlyList<string> GroupColumns { get; init => field = OptionCheck.Names(value, nameof(GroupColumns)); } = [];

    /// <summary>Only rows that match all of these are read. Default: none, every row.</summary>
    /// <remarks>Every value of a filter has to occur in the file: one that does not is mistyped, and an error.</remarks>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<RowFilter> Where { get; init => field = OptionCheck.List(value, nameof(Where)); } = [];

    /// <summary>
    /// The one metric that is meant, where a file has several: short for a filter of the column <c>metric</c>. Default: the only one.
    /// </summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? Metric { get; init => field = OptionCheck.OptionalName(value, nameof(Metric)); }

    /// <summary>Every filter.</summary>
    internal IReadOnlyList<RowFilter> Filters => Metric is { } metric ? [new("metric", metric), .. Where] : Where;

    /// <summary>
    /// Only the labels of matching rows are used; others are hidden, as if their rows had none. Default: every label is used.
    /// </summary>
    public RowFilter? Calibration { get; init; }

    /// <summary>
    /// Whether rows with a hidden label are test items on purpose, to see how an interval does. Default: no, and a word about them.
    /// </summary>
    public bool IsBackTest { get; init; }

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

    /// <summary>
    /// Further words for no answer in both columns, beside the empty cell, <c>null</c>, <c>nan</c>, <c>n/a</c> and <c>-</c>.
    /// </summary>
    /// <remarks>
    /// A verdict that is one makes an item without a verdict. A label that is one was looked at and not decided, as with
    /// <see cref="MissingLabels"/>; <see cref="MissingVerdicts"/> is for words that only verdicts have.
    /// </remarks>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> MissingValues { get; init => field = OptionCheck.List(value, nameof(MissingValues)); } = [];

    /// <summary>Further words that mean that an item has no verdict. Default: those of <see cref="MissingValues"/>.</summary>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> MissingVerdicts { get; init => field = OptionCheck.List(value, nameof(MissingVerdicts)); } = [];

    /// <summary>
    /// Further words for an answer that somebody looked at and could not label. Default: those of <see cref="MissingValues"/>.
    /// </summary>
    /// <remarks>
    /// Such a row was chosen for labelling: it is neither a calibration nor a test item, and is counted as
    /// <see cref="RowAccount.UnresolvedLabel"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> MissingLabels { get; init => field = OptionCheck.List(value, nameof(MissingLabels)); } = [];

    /// <summary>The words of the verdict column, where they are not those of the label column. Default: the words of both.</summary>
    public OutcomeWords? VerdictWords { get; init; }

    /// <summary>The words of the label column, where they are not those of the verdict column. Default: the words of both.</summary>
    public OutcomeWords? LabelWords { get; init; }

    /// <summary>Which scores of the verdict column pass. Default: verdicts are words.</summary>
    public ScoreRule? VerdictRule { get; init; }

    /// <summary>Which scores of the label column pass. Default: labels are words.</summary>
    public ScoreRule? LabelRule { get; init; }

    /// <summary>The scale of scores. Default: any number is a score.</summary>
    public ScoreScale? Scale { get; init; }

    /// <summary>What the label column holds. Default: the truth; a column whose name speaks of agreement is asked about.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member.</exception>
    public LabelMeaning? LabelMeaning
    {
        get;
        init => field = value is { } meaning ? OptionCheck.Defined(meaning, nameof(LabelMeaning)) : null;
    }

    /// <summary>
    /// The column whose equal values mark rows that belong together, within each group: a question, a conversation, a user. Default: the
    /// item ids, where one repeats.
    /// </summary>
    /// <remarks>
    /// An empty cell is a cluster of its own. Clusters are formed of the rows that are kept, labelled and not; with counts a row is that
    /// many items of its cluster.
    /// </remarks>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? ClusterColumn { get; init => field = OptionCheck.OptionalName(value, nameof(ClusterColumn)); }

    /// <summary>
    /// The column whose equal values are the same item for several groups, such as the question that several systems answered. Default:
    /// none, groups are not paired (<see cref="JudgmentTable.Pairs"/>).
    /// </summary>
    /// <remarks>
    /// A value may stand once in a group, or more often where <see cref="ClusterColumn"/> says what belongs together. Not together with
    /// <see cref="CountColumn"/> or <see cref="WeightColumn"/>. Costs 48 bytes a row.
    /// </remarks>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? PairColumn { get; init => field = OptionCheck.OptionalName(value, nameof(PairColumn)); }

    /// <summary>
    /// Whether rows of one id are runs of the judge on one answer: their labels must agree, and how often runs differ is counted.
    /// </summary>
    public bool RepeatsAreRuns { get; init; }

    /// <summary>
    /// Whether a row without a label is left out when its item has one in another row of the group: a known answer would count as an
    /// unknown one. Default: no, such items are an error.
    /// </summary>
    /// <remarks>The input is read twice, a pipe by way of a temporary file.</remarks>
    public bool DropsOverlap { get; init; }

    /// <summary>What to do when an item id repeats within a group. Default: <see cref="DuplicateIds.Cluster"/>.</summary>
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

    /// <summary>
    /// The delimiter of a delimited file. Default: a tab where <see cref="Format"/> or the name's <c>.tsv</c> says so; the one that a first
    /// line such as <c>sep=;</c> names; else whichever of comma, semicolon, tab and bar is most frequent in the first line that is not
    /// blank, quoted ones left out.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A quote, white space other than a tab, or NUL.</exception>
    public char? Delimiter { get; init => field = OptionCheck.Delimiter(value, nameof(Delimiter)); }

    /// <summary>Every column that an option names.</summary>
    internal IEnumerable<string> Columns =>
    [
        .. new[] { VerdictColumn, LabelColumn, CountColumn, WeightColumn, IdColumn, StratumColumn, ClusterColumn, PairColumn,
            Calibration?.Column }
            .OfType<string>(),
        .. RaterColumns,
        .. LabelKeys,
        .. GroupColumns,
        .. Filters.Select(filter => filter.Column),
        .. Criteria.SelectMany(criterion => new[] { criterion.VerdictColumn, criterion.LabelColumn }).OfType<string>(),
    ];

    /// <summary>Whether the input is hashed, too (<see cref="JudgmentSource.Fingerprint"/>). Default: no.</summary>
    public bool TakesFingerprint { get; init; }

    /// <summary>How many errors are collected before reading stops. Default: 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxErrors { get; init => field = (int)OptionCheck.AtLeastOne(value, nameof(MaxErrors)); } = 20;

    /// <summary>
    /// Where the array of rows is in a JSON document, such as <c>results.rows</c>. Default: the only array of objects in it.
    /// </summary>
    /// <exception cref="ArgumentException">An empty path.</exception>
    public string? Path { get; init => field = OptionCheck.OptionalName(value, nameof(Path)); }

    /// <summary>
    /// What the file is, instead of what it looks like: <c>csv</c>, <c>tsv</c>, <c>jsonl</c> or <c>json</c> for a table that is read as it
    /// is written, or the id of another tool's format (docs/formats.md). Default: found out by its content.
    /// </summary>
    /// <exception cref="ArgumentException">Not a known format.</exception>
    public string? From { get; init => field = OptionCheck.SourceFormat(value, nameof(From)); }

    /// <summary>
    /// For pairwise judgments: the system whose win is a pass. Default: the first of the two that a row names.
    /// </summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? Side { get; init => field = OptionCheck.OptionalName(value, nameof(Side)); }

    /// <summary>Where labels have a name of their own in a tool's file: the name of those that are meant. Default: that of the metric.
    /// </summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? LabelMetric { get; init => field = OptionCheck.OptionalName(value, nameof(LabelMetric)); }

    /// <summary>
    /// The format. Default, by the first visible characters: a brace is JSON lines, or one document when the object goes on over several
    /// lines or stands alone with a list of objects in it; a bracket before a brace, a bracket or a null is one document; everything else
    /// is delimited, with tabs where the name ends in <c>.tsv</c> or <c>.tsv.gz</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member, or not the format of a file.</exception>
    public JudgmentFormat? Format { get; init => field = value is { } format ? OptionCheck.FileFormat(format, nameof(Format)) : null; }
}
