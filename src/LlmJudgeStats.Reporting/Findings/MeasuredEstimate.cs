namespace LlmJudgeStats.Reporting;

/// <summary>An estimate beyond a pass rate, and what it is an estimate of.</summary>
public sealed record MeasuredEstimate
{
    /// <summary>What is estimated: <c>mean-score</c>, <c>share</c>, <c>win-rate</c>.</summary>
    public required string Quantity { get; init; }

    /// <summary>Which one of several: a class, a score; <see langword="null"/> where there is one.</summary>
    public string? Of { get; init; }

    /// <summary>What people call it in a table: <c>win rate</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its part beside the others: <c>corrected</c>, <c>labels only</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The estimate.</summary>
    public required JudgeEstimate Estimate { get; init; }

    /// <summary>What must hold, one sentence each; those of the estimate's method unless said otherwise.</summary>
    public IReadOnlyList<string> Assumptions
    {
        get => field ?? MethodWords.AssumptionsOf(Estimate);
        init;
    }

    /// <summary>Where the interval comes from, or the method of a point alone; as the estimate's method has it unless said otherwise.
    /// </summary>
    public Citation Citation
    {
        get => field ?? (IsPointOnly ? Estimate.Method.Citation : MethodWords.CitationOf(Estimate.Method));
        init;
    }

    /// <summary>Whether no interval is honest: then none is shown.</summary>
    public bool IsPointOnly { get; init; }

    /// <summary>The level of all estimates of this kind together; <see langword="null"/> where each stands for itself.</summary>
    public double? JointLevel { get; init; }

    /// <summary>The value that <see cref="PValue"/> tests; <see langword="null"/> without a test.</summary>
    public double? PValueOf { get; init; }

    /// <summary>The two-sided p-value; <see langword="null"/> without a test.</summary>
    public double? PValue { get; init; }

    /// <summary>The p-value that allows for the other tests beside it; <see langword="null"/> where there is one test.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>How it was adjusted: <c>holm</c>; <see langword="null"/> where it was not.</summary>
    public string? Adjustment { get; init; }

    /// <summary>How many random labels alone would be as precise; <see langword="null"/> where that is not known.</summary>
    public double? EffectiveLabels { get; init; }
}
