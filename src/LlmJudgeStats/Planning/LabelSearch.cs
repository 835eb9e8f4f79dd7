namespace LlmJudgeStats.Planning;

/// <summary>Searches over whole numbers, as large as they come: what is fewest, and what is best.</summary>
internal static class LabelSearch
{
    /// <summary>The largest number that is looked for: more is never.</summary>
    public const long Most = 1_000_000_000;

    private const int MostSteps = 200;
    private const double Fine = 1.01;    // decisions.md 9.3
    private const double Section = 0.381966011250105;    // (3 − √5)/2

    /// <summary>The smallest number at which a half-width is small enough; <see langword="null"/> when it is nowhere.</summary>
    /// <remarks>
    /// The answer is small enough, and one fewer is not. Half-widths fall like <code>√(c + a/x)</code>, which decides where to look next;
    /// where that did not halve what is left, in logarithms, the middle is taken, so that any fall is searched in time.
    /// </remarks>
    /// <param name="width">The half-width at a number; falling.</param>
    /// <param name="goal">The largest half-width that will do.</param>
    /// <param name="low">The smallest number that is allowed.</param>
    /// <param name="high">The largest.</param>
    /// <param name="start">Where to begin, whatever it is: a closed form's answer.</param>
    public static long? Fewest(Func<long, double> width, double goal, long low, long high, double start)
    {
        if (low > high) return null;
        var below = new Trial(low, width(low));
        if (below.Width <= goal) return low;
        Trial? above = null;
        var next = double.IsFinite(start) ? start : low * 2.0;
        for (var step = 1; step < MostSteps; step++)
        {
            var last = above is { } found ? found.Number - 1 : high;
            if (below.Number >= last) break;
            var at = (long)Math.Clamp(Math.Ceiling(next), below.Number + 1.0, last);
            var trial = new Trial(at, width(at));
            var left = RatioOf(below, above);
            if (trial.Width <= goal) above = trial;
            else below = trial;
            var isSlow = RatioOf(below, above) > Math.Sqrt(left);
            next = above is { } enough ? Between(below, enough, goal, isSlow) : Beyond(below, goal, step);
        }
        return above?.Number;
    }

    /// <summary>Of whole numbers the one with the smallest value, to one part in a hundred; the smaller one when there are two.</summary>
    /// <param name="value">The value at a number: falling, then rising.</param>
    /// <param name="low">The smallest number that is allowed.</param>
    /// <param name="high">The largest.</param>
    public static long Best(Func<long, double> value, long low, long high)
    {
        var best = Better(new(low, value(low)), new(high, value(high)));
        if (high - low < 2) return best.Number;
        var left = Golden(low, high, Section, value);
        var right = Golden(low, high, 1 - Section, value);
        best = Better(best, Better(left, right));
        while (high > low * Fine && left.Number < right.Number)
        {
            if (left.Width <= right.Width)
            {
                high = right.Number;
                right = left;
                left = Golden(low, high, Section, value);
                best = Better(best, left);
            }
            else
            {
                low = left.Number;
                left = right;
                right = Golden(low, high, 1 - Section, value);
                best = Better(best, right);
            }
        }
        return best.Number;
    }

    // Golden section, in logarithms: a number and its half matter as much at any size.
    private static Trial Golden(long low, long high, double share, Func<long, double> value)
    {
        var number = (long)Math.Round(low * Math.Pow((double)high / low, share));
        return new(number, value(number));
    }

    private static Trial Better(Trial one, Trial other) =>
        (one.Width, one.Number).CompareTo((other.Width, other.Number)) <= 0 ? one : other;

    // Where the line through both trials, of w² over 1/x, meets the goal.
    private static double Between(Trial below, Trial above, double goal, bool isSlow)
    {
        var middle = Math.Sqrt((double)below.Number * above.Number);
        if (isSlow) return middle;
        var few = 1.0 / below.Number;
        var many = 1.0 / above.Number;
        var fall = (below.Width * below.Width) - (above.Width * above.Width);
        if (!(fall > 0)) return middle;
        var share = ((goal * goal) - (above.Width * above.Width)) / fall;
        return 1 / (many + (share * (few - many)));
    }

    private static double RatioOf(Trial below, Trial? above) =>
        above is { } enough ? (double)enough.Number / below.Number : double.PositiveInfinity;

    // As if it fell to nothing, and ever further where it does not.
    private static double Beyond(Trial below, double goal, int step)
    {
        var law = below.Number * (below.Width * below.Width / (goal * goal));
        return Math.Max(1.05 * law, below.Number * (step < 3 ? 1.1 : 4.0));
    }

    private readonly record struct Trial(long Number, double Width);
}
