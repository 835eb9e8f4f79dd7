using System.Data.Common;
using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>One reading of a table: which statements are asked, and what their answers come to.</summary>
internal sealed class SqlReading
{
    private const int FewestValues = 5;         // as of columns in a file: docs/methods, rows that belong together
    private const int MostRows = 50;
    private const double MostAlone = 0.05;
    private readonly JudgmentReaderOptions _options;
    private readonly ErrorLog _errors;
    private readonly SqlSession _session;
    private readonly IReadOnlyList<SqlColumn> _columns;
    private readonly ColumnRoles _roles;
    private readonly SqlStatements _statements;
    private readonly SqlFilter[] _filters;

    private SqlReading(
        SqlSession session, SqlDialect dialect, IReadOnlyList<string> parts, IReadOnlyList<SqlColumn> columns,
        JudgmentReaderOptions options, ErrorLog errors)
    {
        _session = session;
        _columns = columns;
        _options = options;
        _errors = errors;
        RefuseTwoOfOneName();
        _roles = new RoleFinder(options, errors).Find(new(Names, AreAll: true, Line: 0));
        errors.ThrowIfAny();
        _filters = [.. options.Filters.Select((filter, i) => new SqlFilter(_roles.Where[i], filter))];
        _statements = new(dialect, parts, columns, _filters);
    }

    /// <summary>The names of all columns.</summary>
    public IReadOnlyList<string> Names => [.. _columns.Select(column => column.Name)];

    /// <summary>The rows of the table, those that a filter leaves out among them; nothing where there is no filter.</summary>
    public long? RowsInAll { get; private set; }

    /// <summary>The column of the ids; nothing where there is none.</summary>
    public string? IdColumn { get; private set; }

    /// <summary>Whether several columns are called like ids.</summary>
    public bool IdWasChosen { get; private set; }

    /// <summary>What a reader of the numbers should know, beside what is known of the rows.</summary>
    public List<Diagnostic> Notes { get; } = [];

    /// <summary>Looks at the columns of a table.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="dialect">What SQL it takes.</param>
    /// <param name="table">The table, or each of its parts, as they stand behind FROM.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <param name="errors">Where errors go.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<SqlReading> OfAsync(
        SqlSession session, SqlDialect dialect, IReadOnlyList<string> table, JudgmentReaderOptions options, ErrorLog errors,
        CancellationToken cancellation)
    {
        var columns = await session.AskAsync(
            SqlStatements.Schema(dialect, table[0]), answer => Task.FromResult(Columns(answer, dialect)), cancellation)
            .ConfigureAwait(false);
        return new(session, dialect, table, columns, options, errors);
    }

    /// <summary>Counts the rows.</summary>
    public async Task<JudgmentCounter> CountAsync(CancellationToken cancellation)
    {
        if (_filters.Length > 0) await CheckFiltersAsync(cancellation).ConfigureAwait(false);
        var isRepeated = await LookAtIdsAsync(cancellation).ConfigureAwait(false);
        await LookAtOthersAsync(cancellation).ConfigureAwait(false);
        int[] keys = [.. Keys(isRepeated).Distinct().Order()];
        foreach (var key in keys) RefuseUnreadable(key);
        var id = isRepeated ? -1 : _roles.Id;
        using var rows = new SqlRows([.. keys.Select(key => _columns[key].Name)], _errors)
        {
            TellsItems = id >= 0,
            IsRepeated = isRepeated,
            ClusterCell = _roles.Cluster < 0 ? -1 : Array.IndexOf(keys, _roles.Cluster),
        };
        // What was looked for in the whole table need not be found again among the columns that are left.
        var ofRows = _options with { Where = [], Metric = null, IdColumn = isRepeated ? _options.IdColumn : null };
        var counter = new JudgmentCounter(rows, ofRows, _errors);
        var withoutId = await _session.AskAsync(
            _statements.Counts(keys, id), answer => CountAsync(answer, rows, counter, cancellation), cancellation).ConfigureAwait(false);
        RefuseNoRows(counter.Rows.Read);
        counter.Finish();
        if (isRepeated)
        {
            IdColumn = counter.IdColumn;
            IdWasChosen = counter.IdWasChosen;
        }
        else if (id >= 0 && withoutId > 0) Notes.Add(IdCheck.MissingIds(withoutId));
        Notes.AddRange(ColumnNotes.Unused(Names, _roles, _options));
        return counter;
    }

    // How many rows became items and have no id.
    private static async Task<long> CountAsync(
        DbDataReader answer, SqlRows rows, JudgmentCounter counter, CancellationToken cancellation)
    {
        rows.Use(answer);
        var withoutId = 0L;
        while (await rows.NextAsync(cancellation).ConfigureAwait(false) is > 0 and var times)
        {
            var before = rows.IsKnownItem ? 0 : counter.Rows.Used;
            for (var i = 0L; i < times; i++) counter.Count();
            if (!rows.IsKnownItem) withoutId += counter.Rows.Used - before;
        }
        return withoutId;
    }

    private static IReadOnlyList<SqlColumn> Columns(DbDataReader answer, SqlDialect dialect) =>
    [
        .. Enumerable.Range(0, answer.FieldCount).Select(i => new SqlColumn(
            answer.GetName(i), dialect.ComparesTexts ? typeof(string) : TypeOf(answer, i), answer.GetDataTypeName(i))),
    ];

    // A column of a type that the driver does not know, such as a vector, is in nobody's way until it is asked for.
    private static Type TypeOf(DbDataReader answer, int column)
    {
        try
        {
            return answer.GetFieldType(column) ?? typeof(object);
        }
        catch (Exception problem) when (problem is InvalidCastException or NotSupportedException)
        {
            return typeof(object);
        }
    }

    private IEnumerable<int> Keys(bool isRepeated) => new[]
        {
            _roles.Verdict, _roles.Count, _roles.Judge, _roles.Calibration, _roles.Stratum, _roles.Cluster,
        }
        .Concat(_roles.Labels).Concat(_roles.Groups).Concat(isRepeated ? _roles.Ids : []).Where(column => column >= 0);

    private void RefuseTwoOfOneName()
    {
        // SQLite tells columns of one name apart by a number: "verdict:1".
        var names = Names.Select(name => name.LastIndexOf(':') is > 0 and var at && int.TryParse(name[(at + 1)..], out _)
            && Names.Contains(name[..at]) ? name[..at] : name);
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is not { } twice) return;
        _errors.Fail(
            new(DataCodes.DuplicateColumn, $"two columns are called '{Excerpt.Of(twice.Key)}'", "give each a name of its own (AS)"));
    }

    private void RefuseUnreadable(int column)
    {
        if (!_columns[column].IsReadable) RefuseType(column);
    }

    private void RefuseType(int column) => _errors.Fail(
        new(DataCodes.ColumnType, $"values of the type {Excerpt.Of(_columns[column].TypeName)} are not read", "cast it to text in a view")
        {
            Column = _columns[column].Name,
        });

    // A value of a filter that no row has is mistyped: with WHERE it would look like rows that were left out.
    private async Task CheckFiltersAsync(CancellationToken cancellation)
    {
        foreach (var filter in _filters)
        {
            if (!_columns[filter.Column].IsComparable) RefuseType(filter.Column);
        }
        var values = _filters.SelectMany(filter => filter.Filter.Values).Count();
        var counts = await SumAsync(_statements.Total(), values + 1, cancellation).ConfigureAwait(false);
        var place = 1;
        foreach (var (column, filter) in _filters)
        {
            foreach (var value in filter.Values)
            {
                if (counts[place++] > 0 || counts[0] == 0) continue;
                await RefuseValueAsync(column, filter, value, cancellation).ConfigureAwait(false);
            }
        }
        RowsInAll = counts[0];
    }

    private async Task RefuseValueAsync(int column, RowFilter filter, string value, CancellationToken cancellation)
    {
        var check = new FilterCheck(filter);
        await _session.AskAsync(_statements.Values(column, FilterCheck.MostSeen), async answer =>
        {
            while (await answer.ReadAsync(cancellation).ConfigureAwait(false)) check.Matches(SqlColumn.TextOf(answer.GetValue(0)));
            return true;
        }, cancellation).ConfigureAwait(false);
        _errors.Fail(new(DataCodes.NoData, $"no row has {check.Describe(value)}",
            "correct the filter (`Where`); values are compared character by character"));
    }

    // Whether ids repeat decides what has to travel: counts, or the ids.
    private async Task<bool> LookAtIdsAsync(CancellationToken cancellation)
    {
        var repeats = false;
        foreach (var id in _roles.Ids)
        {
            RefuseUnreadable(id);
            var counts = await SumAsync(_statements.Repeats(_roles.Groups, id), 4, cancellation).ConfigureAwait(false);
            repeats |= counts[2] > 0;
        }
        if (_roles.Ids.Length == 0) return false;
        IdColumn = _columns[_roles.Ids[0]].Name;
        IdWasChosen = _options.IdColumn is null && _roles.Ids.Length > 1;
        return repeats;
    }

    private void RefuseNoRows(long rows)
    {
        if (rows > 0) return;
        if (RowsInAll is not > 0) _errors.Fail(new(DataCodes.NoData, "the table has no rows", "check that it is the right one"));
        var filters = string.Join(" and ", _filters.Select(filter => $"'{Excerpt.Of(filter.Filter.ToString())}'"));
        _errors.Fail(new(DataCodes.NoData,
            $"{filters} {(_filters.Length == 1 ? "leaves" : "leave")} none of {RowsInAll?.ToString(CultureInfo.InvariantCulture)} rows",
            "correct the filters (`Where`): a row must pass every one of them"));
    }

    // Columns that group rows evenly and that nobody named, as they are looked for in a file.
    private async Task LookAtOthersAsync(CancellationToken cancellation)
    {
        if (_options.ClusterColumn is not null) return;
        for (var column = 0; column < _columns.Count; column++)
        {
            var name = _columns[column].Name;
            if (_roles.Plays(column) || !_columns[column].IsReadable || !RoleNames.HasWord(name, RoleNames.Groupings)) continue;
            var counts = await SumAsync(_statements.Repeats(_roles.Groups, column), 4, cancellation).ConfigureAwait(false);
            var rows = counts[0];
            var values = counts[1];
            var repeated = counts[2];
            var most = counts[3];
            if (repeated < FewestValues || most > MostRows || values - repeated > MostAlone * rows) continue;
            Notes.Add(RepetitionCheck.Note(name, values, rows, wider: "", _options.DuplicateIds));
        }
    }

    // Of one row, or of a row for each part of the table.
    private Task<long[]> SumAsync(SqlText sql, int count, CancellationToken cancellation) => _session.AskAsync(sql, async answer =>
    {
        var sums = new long[count];
        while (await answer.ReadAsync(cancellation).ConfigureAwait(false))
        {
            for (var i = 0; i < count; i++) sums[i] = checked(sums[i] + WholeOf(answer.GetValue(i)));
        }
        return sums;
    }, cancellation);

    private long WholeOf(object value) => SqlCount.Of(value) ?? SqlCount.Refuse(value, "rows", _errors);
}
