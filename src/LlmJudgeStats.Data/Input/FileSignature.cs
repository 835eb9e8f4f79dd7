namespace LlmJudgeStats.Data;

/// <summary>Recognises files by their first bytes: extensions lie.</summary>
internal static class FileSignature
{
    /// <summary>How many first bytes are enough.</summary>
    public const int Length = 512;

    private static readonly (byte[] Magic, string Kind, string Hint)[] s_unsupported =
    [
        ([(byte)'P', (byte)'K', 3, 4], "a zip archive", "unpack it first: unzip -p FILE | judgestats ... -"),
        ([(byte)'P', (byte)'K', 5, 6], "an empty zip archive", "pack the judgments as CSV, JSONL or .gz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard-compressed", "unpack it first: zstd -dc FILE | judgestats ... -"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], "xz-compressed", "unpack it first: xz -dc FILE | judgestats ... -"),
        ([(byte)'B', (byte)'Z', (byte)'h'], "bzip2-compressed", "unpack it first: bzip2 -dc FILE | judgestats ... -"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], "a 7-zip archive", "unpack it first"),
        ([(byte)'P', (byte)'A', (byte)'R', (byte)'1'], "a Parquet file",
            "leave out what says how a table is written, or convert it to CSV or JSONL"),
        ([(byte)'P', (byte)'A', (byte)'R', (byte)'E'], "an encrypted Parquet file", "write it again without encryption"),
        ([(byte)'A', (byte)'R', (byte)'R', (byte)'O', (byte)'W', (byte)'1'], "an Arrow file",
            "convert it to CSV or JSONL first, for example with duckdb or pandas"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook", "save the sheet as CSV (UTF-8)"),
        ([.. "SQLite format 3\0"u8], "an SQLite database", "export the table: sqlite3 -csv -header FILE 'select ...'"),
    ];

    public static bool IsGzip(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, ..];

    /// <summary>What is wrong with this kind of file, or nothing.</summary>
    public static JudgeDataError? Unsupported(ReadOnlySpan<byte> head, string name)
    {
        if (IsWorkbook(head))
            return Error("an Excel workbook", "save the sheet as CSV (UTF-8)");
        foreach (var (magic, kind, hint) in s_unsupported)
        {
            if (head.StartsWith(magic)) return Error(kind, hint);
        }
        // Brotli has no signature, so here the name is all there is.
        return name.EndsWith(".br", StringComparison.OrdinalIgnoreCase)
            ? Error("Brotli-compressed, by its name", "unpack it first: brotli -dc FILE | judgestats ... -")
            : null;
    }

    private static bool IsWorkbook(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\u0003\u0004"u8) && (head.IndexOf("[Content_Types].xml"u8) >= 0 || head.IndexOf("xl/"u8) >= 0);

    private static JudgeDataError Error(string kind, string hint) =>
        new(DataCodes.UnsupportedFormat, $"the file is {kind}; CSV, TSV and JSON lines can be read, plain or .gz", hint);
}
