namespace LlmJudgeStats;

/// <summary>Room for many estimates as columns, row i of every column one estimate: what differs between the answers to a <see cref="StudyColumns"/>.</summary>
/// <remarks>The columns are the caller's; each has the meaning and the range of its namesake in <see cref="JudgeEstimate"/>. The default value has room for none.</remarks>
public readonly ref struct EstimateColumns
{
    /// <summary>Columns of one length.</summary>
    /// <param name="points">Where <see cref="JudgeEstimate.Point"/> goes: inside the support; NaN when the data do not determine one.</param>
    /// <param name="unclamped">Where <see cref="JudgeEstimate.Unclamped"/> goes.</param>
    /// <param name="standardErrors">Where <see cref="JudgeEstimate.StandardError"/> goes.</param>
    /// <param name="lower">Where the lower ends of the intervals go.</param>
    /// <param name="upper">Where the upper ends go.</param>
    /// <param name="warnings">Where <see cref="JudgeEstimate.Warnings"/> goes.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public EstimateColumns(
        Span<double> points, Span<double> unclamped, Span<double> standardErrors, Span<double> lower, Span<double> upper, Span<EstimateWarnings> warnings)
    {
        Check.SameLength(nameof(points), points.Length, nameof(unclamped), unclamped.Length);
        Check.SameLength(nameof(points), points.Length, nameof(standardErrors), standardErrors.Length);
        Check.SameLength(nameof(points), points.Length, nameof(lower), lower.Length);
        Check.SameLength(nameof(points), points.Length, nameof(upper), upper.Length);
        Check.SameLength(nameof(points), points.Length, nameof(warnings), warnings.Length);
        Points = points;
        Unclamped = unclamped;
        StandardErrors = standardErrors;
        Lower = lower;
        Upper = upper;
        Warnings = warnings;
    }

    /// <summary>How many estimates there is room for.</summary>
    public int Count => Points.Length;

    internal Span<double> Points { get; }

    internal Span<double> Unclamped { get; }

    internal Span<double> StandardErrors { get; }

    internal Span<double> Lower { get; }

    internal Span<double> Upper { get; }

    internal Span<EstimateWarnings> Warnings { get; }

    internal void Set(int row, in JudgeEstimate estimate)
    {
        (Points[row], Unclamped[row], StandardErrors[row]) = (estimate.Point, estimate.Unclamped, estimate.StandardError);
        (Lower[row], Upper[row], Warnings[row]) = (estimate.Interval.Lower, estimate.Interval.Upper, estimate.Warnings);
    }
}
