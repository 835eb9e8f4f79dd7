namespace LlmJudgeStats.Tests.LabelQuality;

/// <summary>
/// The profile likelihood of a rate behind labels that err a second time, by other means: plain logarithms, a scan of errors and golden
/// sections, bisection in the rate.
/// </summary>
internal sealed class TextbookLabelError(double[] counts)
{
    private const int Scan = 60;

    /// <summary>Counts in the order of the record; so many more items, as the hull adds them.</summary>
    public static TextbookLabelError Of(LlmJudgeStats.LabelQuality.RepeatedLabels labels, double added) => new(
    [
        labels.SinglesPassed + added, labels.SinglesFailed + added,
        labels.PairsPassed + (added / 2), labels.PairsDiffering + added, labels.PairsFailed + (added / 2),
    ]);

    public (double Lower, double Upper) Interval(double z)
    {
        var top = Golden(rate => At(rate), Enumerable.Range(0, 21).Select(i => i / 20.0).MaxBy(At), 1 / 20.0, 0, 1);
        var floor = At(top) - (z * z / 2);
        return (End(0), End(1));

        double End(double end)
        {
            if (At(end) >= floor) return end;
            var (inside, outside) = (top, end);
            for (var i = 0; i < 26; i++)
            {
                var middle = (inside + outside) / 2;
                if (At(middle) >= floor) inside = middle;
                else outside = middle;
            }
            return inside;
        }
    }

    // The most likely error at one rate.
    private double At(double rate)
    {
        const double Most = 0.5 - 1e-9;
        var best = Enumerable.Range(0, Scan + 1).Select(i => Most * i / Scan).MaxBy(error => LogLikelihood(rate, error));
        var refined = Golden(error => LogLikelihood(rate, error), best, Most / Scan, 0, Most);
        return Math.Max(LogLikelihood(rate, best), LogLikelihood(rate, refined));
    }

    private static double Golden(Func<double, double> function, double around, double step, double least, double most)
    {
        var (left, right) = (Math.Max(around - step, least), Math.Min(around + step, most));
        var section = (3 - Math.Sqrt(5)) / 2;
        for (var i = 0; i < 36; i++)
        {
            var (one, two) = (left + (section * (right - left)), right - (section * (right - left)));
            if (function(one) < function(two)) left = one;
            else right = two;
        }
        return (left + right) / 2;
    }

    private double LogLikelihood(double rate, double error)
    {
        // In shares of labels: h is that of passes, d that of pairs that differ.
        var pass = 0.5 + ((rate - 0.5) * (1 - (2 * error)));
        var differ = 2 * error * (1 - error);
        double[] shares = [pass, 1 - pass, pass - (differ / 2), differ, 1 - pass - (differ / 2)];
        return counts.Zip(shares, (count, share) => count == 0 ? 0 : share <= 0 ? double.NegativeInfinity : count * Math.Log(share)).Sum();
    }
}
