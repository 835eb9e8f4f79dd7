namespace LlmJudgeStats.Data;

/// <summary>The parts of a table that PostgreSQL has spread over other servers.</summary>
internal static class SqlPartitions
{
    /// <summary>The partitions as they stand behind FROM; none where no partition lies on another server.</summary>
    public static Task<string[]> OfAsync(SqlSession session, SqlDialect dialect, string table, CancellationToken cancellation)
    {
        var sql = new SqlText(dialect).Add("SELECT n.nspname, c.relname, c.relkind = 'f' FROM pg_partition_tree(to_regclass(")
            .AddParameter(table)
            .Add(")) AS t JOIN pg_class AS c ON c.oid = t.relid JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE t.isleaf "
                + "ORDER BY 1, 2");
        return session.AskAsync(sql, async answer =>
        {
            List<string> parts = [];
            var isForeign = false;
            while (await answer.ReadAsync(cancellation).ConfigureAwait(false))
            {
                parts.Add($"{dialect.Quoted(answer.GetString(0))}.{dialect.Quoted(answer.GetString(1))}");
                isForeign |= answer.GetBoolean(2);
            }
            return isForeign && parts.Count > 1 ? parts.ToArray() : [];
        }, cancellation);
    }
}
