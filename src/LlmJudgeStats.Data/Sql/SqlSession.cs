using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

namespace LlmJudgeStats.Data;

/// <summary>One connection for the time of a reading: a transaction that cannot write, ended and undone whatever happens.</summary>
internal sealed class SqlSession(DbConnection connection, SqlDialect dialect, TimeSpan timeout, ErrorLog errors) : IAsyncDisposable
{
    private readonly SqlSecrets _secrets = new(connection.ConnectionString);
    private readonly List<string> _undo = [];
    private DbTransaction? _transaction;
    private bool _wasClosed;

    public static async Task<SqlSession> OpenAsync(
        DbConnection connection, SqlDialect dialect, TimeSpan timeout, ErrorLog errors, CancellationToken cancellation)
    {
        var session = new SqlSession(connection, dialect, timeout, errors);
        try
        {
            await session.BeginAsync(cancellation).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Asks, and hands the answer over while it is open.</summary>
    /// <exception cref="JudgeDataException">The database refuses or fails.</exception>
    public async Task<T> AskAsync<T>(SqlText sql, Func<DbDataReader, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            var command = Command(sql.Text);
            await using var _ = command.ConfigureAwait(false);
            AddParameters(command, sql.Parameters);
            var answer = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using var __ = answer.ConfigureAwait(false);
            try
            {
                return await read(answer).ConfigureAwait(false);
            }
            catch
            {
                // What is left of the answer would be read to its end.
                command.Cancel();
                throw;
            }
        }
        catch (Exception problem) when (problem is DbException or InvalidCastException or OverflowException)
        {
            // A value that its type in .NET has no room for is the driver's to refuse, too.
            cancellation.ThrowIfCancellationRequested();
            Fail(problem);
            throw;
        }
    }

    /// <summary>Ends the transaction, and leaves the connection as it was found.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_transaction is not null) await _transaction.DisposeAsync().ConfigureAwait(false);    // rolled back
            for (var i = _undo.Count - 1; i >= 0; i--) await RunAsync(_undo[i], CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is DbException or InvalidOperationException)
        {
            // The connection is broken: there is nothing left to undo.
        }
        if (_wasClosed) await connection.CloseAsync().ConfigureAwait(false);
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        try
        {
            if (connection.State is ConnectionState.Closed)
            {
                _wasClosed = true;
                await connection.OpenAsync(cancellation).ConfigureAwait(false);
            }
            foreach (var (setting, value) in dialect.Settings)
                await SetAsync(setting, value, cancellation).ConfigureAwait(false);
            if (dialect.Isolation is { } level)
                _transaction = await connection.BeginTransactionAsync(level, cancellation).ConfigureAwait(false);
            var opening = dialect.Opening(timeout);
            for (var i = 0; i < opening.Count; i++)
            {
                await RunAsync(opening[i], cancellation).ConfigureAwait(false);
                if (i == 0) _undo.AddRange(dialect.Closing);
            }
        }
        catch (Exception problem) when (problem is DbException or SocketException or IOException or TimeoutException)
        {
            cancellation.ThrowIfCancellationRequested();
            Fail(problem);
            throw;
        }
    }

    // Of SQLite: it stays with the connection, which may go back to a pool.
    private async Task SetAsync(string setting, int value, CancellationToken cancellation)
    {
        var command = Command($"PRAGMA {setting}");
        await using var _ = command.ConfigureAwait(false);
        var before = SqlCount.Of(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) ?? DBNull.Value) ?? 0;
        await RunAsync(Invariant($"PRAGMA {setting} = {value}"), cancellation).ConfigureAwait(false);
        _undo.Add(Invariant($"PRAGMA {setting} = {before}"));
    }

    private async Task RunAsync(string statement, CancellationToken cancellation)
    {
        var command = Command(statement);
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private DbCommand Command(string text)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names are looked up in the schema and quoted, values are parameters: SqlStatements.
        command.CommandText = text;
        command.Transaction = _transaction;
#pragma warning restore CA2100
        command.CommandTimeout = (int)Math.Min(int.MaxValue / 1000, Math.Ceiling(timeout.TotalSeconds));
        return command;
    }

    private static void AddParameters(DbCommand command, IReadOnlyList<object> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = Invariant($"p{i}");
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }
    }

    [DoesNotReturn]
    private void Fail(Exception problem) => errors.Fail(
        new(DataCodes.Database, $"the database says: {_secrets.Without(problem.Message).TrimEnd('.')}",
            "check the connection, the table, and what the role may read"));
}
