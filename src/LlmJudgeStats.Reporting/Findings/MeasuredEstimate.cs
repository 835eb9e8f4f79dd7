using System.Diagnostics.CodeAnalysis;

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

    /// <summary>The estimate; <see cref="Method"/> is that of it from then on.</summary>
    public required JudgeEstimate Estimate
    {
        get;
        [MemberNotNull(nameof(Method))]
        init
        {
            field = value;
            Method = IsPointOnly ? OfPoint(value) : ReportMethod.Of(value);
        }
    }

    /// <summary>Whether no interval is honest: then none is shown, and the source is that of the point. Said after the estimate.</summary>
    public bool IsPointOnly
    {
        get;
        init
        {
            field = value;
            if (value) Method = OfPoint(Estimate);
        }
    }

    /// <summary>What must hold, and where the interval comes from; as the estimate has it unless said otherwise behind it.</summary>
    public ReportMethod Method { get; init; }

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

    private static ReportMethod OfPoint(JudgeEstimate estimate) =>
        ReportMethod.Of(estimate) with { Citation = estimate.Method.Citation };
}
