using LlmJudgeStats.LabelQuality;

namespace LlmJudgeStats.Validation.HumanErrors;

/// <summary>Every outcome of a judge on some items and second labels on others, or on some of the same.</summary>
/// <remarks>The answer depends on the two numbers of agreements alone; a subset changes how often they come together.</remarks>
internal sealed class ApartRatioCoverage
{
    private readonly int _items;
    private readonly int _doubles;
    private readonly JudgeEstimate[][] _answers;     // by level, agreements of the judge first

    /// <param name="items">Items with a verdict.</param>
    /// <param name="doubles">Items with a second label.</param>
    /// <param name="levels">The levels.</param>
    public ApartRatioCoverage(int items, int doubles, double[] levels)
    {
        _items = items;
        _doubles = doubles;
        _answers = [.. levels.Select(level => Tables().Select(table =>
        {
            var study = new ConsistencyStudy { Table = table };
            return NormalizedAccuracyEstimator.Default.Estimate(in study, level);
        }).ToArray())];
    }

    /// <summary>How likely each pair of agreements is on different items.</summary>
    public double[] Separate(RatioPopulation population)
    {
        var judge = Binomial(_items, population.Accuracy);
        var second = Binomial(_doubles, population.Consistency);
        return [.. judge.SelectMany(one => second.Select(two => one * two))];
    }

    /// <summary>How likely it is when the items with a second label are some of those with a verdict.</summary>
    public double[] Subset(RatioPopulation population)
    {
        var cells = population.Cells;
        var width = _doubles + 1;
        var masses = new double[(_items + 1) * width];
        masses[0] = 1;
        for (var item = 0; item < _items; item++)
        {
            // An item with a second label moves both numbers, another one the first alone.
            double[] moves = item < _doubles ? cells : [0, population.Accuracy, 0, 1 - population.Accuracy];
            var next = new double[masses.Length];
            for (var at = 0; at < masses.Length; at++)
            {
                var mass = masses[at];
                if (mass == 0) continue;
                next[at] += mass * moves[3];
                if (at + width < next.Length) next[at + width] += mass * moves[1];
                if (moves[2] > 0) next[at + 1] += mass * moves[2];
                if (moves[0] > 0) next[at + width + 1] += mass * moves[0];
            }
            masses = next;
        }
        return masses;
    }

    /// <summary>Coverage at one of the levels.</summary>
    public double Of(double[] masses, double ratio, int level) => Sum(masses, (at, _) => _answers[level][at].Interval.Contains(ratio));

    /// <summary>Coverage of anything else.</summary>
    public double Of(double[] masses, double ratio, Func<ConsistencyTable, double, bool> contains) =>
        Sum(masses, (_, table) => contains(table, ratio));

    private double Sum(double[] masses, Func<int, ConsistencyTable, bool> contains)
    {
        var sum = 0.0;
        var at = 0;
        foreach (var table in Tables())
        {
            if (masses[at] > 1e-16 && contains(at, table)) sum += masses[at];
            at++;
        }
        return sum;
    }

    private IEnumerable<ConsistencyTable> Tables()
    {
        for (var judge = 0; judge <= _items; judge++)
        {
            for (var second = 0; second <= _doubles; second++)
                yield return ConsistencyTable.OfSeparate(judge, _items, second, _doubles);
        }
    }

    private static double[] Binomial(int size, double rate)
    {
        var masses = new double[size + 1];
        masses[0] = 1;
        for (var item = 0; item < size; item++)
        {
            for (var k = item + 1; k >= 0; k--) masses[k] = (masses[k] * (1 - rate)) + (k > 0 ? masses[k - 1] * rate : 0);
        }
        return masses;
    }
}
