using System.Data;
using System.Data.Common;
using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>How a database writes names, parameters and transactions.</summary>
/// <remarks>
/// SQLite and PostgreSQL are tested against servers; the others are written from their manuals. Immutable, thread-safe.
/// </remarks>
public sealed class SqlDialect
{
    private const int LongestName = 256;
    private const string DoubleQuote = "\"";
    private const string Backtick = "`";

    private SqlDialect(string id, params string[] connectionTypes)
    {
        Id = id;
        ConnectionTypes = connectionTypes;
    }

    /// <summary>SQLite, which stores any value in any column: each is compared as the text it is shown as.</summary>
    public static SqlDialect Sqlite { get; } = new("sqlite", "SqliteConnection", "SQLiteConnection")
    {
        ComparesTexts = true,
        Opening = _ => ["BEGIN"],
        Settings = [("query_only", 1), ("trusted_schema", 0)],
    };

    /// <summary>PostgreSQL.</summary>
    public static SqlDialect PostgreSql { get; } = new("postgresql", "NpgsqlConnection")
    {
        Isolation = IsolationLevel.RepeatableRead,
        Opening = timeout =>
        [
            "SET TRANSACTION READ ONLY",
            Invariant($"SET LOCAL statement_timeout = {(long)timeout.TotalMilliseconds}"),
            "SET LOCAL enable_partitionwise_aggregate = on",
        ],
        Closing = [],
        HasForeignTables = true,
    };

    /// <summary>DuckDB.</summary>
    public static SqlDialect DuckDb { get; } = new("duckdb", "DuckDBConnection")
    {
        Marker = (place, _) => $"$p{place}",
        Opening = _ => ["BEGIN TRANSACTION READ ONLY"],
    };

    /// <summary>ClickHouse. Nothing is written, and nothing but the role of the connection keeps it from writing.</summary>
    public static SqlDialect ClickHouse { get; } = new("clickhouse", "ClickHouseConnection")
    {
        Quote = Backtick,
        EscapesBackslash = true,
        Marker = (place, value) => $"{{p{place}:{(value is string ? "String" : value is double ? "Float64" : "Int64")}}}",
        Closing = [],
    };

    /// <summary>BigQuery. Nothing is written, and nothing but the role of the connection keeps it from writing.</summary>
    public static SqlDialect BigQuery { get; } = new("bigquery", "BigQueryConnection")
    {
        Quote = Backtick,
        RefusesQuoteInName = true,
        Closing = [],
    };

    /// <summary>Snowflake. Nothing is written, and nothing but the role of the connection keeps it from writing.</summary>
    public static SqlDialect Snowflake { get; } = new("snowflake", "SnowflakeDbConnection")
    {
        Marker = (_, _) => "?",
        Closing = [],
    };

    /// <summary>Spark SQL. Nothing is written, and nothing but the role of the connection keeps it from writing.</summary>
    public static SqlDialect Spark { get; } = new("spark", "SparkConnection")
    {
        Quote = Backtick,
        Marker = (place, _) => $":p{place}",
        Closing = [],
    };

    /// <summary>Every dialect.</summary>
    public static IReadOnlyList<SqlDialect> All { get; } = [Sqlite, PostgreSql, DuckDb, ClickHouse, BigQuery, Snowflake, Spark];

    /// <summary>The id: <c>sqlite</c>, <c>postgresql</c>, <c>duckdb</c>, <c>clickhouse</c>, <c>bigquery</c>, <c>snowflake</c>,
    /// <c>spark</c>.</summary>
    public string Id { get; }

    /// <summary>The dialect of an id; <see langword="null"/> when there is none.</summary>
    /// <param name="id">An id; case does not matter.</param>
    public static SqlDialect? Find(string id) =>
        All.FirstOrDefault(dialect => dialect.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The dialect of a connection, by the name of its type.</summary>
    /// <param name="connection">A connection, open or not.</param>
    /// <exception cref="ArgumentException">The type is not known: name the dialect (<see cref="SqlEvidence.Dialect"/>).</exception>
    public static SqlDialect Of(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var type = connection.GetType().Name;
        return All.FirstOrDefault(dialect => dialect.ConnectionTypes.Contains(type, StringComparer.Ordinal))
            ?? throw new ArgumentException(
                $"what SQL a {Excerpt.InHint(type)} takes is not known: name the dialect of the evidence", nameof(connection));
    }

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    /// <summary>Whether columns have no type that values are held to.</summary>
    internal bool ComparesTexts { get; private init; }

    /// <summary>Whether a table may be spread over other servers as tables that are foreign.</summary>
    internal bool HasForeignTables { get; private init; }

    /// <summary>The transaction that the driver begins, which knows of another; nothing where <see cref="Opening"/> does.</summary>
    internal IsolationLevel? Isolation { get; private init; }

    /// <summary>What begins a transaction that cannot write, and how long a statement may take.</summary>
    internal Func<TimeSpan, IReadOnlyList<string>> Opening { get; private init; } = _ => [];

    /// <summary>What ends it.</summary>
    internal IReadOnlyList<string> Closing { get; private init; } = ["ROLLBACK"];

    /// <summary>Settings of the connection that are changed for the time of a reading.</summary>
    internal IReadOnlyList<(string Name, int Value)> Settings { get; private init; } = [];

    /// <summary>What stands for a parameter, by its place and its value.</summary>
    internal Func<int, object, string> Marker { get; private init; } = (place, _) => $"@p{place}";

    private IReadOnlyList<string> ConnectionTypes { get; }

    private string Quote { get; init; } = DoubleQuote;

    private bool EscapesBackslash { get; init; }

    private bool RefusesQuoteInName { get; init; }

    /// <summary>A name in quotes: nothing in it is read as SQL.</summary>
    /// <exception cref="ArgumentException">A name that cannot be written.</exception>
    internal string Quoted(string name)
    {
        if (name.Length is 0 or > LongestName || name.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException(Invariant(
                $"'{Excerpt.InHint(name)}' cannot be a name in a database: 1 to {LongestName} characters are allowed, and no NUL"));
        }
        if (RefusesQuoteInName && name.AsSpan().ContainsAny('`', '\\'))
            throw new ArgumentException($"'{Excerpt.InHint(name)}' cannot be a name in {Id}: no backtick and no backslash is allowed");
        var inside = EscapesBackslash
            ? name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(Quote, "\\" + Quote, StringComparison.Ordinal)
            : name.Replace(Quote, Quote + Quote, StringComparison.Ordinal);
        return Quote + inside + Quote;
    }

    /// <summary>The name of a table in quotes, with those of its schema and database before it: dots outside quotes part them.</summary>
    /// <exception cref="ArgumentException">A part that cannot be written, or a quote that is not closed.</exception>
    internal string QuotedPath(string name) => string.Join('.', Parts(name).Select(Quoted));

    private static List<string> Parts(string name)
    {
        List<string> parts = [];
        var part = new StringBuilder();
        var quote = '\0';
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (quote == '\0' && c == '.')
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else if (quote == '\0' && part.Length == 0 && c is '"' or '`') quote = c;
            else if (quote != '\0' && c == quote && i + 1 < name.Length && name[i + 1] == quote) part.Append(name[i++]);
            else if (quote != '\0' && c == quote) quote = '\0';
            else part.Append(c);
        }
        if (quote != '\0') throw new ArgumentException($"'{Excerpt.InHint(name)}': a quote is opened and not closed");
        parts.Add(part.ToString());
        return parts;
    }
}
