namespace LlmJudgeStats.Data.Tests.Sql;

/// <summary>Files that tables are made of.</summary>
internal static class Samples
{
    /// <summary>A sample of the repository.</summary>
    public static string Find(string file) => Up("docs", "samples", file) ?? throw new FileNotFoundException(file);

    /// <summary>All of them that hold data.</summary>
    public static IReadOnlyList<string> Files()
    {
        var folder = Path.GetDirectoryName(Find("verdicts.csv"))!;
        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path) is ".csv" or ".json" or ".jsonl" or ".eval").Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>A file of the folder <c>shared</c> beside the repository; the test is skipped where that is absent.</summary>
    public static string Shared(string folder, string file)
    {
        if (Up("shared", folder, file) is { } path) return path;
        Assert.Skip($"shared/{folder}/{file} is not there");
        return "";
    }

    private static string? Up(params string[] parts)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine([at.FullName, .. parts]);
            if (File.Exists(path)) return path;
        }
        return null;
    }
}
