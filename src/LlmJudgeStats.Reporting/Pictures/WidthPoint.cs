namespace LlmJudgeStats.Reporting;

/// <summary>How wide an interval is at a number of labels.</summary>
internal readonly record struct WidthPoint
{
    /// <summary>A point of the curve.</summary>
    /// <param name="labels">How many labels, at least 1.</param>
    /// <param name="halfWidth">Half the width of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not in its range.</exception>
    public WidthPoint(long labels, double halfWidth)
    {
        if (labels < 1) throw new ArgumentOutOfRangeException(nameof(labels), labels, "at least 1");
        if (halfWidth is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(halfWidth), halfWidth, "between 0 and 1");
        Labels = labels;
        HalfWidth = halfWidth;
    }

    /// <summary>How many labels.</summary>
    public long Labels { get; }

    /// <summary>Half the width of the interval.</summary>
    public double HalfWidth { get; }
}
