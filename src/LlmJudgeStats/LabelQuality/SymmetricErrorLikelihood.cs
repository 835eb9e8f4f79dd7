using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.LabelQuality;

/// <summary>
/// How likely counts of single and of double labels are, when a label is wrong with one probability whatever is true: human-error.md 1.
/// </summary>
/// <remarks>
/// <code>both pass: θ(1−e)² + (1−θ)e²,  they differ: 2e(1−e),  both fail: (1−θ)(1−e)² + θe²,  one label, pass: θ(1−e) + (1−θ)e</code>
/// </remarks>
/// <param name="singlesPassed">Items with one label, a pass.</param>
/// <param name="singlesFailed">Items with one label, a fail.</param>
/// <param name="passed">Items with two passes.</param>
/// <param name="differ">Items with two labels that differ.</param>
/// <param name="failed">Items with two fails; some items have two labels.</param>
internal readonly struct SymmetricErrorLikelihood(
    double singlesPassed, double singlesFailed, double passed, double differ, double failed)
{
    /// <summary>With so many more items with one label, and with two, of each answer one half; pairs that differ as often as not.</summary>
    public static SymmetricErrorLikelihood Of(RepeatedLabels labels, double added) => new(
        labels.SinglesPassed + added, labels.SinglesFailed + added,
        labels.PairsPassed + (added / 2), labels.PairsDiffering + added, labels.PairsFailed + (added / 2));

    /// <summary>How far the log-likelihood lies below that of the shares as counted.</summary>
    public double Drop(double rate, double error)
    {
        var cells = PairShares.At(rate, error);
        ReadOnlySpan<double> counts = [passed, differ, failed];
        return RelativeLog.Drop(counts, passed + differ + failed, [cells.BothPass, cells.Differ, cells.BothFail])
            + RelativeLog.Drop(singlesPassed, singlesFailed, cells.Pass, cells.Fail);
    }

    /// <summary>The slope of the log-likelihood in the error.</summary>
    public double SlopeInError(double rate, double error)
    {
        var cells = PairShares.At(rate, error);
        var right = 1 - error;
        var miss = 1 - rate;
        var turn = 1 - (2 * rate);
        return Part(singlesPassed, turn, cells.Pass) + Part(singlesFailed, -turn, cells.Fail)
            + Part(passed, 2 * ((miss * error) - (rate * right)), cells.BothPass)
            + Part(differ, 2 * (1 - (2 * error)), cells.Differ)
            + Part(failed, 2 * ((rate * error) - (miss * right)), cells.BothFail);
    }

    /// <summary>The slope in the rate, but for a factor 1 − 2e: it falls in the rate.</summary>
    public double SlopeInRate(double rate, double error)
    {
        var cells = PairShares.At(rate, error);
        return Part(singlesPassed, 1, cells.Pass) - Part(singlesFailed, 1, cells.Fail)
            + Part(passed, 1, cells.BothPass) - Part(failed, 1, cells.BothFail);
    }

    private static double Part(double count, double slope, double share) => count > 0 ? count * slope / share : 0;

    private readonly record struct PairShares(double BothPass, double Differ, double BothFail, double Pass, double Fail)
    {
        public static PairShares At(double rate, double error)
        {
            var right = 1 - error;
            var miss = 1 - rate;
            return new(
                (rate * right * right) + (miss * error * error), 2 * error * right, (miss * right * right) + (rate * error * error),
                (rate * right) + (miss * error), (miss * right) + (rate * error));
        }
    }
}
