using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>The statements of one reading: what is counted, over which rows.</summary>
/// <remarks>
/// Names are those of the schema, in quotes. A table that is spread over servers is asked part by part (UNION ALL): each server counts its
/// own rows, whatever they are grouped by, and equal groups of two parts are added where they arrive.
/// </remarks>
/// <param name="dialect">How it is written.</param>
/// <param name="parts">What stands behind FROM: one table, or each part of one.</param>
/// <param name="columns">The columns of the table.</param>
/// <param name="filters">Which rows are meant.</param>
internal sealed class SqlStatements(
    SqlDialect dialect, IReadOnlyList<string> parts, IReadOnlyList<SqlColumn> columns, IReadOnlyList<SqlFilter> filters)
{
    /// <summary>The columns of a table, and no row.</summary>
    public static SqlText Schema(SqlDialect dialect, string table) =>
        new SqlText(dialect).Add("SELECT * FROM ").Add(table).Add(" WHERE 1 = 0");

    /// <summary>How many rows have each combination of values.</summary>
    /// <param name="keys">The columns of the values.</param>
    /// <param name="id">A column of which only is asked whether there is a value, the last of the values; -1 for none.</param>
    public SqlText Counts(IReadOnlyList<int> keys, int id)
    {
        var sql = OfParts(part => Grouped(part, [.. keys.Select(Key), .. id < 0 ? [] : new[] { HasValue(id) }], -1));
        var places = keys.Count + (id < 0 ? 0 : 1);
        // Rows in one order, so that what is said of the first of them is said again tomorrow.
        return places == 0 ? sql : sql.Add(" ORDER BY ").Add(Places(places));
    }

    /// <summary>How many rows there are, and how many have each value of each filter: a row for each part.</summary>
    public SqlText Total() => OfParts(part =>
    {
        var sql = part.Sql;
        sql.Add("SELECT COUNT(*)");
        foreach (var filter in filters)
        {
            foreach (var value in filter.Filter.Values)
            {
                sql.Add(", SUM(CASE WHEN ");
                AddHasOneOf(sql, filter.Column, [value]);
                sql.Add(" THEN 1 ELSE 0 END)");
            }
        }
        sql.Add(" FROM ").Add(part.From);
    });

    /// <summary>The rows with a value of a column, how many different values they have within groups, how many repeat, and how often the
    /// most frequent does.</summary>
    public SqlText Repeats(IReadOnlyList<int> groups, int column)
    {
        var sql = new SqlText(dialect).Add("SELECT SUM(").Add(N).Add("), COUNT(*), SUM(CASE WHEN ").Add(N)
            .Add(" > 1 THEN 1 ELSE 0 END), MAX(").Add(N).Add(") FROM (");
        string[] keys = [.. groups.Select(Key), TrimmedKey(column)];
        var areSeveral = parts.Count > 1;
        if (areSeveral)
        {
            sql.Add("SELECT ").AddAll(", ", Enumerable.Range(0, keys.Length), i => sql.Add(Name(i)))
                .Add(", SUM(").Add(N).Add(") AS ").Add(N).Add(" FROM (");
        }
        AddParts(sql, part => Grouped(part, keys, column));
        if (areSeveral) sql.Add(") AS ").Add(dialect.Quoted("p")).Add(" GROUP BY ").Add(Places(keys.Length));
        return sql.Add(") AS ").Add(dialect.Quoted("s"));
    }

    /// <summary>Some values of a column.</summary>
    public SqlText Values(int column, int most) => OfParts(part => part.Sql
        .Add("SELECT ").Add(Key(column)).Add(" FROM ").Add(part.From).Add(" GROUP BY 1"))
        .Add(Invariant($" ORDER BY 1 LIMIT {most}"));

    private string N => dialect.Quoted("n");

    private string Name(int place) => dialect.Quoted(Invariant($"k{place}"));

    private static string Places(int count) =>
        string.Join(", ", Enumerable.Range(1, count).Select(place => place.ToString(CultureInfo.InvariantCulture)));

    private string Column(int column) => dialect.Quoted(columns[column].Name);

    // What SQLite stores as 1 in one row and '1' in the next is told apart by no cast and no collation.
    private string Key(int column) => dialect.ComparesTexts ? $"CAST({Column(column)} AS TEXT) COLLATE BINARY" : Column(column);

    // Blanks around an id are no part of it.
    private string TrimmedKey(int column) => columns[column].IsText ? $"TRIM({Key(column)})" : Key(column);

    private string HasValue(int column) => $"CASE WHEN {Filled(column)} THEN 1 ELSE 0 END";

    private string Filled(int column) => columns[column].IsText
        ? $"({Column(column)} IS NOT NULL AND TRIM({Key(column)}) <> '')"
        : $"{Column(column)} IS NOT NULL";

    private SqlText OfParts(Action<(SqlText Sql, string From)> add) => AddParts(new(dialect), add);

    private SqlText AddParts(SqlText sql, Action<(SqlText Sql, string From)> add) =>
        sql.AddAll(" UNION ALL ", parts, part => add((sql, part)));

    private void Grouped((SqlText Sql, string From) part, string[] keys, int filled)
    {
        var sql = part.Sql;
        sql.Add("SELECT ").AddAll(", ", keys.Select((key, i) => (key, i)), one => sql.Add(one.key).Add(" AS ").Add(Name(one.i)))
            .Add(", COUNT(*) AS ").Add(N).Add(" FROM ").Add(part.From);
        AddWhere(sql, filled);
        sql.Add(" GROUP BY ").Add(Places(keys.Length));
    }

    private void AddWhere(SqlText sql, int filled)
    {
        List<Action> conditions = [.. filters.Select(filter => (Action)(() => AddFilter(sql, filter)))];
        if (filled >= 0) conditions.Add(() => sql.Add(Filled(filled)));
        if (conditions.Count > 0) sql.Add(" WHERE ").AddAll(" AND ", conditions, add => add());
    }

    private void AddFilter(SqlText sql, SqlFilter filter)
    {
        if (filter.Filter.IsExclusion) sql.Add("NOT ");
        AddHasOneOf(sql, filter.Column, filter.Filter.Values);
    }

    // True or false, never unknown: a cell without a value is one with an empty text.
    private void AddHasOneOf(SqlText sql, int column, IReadOnlyList<string> values)
    {
        object[] known = [.. values.Select(columns[column].ValueOf).OfType<object>()];
        List<Action> ways = [];
        if (known.Length > 0)
        {
            ways.Add(() => sql.Add("(").Add(Column(column)).Add(" IS NOT NULL AND ").Add(Key(column)).Add(" IN (")
                .AddAll(", ", known, value => AddValue(sql, value)).Add("))"));
        }
        if (values.Contains("")) ways.Add(() => sql.Add(Column(column)).Add(" IS NULL"));
        if (ways.Count == 0) sql.Add("1 = 0");
        else sql.Add("(").AddAll(" OR ", ways, add => add()).Add(")");
    }

    private static void AddValue(SqlText sql, object value)
    {
        if (value is bool truth) sql.Add(truth ? "TRUE" : "FALSE");
        else sql.AddParameter(value);
    }
}
