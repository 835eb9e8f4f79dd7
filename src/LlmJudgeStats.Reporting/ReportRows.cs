namespace LlmJudgeStats.Reporting;

/// <summary>What became of the rows of a file. It always reconciles: read = used + the sum of skipped.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ReportRows
{
    /// <summary>An account of rows.</summary>
    /// <param name="read">All rows.</param>
    /// <param name="used">Rows that became evidence.</param>
    /// <param name="skipped">Rows that did not, by reason.</param>
    /// <exception cref="ArgumentNullException">No list of reasons.</exception>
    /// <exception cref="ArgumentException">A negative count, or an account that does not reconcile.</exception>
    public ReportRows(long read, long used, IReadOnlyList<KeyValuePair<string, long>> skipped)
    {
        ArgumentNullException.ThrowIfNull(skipped);
        if (read < 0 || used < 0 || skipped.Any(reason => reason.Value < 0))
            throw new ArgumentException("a count of rows must be zero or more", nameof(skipped));
        var rest = skipped.Aggregate((Int128)0, (sum, reason) => sum + reason.Value);
        if (read != used + rest)
            throw new ArgumentException($"{read} rows read, but {used} used and {rest} skipped: the account must reconcile", nameof(read));
        (Read, Used, Skipped) = (read, used, [.. skipped]);
    }

    /// <summary>All rows.</summary>
    public long Read { get; }

    /// <summary>Rows that became calibration or test items.</summary>
    public long Used { get; }

    /// <summary>Rows that did not, by reason: only reasons that occurred.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Skipped { get; }
}
