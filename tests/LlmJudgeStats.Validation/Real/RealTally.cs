namespace LlmJudgeStats.Validation.Real;

/// <summary>What became of the intervals of one method.</summary>
internal readonly record struct RealTally(int Intervals, int Contain, int WithoutPoint, double Width)
{
    public double Share => (double)Contain / Intervals;

    public double MeanWidth => Width / Intervals;

    public static RealTally Of(in JudgeEstimate estimate, double hidden) =>
        new(1, estimate.Interval.Contains(hidden) ? 1 : 0, estimate.IsIdentified ? 0 : 1, estimate.Interval.Width);

    public static RealTally operator +(RealTally left, RealTally right) => new(
        left.Intervals + right.Intervals, left.Contain + right.Contain, left.WithoutPoint + right.WithoutPoint, left.Width + right.Width);
}
