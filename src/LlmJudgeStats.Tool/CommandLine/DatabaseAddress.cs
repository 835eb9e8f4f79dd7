namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>Where a database is: which driver opens it, and with what.</summary>
/// <remarks>What a driver is told may hold a password, and is never shown.</remarks>
/// <param name="Driver">SQLite or PostgreSQL.</param>
/// <param name="Target">The path of a file, or a connection string.</param>
internal sealed record DatabaseAddress(DatabaseDriver Driver, string Target)
{
    private const string Sqlite = "sqlite:";
    private const string Postgres = "postgres:";
    private const string Variable = "env:";

    /// <summary>The address of what was written behind --sql.</summary>
    public static DatabaseAddress Parse(string text)
    {
        if (!text.StartsWith(Variable, StringComparison.OrdinalIgnoreCase)) return Named(text, "--sql");
        var name = text[Variable.Length..];
        if (name.Length > 0 && Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            return Named(value, $"the environment variable {name}");
        throw new UsageException($"--sql {Variable}{name}: there is no such environment variable, or it is empty; set it to sqlite:PATH or "
            + "postgres:STRING");
    }

    /// <summary>What may be shown of it: the name of a file or of a variable, and of a connection string nothing.</summary>
    public static string Shown(string text)
    {
        if (text.StartsWith(Variable, StringComparison.OrdinalIgnoreCase)) return text;
        if (text.StartsWith(Sqlite, StringComparison.OrdinalIgnoreCase)) return Sqlite + Path.GetFileName(text[Sqlite.Length..]);
        return text.StartsWith(Postgres, StringComparison.OrdinalIgnoreCase) ? Postgres + "..." : "...";
    }

    private static DatabaseAddress Named(string text, string place)
    {
        if (After(Sqlite) is { Length: > 0 } path) return new(DatabaseDriver.Sqlite, path);
        if (After(Postgres) is { Length: > 0 } connection) return new(DatabaseDriver.PostgreSql, connection);
        throw new UsageException($"{place}: write sqlite:PATH, postgres:STRING (Host=...;Database=...;Username=...), or env:NAME for "
            + "either in an environment variable; other databases are read through the library (SqlEvidence)");

        string? After(string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : null;
    }
}
