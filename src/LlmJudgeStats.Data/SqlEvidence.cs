using System.Data.Common;

namespace LlmJudgeStats.Data;

/// <summary>A table of a database as evidence: the database counts, and what travels are numbers of rows.</summary>
/// <remarks>
/// One <c>GROUP BY</c> over the columns that matter says how many rows have each combination of verdict, label and group; it is read as a
/// file with a count in each row would be, so that words, errors and warnings are those of <see cref="JudgmentReader"/>. Where item ids
/// repeat within a group they travel, too, because rows of one id belong together. A statement reads and never writes: in a transaction
/// that the database holds to that where it can, rolled back at the end. Names are looked up in the schema and quoted, values are
/// parameters. Immutable, thread-safe.
/// </remarks>
public sealed record SqlEvidence
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(20);

    // An order of groups that is the same on every machine: a table has none of its own.
    private static readonly Comparer<IReadOnlyList<GroupKey>> s_byValue = Comparer<IReadOnlyList<GroupKey>>.Create((one, other) =>
        one.Zip(other, (left, right) => string.CompareOrdinal(left.Value, right.Value)).FirstOrDefault(order => order != 0));

    /// <summary>
    /// The table, with its schema before it where it needs one: <c>eval.judgments</c>. A name with a dot in it is quoted.
    /// </summary>
    /// <remarks>Either this or <see cref="Query"/>.</remarks>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string? Table { get; init => field = OptionCheck.OptionalName(value, nameof(Table)); }

    /// <summary>A query of the caller's own in place of a table: one SELECT, which is run as it is written. Default: none.</summary>
    /// <exception cref="ArgumentException">An empty text, or a semicolon outside quotes and comments.</exception>
    public string? Query { get; init => field = value is null ? null : SqlQuery.Checked(value, nameof(Query)); }

    /// <summary>
    /// The parts of a table that is spread over servers, as tables: each is asked by itself and counts its own rows. Default: none, or in
    /// PostgreSQL the partitions of <see cref="Table"/> when some are foreign tables.
    /// </summary>
    /// <exception cref="ArgumentException">An empty name, or none where one should be.</exception>
    public IReadOnlyList<string> Shards { get; init => field = OptionCheck.Names(value, nameof(Shards)); } = [];

    /// <summary>What SQL the database takes. Default: by the type of the connection (<see cref="SqlDialect.Of"/>).</summary>
    public SqlDialect? Dialect { get; init; }

    /// <summary>How long a statement may take. Default: 300 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 1 second to 20 days.</exception>
    public TimeSpan Timeout
    {
        get;
        init => field = value >= TimeSpan.FromSeconds(1) && value <= s_longest
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Timeout), value, "a statement may take from 1 second to 20 days");
    } = TimeSpan.FromSeconds(300);

    /// <summary>
    /// Which columns mean what. Default: columns found by their usual names. Options of files, and those that need every row (weights,
    /// pairs, criteria, labels in a second file, votes in rows of their own), are refused when the table is read.
    /// </summary>
    /// <exception cref="ArgumentNullException">No options.</exception>
    public JudgmentReaderOptions Options { get; init => field = OptionCheck.NotNull(value, nameof(Options)); } =
        JudgmentReaderOptions.Default;

    /// <summary>Counts the rows of the table.</summary>
    /// <param name="connection">
    /// Any connection, open or not, without a transaction of its own; it is left as it was found. Nobody else uses it in the meantime.
    /// </param>
    /// <param name="cancellationToken">Stops the reading, where the driver can.</param>
    /// <returns>The evidence as a file with the same rows would give it, with groups in ordinal order of their values.</returns>
    /// <exception cref="JudgeDataException">
    /// The database refuses or fails, or the table is not what it should be; never a partial result.
    /// </exception>
    /// <exception cref="ArgumentException">Neither a table nor a query or both, an option that does not go with a database, a dialect that
    /// is not known, or a name that cannot be one.</exception>
    /// <exception cref="InvalidOperationException">The driver says that the connection has a transaction of its own.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public async Task<JudgmentTable> ReadAsync(DbConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        cancellationToken.ThrowIfCancellationRequested();
        var dialect = Dialect ?? SqlDialect.Of(connection);
        RefuseOptions();
        var errors = new ErrorLog(Name, Options.MaxErrors);
        var relation = Query is { } query ? SqlQuery.AsTable(query, dialect) : dialect.QuotedPath(Table!);
        string[] shards = [.. Shards.Select(dialect.QuotedPath)];
        var session = await SqlSession.OpenAsync(connection, dialect, Timeout, errors, cancellationToken).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        if (shards.Length == 0 && Query is null && dialect.HasForeignTables)
            shards = await SqlPartitions.OfAsync(session, dialect, relation, cancellationToken).ConfigureAwait(false);
        string[] parts = shards.Length > 0 ? shards : [relation];
        var reading = await SqlReading.OfAsync(session, dialect, parts, Options, errors, cancellationToken).ConfigureAwait(false);
        var counter = await reading.CountAsync(cancellationToken).ConfigureAwait(false);
        return TableOf(reading, counter);
    }

    /// <summary>What the table is called in messages.</summary>
    internal string Name => Table ?? "query";

    private JudgmentTable TableOf(SqlReading reading, JudgmentCounter counter)
    {
        var rows = counter.Rows;
        return new()
        {
            Rows = rows with { Where = reading.RowsInAll is { } all ? all - rows.Read : 0 },
            Groups = [.. counter.Groups.OrderBy(group => group.Key, s_byValue)],
            LabelsDependOn = counter.LabelsDependOn,
            Notes = [.. counter.Notes, .. reading.Notes],
            Source = new()
            {
                Name = Name,
                Format = JudgmentFormat.Sql,
                Delimiter = null,
                Compressed = false,
                Encoding = "utf-8",
                Bytes = 0,
                Columns = reading.Names,
                VerdictColumn = counter.VerdictColumn,
                LabelColumn = counter.LabelColumn,
                IdColumn = reading.IdColumn,
                ClusterColumn = counter.ClusterColumn,
                IdWasChosen = reading.IdWasChosen,
                VerdictWords = counter.VerdictWords,
                LabelWords = counter.LabelWords,
                Account = new()
                {
                    Format = "sql",
                    Detected = false,
                    Missing = [.. counter.Missing.OrderBy(one => one.Key, StringComparer.Ordinal)],
                },
            },
        };
    }

    private void RefuseOptions()
    {
        if (Table is null == Query is null) throw new ArgumentException("name a table (`Table`) or give a query (`Query`), and not both");
        if (Query is not null && Shards.Count > 0)
        {
            throw new ArgumentException("parts of a table (`Shards`) do not go with a query (`Query`): give the query of each part, or a "
                + "table");
        }
        var isOfFiles = Options is not
        {
            From: null, Side: null, LabelMetric: null, Path: null, Format: null, Delimiter: null, EncodingName: null, HasHeader: true,
        };
        if (isOfFiles)
        {
            throw new ArgumentException("a table of a database has columns and no layout: leave out what says how a file is written "
                + "(`From`, `Side`, `LabelMetric`, `Path`, `Delimiter`, `EncodingName`, `HasHeader = false`)");
        }
        Refuse(Options.WeightColumn is not null, "weights (`WeightColumn`)");
        Refuse(Options.PairColumn is not null, "pairs (`PairColumn`)");
        Refuse(Options.Criteria.Count > 0, "several criteria (`Criteria`)");
        Refuse(Options.Labels is not null, "labels of a second file (join them in a view instead)");
        Refuse(Options.DropsOverlap, "items with and without a label (`DropsOverlap`)");
        Refuse(Options is { Raters: not null, RaterColumns.Count: 0, ReadsLabels: true }, "votes in rows of their own (`Raters`)");
        Refuse(Options.ItemsToLabel is not null, "a list of items to label");
    }

    private static void Refuse(bool isAsked, string what)
    {
        if (!isAsked) return;
        throw new ArgumentException(Invariant($"{what}: not counted by a database; export the rows to a file and read that"));
    }
}
