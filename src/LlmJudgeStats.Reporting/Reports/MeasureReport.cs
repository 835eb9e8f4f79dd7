using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Reporting;

/// <summary>Everything that is said of another measure than a pass rate.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record MeasureReport
{
    /// <summary>What became of the rows; <see langword="null"/> when there was no file.</summary>
    public RowAccount? Rows { get; init; }

    /// <summary>What became of labels of a file of their own; <see langword="null"/> where there was none.</summary>
    public LabelAccount? Labels { get; init; }

    /// <summary>What the file was read as; <see langword="null"/> when there was none.</summary>
    public SourceAccount? Source { get; init; }

    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    internal Provenance? Provenance { get; init; }

    /// <summary>The command that was given: <c>estimate</c>, <c>compare</c>; a gate says so itself.</summary>
    public string Command { get => IsGate ? GateReports.Command : field; init; } = "estimate";

    /// <summary>Whether it is that of a gate.</summary>
    public bool IsGate => Results.Any(result => result.Gate is not null);

    /// <summary>The worst gate: a fail over an open one over a pass; an open one that is allowed counts as a pass.</summary>
    public GateVerdict WorstGate => Results.Select(result => result.Gate).OfType<MeasureGate>()
        .Select(gate => gate.IsAllowed ? GateVerdict.Pass : gate.Verdict)
        .Aggregate(GateVerdict.Pass, (worst, one) =>
            worst == GateVerdict.Fail || one == GateVerdict.Fail ? GateVerdict.Fail : one == GateVerdict.Pass ? worst : one);

    /// <summary>One result for each group.</summary>
    public required IReadOnlyList<MeasureResult> Results { get; init; }

    /// <summary>What looked wrong, each code once, the worst first.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The report of some results.</summary>
    /// <param name="results">One for each group.</param>
    /// <param name="notes">What is to be said of the file.</param>
    public static MeasureReport Of(IReadOnlyList<MeasureResult> results, IReadOnlyList<Diagnostic> notes)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(notes);
        var all = notes.Concat(results.SelectMany(result => result.Diagnostics));
        return new()
        {
            Results = results,
            Diagnostics = [.. all.DistinctBy(one => one.Code).OrderByDescending(one => one.Severity)],
        };
    }
}
