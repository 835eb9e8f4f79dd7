using System.Diagnostics;
using Npgsql;

namespace LlmJudgeStats.Data.Tests.Sql;

/// <summary>
/// A server of PostgreSQL in a folder of its own, on a Unix socket without a TCP port, stopped by its own process id. Not there where the
/// machine has no PostgreSQL, or no user under whom it would start: tests are then skipped.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private const string User = "judge";
    private static readonly string? s_programs = Programs();
    private readonly string _folder = Directory.CreateTempSubdirectory("jspg-").FullName;    // short: the path of a socket has a limit

    private PostgresServer()
    {
    }

    public string Socket => _folder;

    /// <summary>A server that runs; skips the test where there can be none.</summary>
    public static PostgresServer Start()
    {
        if (s_programs is null || !OperatingSystem.IsLinux()) Assert.Skip("PostgreSQL is not installed");
        if (Environment.UserName == "root" && !Run("id", "postgres").Succeeded) Assert.Skip("PostgreSQL does not run as root");
        var server = new PostgresServer();
        try
        {
            server.Begin();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public NpgsqlConnection Connection(string database = "postgres") =>
        new($"Host={_folder};Username={User};Database={database};Pooling=False;Include Error Detail=true");

    public async Task RunAsync(string sql)
    {
        await using var connection = Connection();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Whether an extension is installed beside the server.</summary>
    public async Task<bool> HasAsync(string extension)
    {
        await using var connection = Connection();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("SELECT COUNT(*) FROM pg_available_extensions WHERE name = @name", connection);
        command.Parameters.AddWithValue("name", extension);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is 1L;
    }

    /// <summary>Writes the rows of a file of comma-separated values into a table; empty cells are NULL.</summary>
    public async Task LoadAsync(string table, string csv, Func<string[], bool>? isMeant = null)
    {
        await using var connection = Connection();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var writer = await connection.BeginTextImportAsync(
            $"COPY {table} FROM STDIN (FORMAT csv)", TestContext.Current.CancellationToken);
        foreach (var line in (await File.ReadAllLinesAsync(csv, TestContext.Current.CancellationToken)).Skip(1))
        {
            if (isMeant is null || isMeant([.. SampleTable.Cells(line)])) await writer.WriteAsync(line + "\n");
        }
    }

    public void Dispose()
    {
        Run(Program("pg_ctl"), "-D", Data, "-m", "immediate", "-w", "stop");    // by the process id that the folder of its data holds
        Run("rm", "-rf", _folder);
    }

    private string Data => Path.Combine(_folder, "data");

    private void Begin()
    {
        if (Environment.UserName == "root") Must(Outcome("chown", ["postgres", _folder]));
        Must(Run(Program("initdb"), "-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"));
        Must(Run(Program("pg_ctl"), "-D", Data, "-w", "-l", Path.Combine(_folder, "log"),
            "-o", $"-c listen_addresses='' -c unix_socket_directories='{_folder}' -c fsync=off", "start"));
        using var connection = Connection();
        connection.Open();
        using var command = new NpgsqlCommand("SHOW data_directory", connection);
        Assert.Equal(Data, command.ExecuteScalar());    // ours, and nobody else's
    }

    private static string Program(string name) => Path.Combine(s_programs!, name);

    private static string? Programs()
    {
        string[] folders = Directory.Exists("/usr/lib/postgresql")
            ? [.. Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))]
            : [];
        return folders.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    // The server refuses to run as root.
    private static (bool Succeeded, string Text) Run(string program, params string[] arguments) =>
        Environment.UserName == "root" && program.Contains('/', StringComparison.Ordinal)
            ? Outcome("runuser", ["-u", "postgres", "--", program, .. arguments])
            : Outcome(program, arguments);

    private static (bool Succeeded, string Text) Outcome(string program, string[] arguments)
    {
        // To a file of its own: the server keeps the streams of pg_ctl open.
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments])
        {
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return (process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}");
    }

    private static void Must((bool Succeeded, string Text) outcome) => Assert.True(outcome.Succeeded, outcome.Text);
}
