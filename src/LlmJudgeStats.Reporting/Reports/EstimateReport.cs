namespace LlmJudgeStats.Reporting;

/// <summary>Everything that one <c>estimate</c> says: the rows, the results, and what looked wrong.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record EstimateReport
{
    /// <summary>The most results of which each is shown with all that it rests on.</summary>
    internal const int GroupsInFull = 12;

    /// <summary>The most results that stand in one picture.</summary>
    internal const int GroupsInAPicture = 200;

    /// <summary>The command whose report it is: <c>estimate</c>, or <c>gate</c> where every result has one.</summary>
    public string Command { get; init; } = "estimate";

    /// <summary>What became of the rows; <see langword="null"/> when counts were given and there was no file.</summary>
    public RowAccount? Rows { get; init; }

    /// <summary>What became of the labels of a second file; <see langword="null"/> without one.</summary>
    public LabelAccount? Labels { get; init; }

    /// <summary>What the file was read as; <see langword="null"/> when there was none.</summary>
    public SourceAccount? Source { get; init; }

    /// <summary>
    /// Columns that were chosen and not named, and where the rows are, in a line each: what a reader may want to correct.
    /// </summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    internal Provenance? Provenance { get; init; }

    /// <summary>One result for each group, in order of first appearance.</summary>
    public required IReadOnlyList<EstimateResult> Results { get; init; }

    /// <summary>The ranks that the intervals leave open, in the order of the results, <see langword="null"/> for one without a rate; empty
    /// for one result, and for more than <see cref="GroupsInAPicture"/>.</summary>
    internal IReadOnlyList<RankInterval?> Ranks { get; init; } = [];

    /// <summary>How the intervals did on hidden labels; <see langword="null"/> when none are shown.</summary>
    public required BackTest? BackTest { get; init; }

    /// <summary>What looked wrong, each code once. See <see cref="ReportDiagnostics"/>.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The report of some results.</summary>
    /// <param name="results">One for each group, in order of first appearance.</param>
    /// <param name="further">What else is to be said, after what the results show themselves.</param>
    public static EstimateReport Of(IReadOnlyList<EstimateResult> results, IReadOnlyList<Diagnostic> further)
    {
        return Of(results, () => further);
    }

    /// <summary>The report of some results, with what is known only when all of them were made.</summary>
    internal static EstimateReport Of(IReadOnlyList<EstimateResult> results, Func<IEnumerable<Diagnostic>> further)
    {
        ArgumentNullException.ThrowIfNull(results);
        // Once through the results for both: many of them are made anew each time.
        var backTest = new BackTest.Counter();
        var diagnostics = new ReportDiagnostics.Collector();
        foreach (var result in results)
        {
            backTest.Note(result);
            diagnostics.Note(result);
        }
        var report = new EstimateReport
        {
            Results = results,
            Ranks = results.Count is > 1 and <= GroupsInAPicture
                ? RankInterval.Of([.. results.Select(result => result.Main.Estimate)]) : [],
            BackTest = backTest.ToBackTest(),
            Diagnostics = [.. diagnostics.ToDiagnostics(results.Count), .. further()],
        };
        return report.With(null);
    }

    /// <summary>The report with how it was made, which says what was looked for in the file.</summary>
    internal EstimateReport With(Provenance? provenance) => this with
    {
        Provenance = provenance,
        Results = Results.Count > GroupsInFull
            ? Results
            :
            [
                .. Results.Select(result => result with
                {
                    RestsOn = Checklist.Of(result, Diagnostics, provenance?.Input),
                    PaperSentence = MethodSentence.Of(result),
                }),
            ],
    };
}
