namespace LlmJudgeStats;

/// <summary>
/// Room for many estimates as columns, row i of every column one estimate: what differs between the answers to a
/// <see cref="StudyColumns"/>.
/// </summary>
/// <remarks>
/// Each column has the meaning and the range of its namesake in <see cref="JudgeEstimate"/>. The columns have one length and are the
/// caller's. The default value has room for none.
/// </remarks>
public readonly ref struct EstimateColumns
{
    /// <summary>Estimates inside the support; NaN where the data do not determine one.</summary>
    public required Span<double> Points { get; init; }

    /// <summary>The same before they were moved into the support.</summary>
    public required Span<double> Unclamped { get; init; }

    /// <summary>Standard errors; +∞ where there is no point.</summary>
    public required Span<double> StandardErrors { get; init; }

    /// <summary>Lower ends of the intervals.</summary>
    public required Span<double> Lower { get; init; }

    /// <summary>Upper ends of the intervals.</summary>
    public required Span<double> Upper { get; init; }

    /// <summary>What looked wrong.</summary>
    public required Span<EstimateWarnings> Warnings { get; init; }

    /// <summary>How many estimates there is room for.</summary>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public int Count
    {
        get
        {
            Check.SameLength(nameof(Points), Points.Length, nameof(Unclamped), Unclamped.Length);
            Check.SameLength(nameof(Points), Points.Length, nameof(StandardErrors), StandardErrors.Length);
            Check.SameLength(nameof(Points), Points.Length, nameof(Lower), Lower.Length);
            Check.SameLength(nameof(Points), Points.Length, nameof(Upper), Upper.Length);
            Check.SameLength(nameof(Points), Points.Length, nameof(Warnings), Warnings.Length);
            return Points.Length;
        }
    }

    internal bool Overlap(StudyColumns studies) =>
        Overlap(studies.Positives) || Overlap(studies.Negatives) || Overlap(studies.TruePositives)
            || Overlap(studies.FalseNegatives) || Overlap(studies.FalsePositives) || Overlap(studies.TrueNegatives);

    internal void Set(int row, in JudgeEstimate estimate)
    {
        Points[row] = estimate.Point;
        Unclamped[row] = estimate.Unclamped;
        StandardErrors[row] = estimate.StandardError;
        Lower[row] = estimate.Interval.Lower;
        Upper[row] = estimate.Interval.Upper;
        Warnings[row] = estimate.Warnings;
    }

    internal JudgeEstimate ToEstimate(int row, EstimationMethod method, double level) => new()
    {
        Point = Points[row],
        Unclamped = Unclamped[row],
        StandardError = StandardErrors[row],
        Interval = new(Lower[row], Upper[row], level),
        Method = method,
        Warnings = Warnings[row],
    };

    private bool Overlap(ReadOnlySpan<double> column) =>
        Points.Overlaps(column) || Unclamped.Overlaps(column) || StandardErrors.Overlaps(column) || Lower.Overlaps(column)
            || Upper.Overlaps(column);
}
