namespace LlmJudgeStats.Reporting;

/// <summary>A rate with its limits, as pictures show it.</summary>
/// <remarks>Rates are between 0 and 1. The default is a rate of exactly 0.</remarks>
internal readonly record struct RateMark
{
    /// <summary>A rate between two limits.</summary>
    /// <param name="point">The rate; NaN: it is not identified, and the limits are the set that the data support.</param>
    /// <param name="lower">The lower limit.</param>
    /// <param name="upper">The upper limit, not below the lower.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is no rate, or the limits are in the wrong order.</exception>
    public RateMark(double point, double lower, double upper)
    {
        if (!(double.IsNaN(point) || point is >= 0 and <= 1)) throw Not(nameof(point), point, "a rate or NaN");
        if (lower is not (>= 0 and <= 1)) throw Not(nameof(lower), lower, "a rate");
        if (upper is not (>= 0 and <= 1)) throw Not(nameof(upper), upper, "a rate");
        if (upper < lower) throw Not(nameof(upper), upper, "at least the lower limit");
        Point = point;
        Lower = lower;
        Upper = upper;
    }

    /// <summary>The rate; NaN when it is not identified.</summary>
    public double Point { get; }

    /// <summary>The lower limit.</summary>
    public double Lower { get; }

    /// <summary>The upper limit.</summary>
    public double Upper { get; }

    /// <summary>Whether there is a point.</summary>
    public bool IsIdentified => !double.IsNaN(Point);

    /// <summary>The numbers of a line: <c>73.6%  [69.1%, 78.4%]</c>.</summary>
    public string Numbers => $"{RateText.Percent(Point)}  {RateText.Brackets(Point, Lower, Upper)}";

    /// <summary>The numbers in a sentence: <c>73.6%, interval 69.1% to 78.4%</c>.</summary>
    public string Words => $"{RateText.Percent(Point)}, interval {RateText.Limits(Point, Lower, Upper)}";

    /// <summary>What has to be on an axis.</summary>
    public IEnumerable<double> Ends => IsIdentified ? [Point, Lower, Upper] : [Lower, Upper];

    /// <summary>A rate and an interval for it.</summary>
    /// <param name="point">The rate, or NaN.</param>
    /// <param name="interval">Limits between 0 and 1.</param>
    public static RateMark Of(double point, IntervalEstimate interval) => new(point, interval.Lower, interval.Upper);

    private static ArgumentOutOfRangeException Not(string name, double value, string wanted) => new(name, value, wanted);
}
