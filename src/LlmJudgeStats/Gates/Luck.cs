namespace LlmJudgeStats.Gates;

/// <summary>How rates move together when a study comes out so many standard errors off: the likeliest way to get there.</summary>
/// <param name="luck">Standard errors of the pass rate; below 0 for bad luck.</param>
/// <param name="variance">The variance of the pass rate.</param>
internal readonly struct Luck(double luck, double variance)
{
    private readonly double _step = variance > 0 && luck != 0 ? luck / Math.Sqrt(variance) : 0;

    /// <summary>The rate as it then comes out.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="slope">g: what the pass rate gains as the rate grows by one.</param>
    /// <param name="ofRate">v: the binomial variance of the rate; not a number where nothing is measured.</param>
    public double Moves(double rate, double slope, double ofRate) =>
        _step == 0 || !(ofRate > 0) ? rate : Math.Clamp(rate + (_step * slope * ofRate), 0, 1);
}
