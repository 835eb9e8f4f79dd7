using LlmJudgeStats.Agreement;

namespace LlmJudgeStats.Validation.Agreement;

/// <summary>Every table of two raters and two classes with so many items, and the probability of each in a population.</summary>
internal sealed class TableOutcomes
{
    private const int Cells = 4;

    private readonly double[] _logFactorials;

    public TableOutcomes(int items)
    {
        Items = items;
        _logFactorials = new double[items + 1];
        for (var i = 1; i <= items; i++) _logFactorials[i] = _logFactorials[i - 1] + Math.Log(i);
        List<long[]> tables = [];
        for (var a = 0; a <= items; a++)
        {
            for (var b = 0; a + b <= items; b++)
            {
                for (var c = 0; a + b + c <= items; c++) tables.Add([a, b, c, items - a - b - c]);
            }
        }
        All = tables;
    }

    public int Items { get; }

    public IReadOnlyList<long[]> All { get; }

    public static RatingTable Table(long[] counts) => RatingTable.FromCounts(["pass", "fail"], counts);

    /// <summary>The probability of a table.</summary>
    public double Probability(long[] counts, double[] shares)
    {
        var sum = _logFactorials[Items];
        for (var cell = 0; cell < Cells; cell++)
        {
            if (counts[cell] == 0) continue;
            if (shares[cell] == 0) return 0;
            sum += (counts[cell] * Math.Log(shares[cell])) - _logFactorials[counts[cell]];
        }
        return Math.Exp(sum);
    }

    /// <summary>The 294 populations: how often the second rater says pass, and how the first agrees with each of its answers.</summary>
    public static IEnumerable<double[]> Populations
    {
        get
        {
            double[] passes = [0.5, 0.7, 0.8, 0.9, 0.95, 0.98];
            double[] agreements = [0.55, 0.65, 0.75, 0.85, 0.9, 0.95, 0.99];
            foreach (var pass in passes)
            {
                foreach (var onPass in agreements)
                {
                    foreach (var onFail in agreements)
                        yield return [pass * onPass, (1 - pass) * (1 - onFail), pass * (1 - onPass), (1 - pass) * onFail];
                }
            }
        }
    }
}
