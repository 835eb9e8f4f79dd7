namespace LlmJudgeStats.Data;

/// <summary>Reads the shares that strata have in the population.</summary>
/// <remarks>Stateless, thread-safe.</remarks>
public static class ShareReader
{
    /// <summary>Reads a file with the columns <c>value</c> and <c>share</c>.</summary>
    /// <param name="path">The file's path: CSV, TSV, JSON lines or a JSON document.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The file cannot be opened, is not what it should be, or its shares are refused.</exception>
    /// <exception cref="ArgumentException">An empty path.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static StratumShares Read(string path, CancellationToken cancellationToken = default) =>
        Read(NamedInput.Of(path), cancellationToken);

    /// <summary>Reads a file on a thread of the pool, with the columns <c>value</c> and <c>share</c>.</summary>
    /// <inheritdoc cref="Read(string, CancellationToken)"/>
    public static Task<StratumShares> ReadAsync(string path, CancellationToken cancellationToken = default) =>
        NamedInput.Of(path).ReadAsync(input => Read(input, cancellationToken), cancellationToken);

    /// <summary>The same, and which file it was.</summary>
    internal static (StratumShares Shares, InputFingerprint Fingerprint) ReadWithFingerprint(string path, ShareColumns columns)
    {
        var reading = new JudgmentReading(path, columns.Options, null, default);
        return InputFile.ReadWithFingerprint(path, input => reading.SharesOf(input, columns));
    }

    private static StratumShares Read(NamedInput input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reading = new JudgmentReading(input.Name, ShareColumns.OfStrata.Options, null, cancellationToken);
        return input.Read(rows => reading.SharesOf(rows, ShareColumns.OfStrata));
    }
}
