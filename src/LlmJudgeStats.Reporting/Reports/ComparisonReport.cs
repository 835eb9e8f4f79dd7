namespace LlmJudgeStats.Reporting;

/// <summary>Everything that one <c>compare</c> says.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record ComparisonReport
{
    /// <summary>What became of the rows; <see langword="null"/> when counts were given and there was no file.</summary>
    public RowAccount? Rows { get; init; }

    /// <summary>What became of the labels of a second file; <see langword="null"/> without one.</summary>
    public LabelAccount? Labels { get; init; }

    /// <summary>What the file was read as; <see langword="null"/> when there was none.</summary>
    public SourceAccount? Source { get; init; }

    /// <summary>Columns that were chosen and not named, in a line each.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    internal Provenance? Provenance { get; init; }

    /// <summary>One result for each pair of systems. At least one.</summary>
    public required IReadOnlyList<ComparisonResult> Results { get; init; }

    /// <summary>A board for each group and criterion; empty for two systems, and against a baseline.</summary>
    public IReadOnlyList<LeaderboardFindings> Leaderboards { get; init; } = [];

    /// <summary>What looked wrong, each code once.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The answer in one plain sentence: the first line of what people read.</summary>
    public required string Sentence { get; init; }

    /// <summary>The report of some results.</summary>
    /// <param name="results">One for each pair, at least one.</param>
    /// <param name="notes">What is to be said about the file, and further.</param>
    /// <exception cref="ArgumentException">No result.</exception>
    public static ComparisonReport Of(IReadOnlyList<ComparisonResult> results, IReadOnlyList<Diagnostic> notes)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(notes);
        if (results.Count == 0) throw new ArgumentException("a comparison has at least one pair", nameof(results));
        var warnings = results.Aggregate(EstimateWarnings.None, (sum, result) => sum | result.Findings.Answer.Difference.Warnings);
        IEnumerable<Diagnostic> found = Diagnostic.Of(warnings).Select(one => About(one, results));
        return new()
        {
            Results = results,
            Diagnostics =
            [
                .. notes, .. found.Where(one => notes.All(note => note.Code != one.Code)),
                .. results.Select(result => IntervalDoubt.OfEstimate(result.Findings.Answer.Difference)?.Diagnostic).OfType<Diagnostic>()
                    .Distinct(),
            ],
            Sentence = results is [var single]
                ? single.Sentence
                : ComparisonSentence.OfMany([.. results.Select(result => result.Findings)]),
        };
    }

    // Of many pairs it is said how many a warning is about.
    private static Diagnostic About(Diagnostic diagnostic, IReadOnlyList<ComparisonResult> results)
    {
        if (results.Count == 1) return diagnostic;
        var count = results.Count(result =>
            Diagnostic.Of(result.Findings.Answer.Difference.Warnings).Any(one => one.Code == diagnostic.Code));
        return count == results.Count
            ? diagnostic
            : diagnostic with { Message = string.Create(null, $"{count} of {results.Count} pairs: {diagnostic.Message}") };
    }
}
