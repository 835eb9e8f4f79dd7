namespace LlmJudgeStats.Data.Tests.Sql;

/// <summary>The statement as each dialect is asked it: names in its quotes, values in its parameters.</summary>
public sealed class SqlStatementTests
{
    private const string Whole = "SELECT \"judge\" AS \"k0\", \"verdict\" AS \"k1\", COUNT(*) AS \"n\" FROM \"t\" "
        + "WHERE ((\"ok\" IS NOT NULL AND \"ok\" IN (TRUE))) AND NOT ((\"judge\" IS NOT NULL AND \"judge\" IN (@p0, @p1))) "
        + "GROUP BY 1, 2 ORDER BY 1, 2";

    [Theory]
    [InlineData("postgresql", Whole)]
    [InlineData("sqlite", "CAST(\"judge\" AS TEXT) COLLATE BINARY IN (@p0, @p1)")]
    [InlineData("duckdb", "\"judge\" IN ($p0, $p1)")]
    [InlineData("clickhouse", "`judge` IN ({p0:String}, {p1:String})")]
    [InlineData("bigquery", "`judge` IN (@p0, @p1)")]
    [InlineData("snowflake", "\"judge\" IN (?, ?)")]
    [InlineData("spark", "`judge` IN (:p0, :p1)")]
    public void A_statement_is_written_in_its_dialect(string id, string part)
    {
        var dialect = SqlDialect.Find(id)!;
        SqlColumn[] columns = [new("judge", typeof(string), ""), new("verdict", typeof(string), ""), new("ok", typeof(bool), "")];
        SqlFilter[] filters = [new(2, new("ok", "true")), new(0, new("judge", "a", "b'") { IsExclusion = true })];
        var sql = new SqlStatements(dialect, [dialect.Quoted("t")], columns, filters).Counts([0, 1], -1);
        Assert.Equal(["a", "b'"], sql.Parameters);
        Assert.DoesNotContain("b'", sql.Text, StringComparison.Ordinal);
        Assert.Contains(part, sql.Text, StringComparison.Ordinal);
    }

    /// <summary>A number of rows is whole and has room in 64 bits, whatever type a driver gives it.</summary>
    [Fact]
    public void A_count_is_taken_from_every_type_that_a_driver_has_for_it()
    {
        object[] five = [5, 5L, (short)5, (byte)5, 5u, 5ul, 5m, 5.0m, 5.0, new System.Numerics.BigInteger(5)];
        Assert.All(five, value => Assert.Equal(5, SqlCount.Of(value)));
        object[] refused =
        [
            -1L, 1.5m, 1.5, double.NaN, 1e17, ulong.MaxValue, decimal.MaxValue, "5", true, System.Numerics.BigInteger.Pow(2, 63),
        ];
        Assert.All(refused, value => Assert.Null(SqlCount.Of(value)));
        Assert.Equal(0, SqlCount.Of(DBNull.Value));
        Assert.Equal(long.MaxValue, SqlCount.Of(System.Numerics.BigInteger.Pow(2, 63) - 1));
    }
}
