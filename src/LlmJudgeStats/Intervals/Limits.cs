namespace LlmJudgeStats.Intervals;

/// <summary>Two ends of an interval, before level and kind are attached.</summary>
internal readonly record struct Limits(double Lower, double Upper)
{
    public static Limits Whole => new(0, 1);

    /// <summary>Both limits of a rate from two lower ones: its own, and that of the data with pass and fail exchanged.</summary>
    public static Limits OfLower(double own, double exchanged) => new(own, 1 - exchanged);

    /// <summary>The width, as the end that is farther from 0 and 1 shows it: to the last bit that of the mirror image.</summary>
    public double CoarseWidth => Lower + Upper < 1 ? (1 - Lower) - (1 - Upper) : Upper - Lower;

    public Limits Clip() => new(Math.Clamp(Lower, 0, 1), Math.Clamp(Upper, 0, 1));

    /// <summary>The same, but for a point that a search or rounding left outside.</summary>
    public Limits Reach(double point) => new(point < Lower ? point : Lower, point > Upper ? point : Upper);

    public double On(IntervalSide side) => side == IntervalSide.Lower ? Lower : Upper;

    public Limits Flip() => new(1 - Upper, 1 - Lower);
}
