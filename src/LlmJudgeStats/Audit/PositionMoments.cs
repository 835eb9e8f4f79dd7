namespace LlmJudgeStats.Audit;

/// <summary>How a system's score goes with the place of an item in the run, within items: sums that merge.</summary>
/// <remarks>
/// <code>b = Σ xy/Σ xx,  V = Σ_i (Σ_r x e)²/(Σ xx)² n/(n − 1)</code>
/// x is the place scaled to [0, 1], y the score, both centred within the item. Merged sums are those of the whole, to rounding.
/// The default value is no item. Immutable, thread-safe. Source: audit.md 12.
/// </remarks>
public readonly record struct PositionMoments
{
    private PositionMoments(long items, double xx, double xy, double xySquared, double xyTimesXx, double xxSquared)
    {
        Items = items;
        Xx = xx;
        Xy = xy;
        XySquared = xySquared;
        XyTimesXx = xyTimesXx;
        XxSquared = xxSquared;
    }

    /// <summary>How many items.</summary>
    public long Items { get; }

    internal double Xx { get; }

    internal double Xy { get; }

    private double XySquared { get; }

    private double XyTimesXx { get; }

    private double XxSquared { get; }

    /// <summary>The sums of a table of items by runs.</summary>
    /// <param name="scores">Scores in [0, 1], all runs of the first item first.</param>
    /// <param name="positions">The place of each in its run, scaled to [0, 1]: 0 is the first, 1 the last.</param>
    /// <param name="runs">How many runs, one or more.</param>
    /// <exception cref="ArgumentException">A number outside [0, 1], or lengths that do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one run.</exception>
    public static PositionMoments FromScores(ReadOnlySpan<double> scores, ReadOnlySpan<double> positions, int runs)
    {
        Check.AtLeastOne(runs, nameof(runs));
        Check.SameLength(nameof(scores), scores.Length, nameof(positions), positions.Length);
        if (scores.Length % runs != 0)
            throw new ArgumentException(
                Invariant($"{scores.Length} scores are no whole number of rows of {runs} runs"), nameof(scores));
        for (var i = 0; i < scores.Length; i++)
        {
            Check.Unit(scores[i], nameof(scores));
            Check.Unit(positions[i], nameof(positions));
        }
        PositionMoments sum = default;
        for (var i = 0; i < scores.Length; i += runs) sum += OfItem(scores.Slice(i, runs), positions.Slice(i, runs));
        return sum;
    }

    /// <summary>The sums of two disjoint sets of items.</summary>
    public static PositionMoments operator +(PositionMoments left, PositionMoments right) => new(
        checked(left.Items + right.Items), left.Xx + right.Xx, left.Xy + right.Xy, left.XySquared + right.XySquared,
        left.XyTimesXx + right.XyTimesXx, left.XxSquared + right.XxSquared);

    internal MeanContrast Slope
    {
        get
        {
            var slope = Xy / Xx;
            var squares = Math.Max(0, XySquared - (2 * slope * XyTimesXx) + (slope * slope * XxSquared));
            var variance = squares / (Xx * Xx) * (Items / (Items - 1.0));
            return new(slope, AuditTolerance.IsZero(variance * Items) ? 0 : variance, Items - 1);
        }
    }

    private static PositionMoments OfItem(ReadOnlySpan<double> scores, ReadOnlySpan<double> positions)
    {
        var x = 0.0;
        var y = 0.0;
        for (var r = 0; r < scores.Length; r++)
        {
            x += positions[r];
            y += scores[r];
        }
        x /= scores.Length;
        y /= scores.Length;
        var xx = 0.0;
        var xy = 0.0;
        for (var r = 0; r < scores.Length; r++)
        {
            xx += (positions[r] - x) * (positions[r] - x);
            xy += (positions[r] - x) * (scores[r] - y);
        }
        return new(1, xx, xy, xy * xy, xy * xx, xx * xx);
    }
}
