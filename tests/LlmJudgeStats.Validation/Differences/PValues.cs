using LlmJudgeStats.Comparison;

namespace LlmJudgeStats.Validation.Differences;

/// <summary>P-values of one hypothesis by outcome: of small studies the likely outcomes are drawn again and again.</summary>
internal sealed class PValues(double difference)
{
    private readonly Dictionary<long, double> _known = [];

    public double Of(long outcome, Func<ComparisonStudy> study)
    {
        if (_known.TryGetValue(outcome, out var p)) return p;
        var one = study();
        return _known[outcome] = DifferenceEstimator.Default.PValue(in one, difference);
    }

    /// <summary>A number for counts, each below a bound.</summary>
    public static long Key(long bound, params ReadOnlySpan<int> counts)
    {
        var key = 0L;
        foreach (var count in counts) key = (key * bound) + count;
        return key;
    }
}
