namespace LlmJudgeStats.Inference;

/// <summary>
/// P-values from intervals: the level is moved until the rate of the hypothesis is on the edge, by the very functions that form the
/// interval.
/// </summary>
internal static class Inversion
{
    private const double FineStep = 0.02;             // of the logarithm
    private const double LastFine = -40;
    private const double SmallestLogError = -700;    // about the smallest p-value that can be told from 0

    /// <summary>
    /// The largest error (one minus the level) below a bound at which the hypothesis is not refuted; 1 when it is not refuted at the bound,
    /// 0 when at no error.
    /// </summary>
    /// <remarks>Bisection on the logarithm of the error: to 1e-13 of the p-value also at 1e-300.</remarks>
    public static double LargestError<T>(double bound, in T intervals, ErrorWalk walk = ErrorWalk.Squares) where T : struct,
        INestedIntervals
    {
        if (intervals.Contains(Math.BitDecrement(bound))) return 1;
        // Down from the bound: where intervals are not nested (Lang and Reiczigel's), those at levels next to 1 say nothing about the rest.
        var refuted = Math.Log(bound);
        var accepted = Next(refuted, walk);
        while (!intervals.Contains(Math.Exp(accepted)))
        {
            if (accepted <= SmallestLogError) return 0;
            refuted = accepted;
            accepted = Math.Max(SmallestLogError, Next(refuted, walk));
        }
        while (true)
        {
            var middle = 0.5 * (accepted + refuted);
            if (middle <= accepted || middle >= refuted) return Math.Exp(accepted);
            if (intervals.Contains(Math.Exp(middle))) accepted = middle;
            else refuted = middle;
        }
    }

    /// <summary>The two-sided p-value of a rate: the largest error whose interval contains it.</summary>
    public static double PValue<T>(in T intervals, double rate, ErrorWalk walk = ErrorWalk.Squares) where T : struct, IInvertible =>
        LargestError(1, new TwoSidedTest<T>(intervals, rate), walk);

    /// <summary>The one-sided p-value of a rate: the largest error whose limit does not pass it.</summary>
    public static double PValue<T>(in T intervals, double rate, IntervalSide side, ErrorWalk walk = ErrorWalk.Squares)
        where T : struct, IInvertible => LargestError(0.5, new OneSidedTest<T>(intervals, rate, side), walk);

    // A first step of e, as from an error of 1 or of one half.
    private static double Next(double logError, ErrorWalk walk) =>
        walk == ErrorWalk.Fine && logError > LastFine ? logError - FineStep
        : logError > -1 ? logError - 1
        : 2 * logError;

    private readonly struct TwoSidedTest<T>(T intervals, double rate) : INestedIntervals where T : struct, IInvertible
    {
        public bool Contains(double error)
        {
            var limits = intervals.Interval(Confidence.TwoSidedError(error));
            return limits.Lower <= rate && rate <= limits.Upper;
        }
    }

    private readonly struct OneSidedTest<T>(T intervals, double rate, IntervalSide side) : INestedIntervals where T : struct, IInvertible
    {
        public bool Contains(double error)
        {
            var limit = intervals.Limit(side, error);
            return side == IntervalSide.Lower ? limit <= rate : limit >= rate;
        }
    }
}
