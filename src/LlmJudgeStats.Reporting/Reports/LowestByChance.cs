namespace LlmJudgeStats.Reporting;

/// <summary>How low chance alone makes the lowest of many simulated coverages.</summary>
internal static class LowestByChance
{
    private const double OneGridIn = 0.001;

    /// <summary>
    /// The smallest share of the draws that is no evidence against the level: Clopper and Pearson's upper limit reaches it, on all but one
    /// grid in a thousand.
    /// </summary>
    /// <param name="claimed">The level of the interval.</param>
    /// <param name="points">How many points were simulated.</param>
    /// <param name="replications">How many studies were drawn at each.</param>
    public static double Of(double claimed, int points, int replications)
    {
        var level = 1 - (2 * OneGridIn / points);
        var low = 0;
        var high = replications;
        while (low < high)
        {
            var middle = (low + high) / 2;
            var upper = BinomialInterval.ClopperPearson.Of(Proportion.FromCounts(middle, replications), level).Upper;
            if (upper < claimed) low = middle + 1;
            else high = middle;
        }
        return (double)low / replications;
    }
}
