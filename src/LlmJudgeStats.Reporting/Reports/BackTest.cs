namespace LlmJudgeStats.Reporting;

/// <summary>How many groups' intervals contain the share of passes among their hidden labels.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record BackTest
{
    /// <summary>Groups with hidden labels.</summary>
    public required int Groups { get; init; }

    /// <summary>How many of their intervals contain the hidden rate.</summary>
    public required int Inside { get; init; }

    /// <summary>How many of those do because they are the whole range.</summary>
    public required int InsideWholeRange { get; init; }

    /// <summary>
    /// How many naive intervals contain the hidden rate; <see langword="null"/> when not every group has one, or nothing else was asked
    /// for.
    /// </summary>
    public required int? NaiveInside { get; init; }

    internal static BackTest? Of(IReadOnlyList<EstimateResult> results)
    {
        var tested = results.Where(result => result.Revealed is not null).ToArray();
        if (tested.Length == 0) return null;
        var inside = tested.Where(result => result.Main.ContainsRevealed == true).ToArray();
        var naive = tested.Select(result => result.Estimates.FirstOrDefault(one => one.Estimate.Method.IsUncorrected))
            .OfType<ReportedEstimate>().ToArray();
        var isCompared = naive.Length == tested.Length && tested.Any(result => !result.Main.Estimate.Method.IsUncorrected);
        return new()
        {
            Groups = tested.Length,
            Inside = inside.Length,
            InsideWholeRange = inside.Count(result => result.Main.Estimate.Interval is { Lower: 0, Upper: 1 }),
            NaiveInside = isCompared ? naive.Count(one => one.ContainsRevealed == true) : null,
        };
    }
}
