namespace LlmJudgeStats.Data;

/// <summary>An input that was opened: its rows, and how it was understood.</summary>
/// <remarks>Read once, forwards; another pass opens the input again. Disposing leaves the caller's stream open.</remarks>
/// <param name="rows">The rows, which are among <paramref name="opened"/>.</param>
/// <param name="opened">What was opened for them, from the bytes upward.</param>
internal sealed class OpenedRows(IRowReader rows, IReadOnlyList<IDisposable> opened) : IDisposable
{
    /// <summary>The rows.</summary>
    public IRowReader Rows => rows;

    /// <summary>How the rows are written.</summary>
    public required JudgmentFormat Format { get; init; }

    /// <summary>The delimiter of a delimited file.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether the input is packed with gzip.</summary>
    public bool IsCompressed { get; init; }

    /// <summary>Where the rows are in a JSON document.</summary>
    public string? Path { get; init; }

    /// <summary>Whether the format was found rather than told.</summary>
    public required bool WasDetected { get; init; }

    /// <summary>The reader of another tool's format; nothing for a table that is read as it is written.</summary>
    public ForeignRowReader? Foreign => rows as ForeignRowReader;

    /// <summary>What is known of another tool's file; nothing for a table that is read as it is written.</summary>
    public ForeignContext? Context { get; init; }

    /// <summary>The encoding's registered name.</summary>
    public required string Encoding { get; init; }

    /// <summary>Unpacked bytes read so far; complete once every row was read.</summary>
    public required Func<long> BytesRead { get; init; }

    /// <summary>What follows the packed data, if anything does; known once every row was read.</summary>
    public Func<Diagnostic?> Trailing { get; init; } = () => null;

    /// <summary>What a reader of the numbers should know of the input; complete once every row was read.</summary>
    public IReadOnlyList<Diagnostic> Notes => Trailing() is { } note ? [.. rows.Notes, note] : rows.Notes;

    /// <summary>What the input was read as; complete once every row was read.</summary>
    /// <param name="missing">Why rows have no verdict.</param>
    public SourceAccount Account(IReadOnlyDictionary<string, long> missing)
    {
        if (Context is not { } context)
            return new() { Format = ForeignNames.IdOf(Format), Detected = WasDetected, Missing = Ordered(missing) };
        return new()
        {
            Format = ForeignNames.IdOf(context.Choice.Format),
            Title = ForeignNames.TitleOf(context.Choice.Format),
            Version = context.Version,
            Detected = context.Choice.WasDetected,
            Files = context.FileCount,
            Ignored = Ordered(context.Ignored),
            Metrics = Foreign is { } foreign ? [.. foreign.Metrics] : null,
            Missing = Ordered(missing),
        };
    }

    private static IReadOnlyList<KeyValuePair<string, long>> Ordered(IReadOnlyDictionary<string, long> counts) =>
        [.. counts.OrderBy(one => one.Key, StringComparer.Ordinal)];

    public void Dispose()
    {
        for (var i = opened.Count - 1; i >= 0; i--) opened[i].Dispose();
    }
}
