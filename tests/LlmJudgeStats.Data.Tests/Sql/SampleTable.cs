using Microsoft.Data.Sqlite;

namespace LlmJudgeStats.Data.Tests.Sql;

/// <summary>A file of comma-separated values as a table of a SQLite database in a folder of its own.</summary>
internal sealed class SampleTable : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("judgestats-sql").FullName;

    /// <summary>A database with nothing in it.</summary>
    public SampleTable()
    {
        Path = System.IO.Path.Combine(_folder, "judgments.db");
        Run("PRAGMA journal_mode = DELETE");
    }

    public string Path { get; }

    /// <summary>A database with the rows of a file, of which every column has one type.</summary>
    public static SampleTable Of(string csv, string table = "judgments", string type = "TEXT")
    {
        var database = new SampleTable();
        var lines = File.ReadAllLines(csv);
        var names = lines[0].Split(',');
        using var connection = database.Open("ReadWrite");
        using var transaction = connection.BeginTransaction();
        using (var create = connection.CreateCommand())
        {
            create.CommandText = $"CREATE TABLE {Name(table)} ({string.Join(", ", names.Select(name => $"{Name(name)} {type}"))})";
            create.ExecuteNonQuery();
        }
        using (var insert = connection.CreateCommand())
        {
            insert.CommandText = $"INSERT INTO {Name(table)} VALUES ({string.Join(", ", names.Select((_, i) => $"$v{i}"))})";
            foreach (var (name, i) in names.Select((name, i) => (name, i))) insert.Parameters.AddWithValue($"$v{i}", name);
            foreach (var line in lines.Skip(1))
            {
                var cells = Cells(line);
                for (var i = 0; i < names.Length; i++) insert.Parameters[i].Value = cells[i].Length == 0 ? DBNull.Value : cells[i];
                insert.ExecuteNonQuery();
            }
        }
        transaction.Commit();
        return database;
    }

    public SqliteConnection Open(string mode = "ReadOnly")
    {
        var connection = Connection(mode);
        connection.Open();
        return connection;
    }

    /// <summary>A connection that is not open.</summary>
    public SqliteConnection Connection(string mode = "ReadOnly") => new($"Data Source={Path};Mode={mode};Pooling=False");

    public void Run(string sql)
    {
        using var connection = Open("ReadWriteCreate");
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public object? Scalar(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The cells of a line; only whole cells are quoted in the samples.</summary>
    internal static List<string> Cells(string line)
    {
        List<string> cells = [];
        for (var start = 0; start <= line.Length;)
        {
            var isQuoted = start < line.Length && line[start] == '"';
            var end = isQuoted ? line.IndexOf('"', start + 1) + 1 : line.IndexOf(',', start);
            if (end < 0) end = line.Length;
            cells.Add(isQuoted ? line[(start + 1)..(end - 1)] : line[start..end]);
            start = end + 1;
        }
        return cells;
    }

    private static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
