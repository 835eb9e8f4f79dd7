using LlmJudgeStats.Agreement;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Agreement;

/// <summary>What textbooks give for an agreement coefficient, at a level of 95 %; NaN limits where they give nothing.</summary>
internal static class TextbookIntervals
{
    private const double Normal = 1.959963984540054;
    private const int Draws = 200;
    private const double Tail = 0.025;

    public static (double Lower, double Upper) Delta(AgreementCoefficient coefficient, long[] counts)
    {
        var answer = Raw(coefficient, counts);
        return answer.IsIdentified ? (answer.Interval.Lower, answer.Interval.Upper) : (double.NaN, double.NaN);
    }

    /// <summary>Fisher's z: the delta interval on the inverse hyperbolic tangent.</summary>
    public static (double Lower, double Upper) Fisher(AgreementCoefficient coefficient, long[] counts)
    {
        var answer = Raw(coefficient, counts);
        if (!answer.IsIdentified || Math.Abs(answer.Unclamped) >= 1) return (answer.Point, answer.Point);
        var z = Math.Atanh(answer.Unclamped);
        var reach = Normal * answer.StandardError / (1 - (answer.Unclamped * answer.Unclamped));
        return (Math.Tanh(z - reach), Math.Tanh(z + reach));
    }

    /// <summary>The jackknife over items: pseudo-values and a normal quantile.</summary>
    public static (double Lower, double Upper) Jackknife(AgreementCoefficient coefficient, long[] counts)
    {
        var n = counts.Sum();
        var all = Value(coefficient, counts);
        var (mean, squares) = (0.0, 0.0);
        for (var cell = 0; cell < counts.Length; cell++)
        {
            if (counts[cell] == 0) continue;
            long[] without = [.. counts];
            without[cell]--;
            var pseudo = (n * all) - ((n - 1) * Value(coefficient, without));
            mean += counts[cell] * pseudo / n;
            squares += counts[cell] * pseudo * pseudo;
        }
        var reach = Normal * Math.Sqrt(Math.Max(squares - (n * mean * mean), 0) / (n - 1.0) / n);
        return (mean - reach, mean + reach);
    }

    /// <summary>The percentile bootstrap over items, 200 draws; those without a coefficient are drawn again by nobody.</summary>
    public static (double Lower, double Upper) Bootstrap(AgreementCoefficient coefficient, long[] counts, ref Philox random)
    {
        var n = counts.Sum();
        List<double> values = new(Draws);
        for (var draw = 0; draw < Draws; draw++)
        {
            var again = new long[counts.Length];
            for (var item = 0; item < n; item++)
            {
                var place = (long)(random.NextDouble() * n);
                var cell = 0;
                while (place >= counts[cell]) place -= counts[cell++];
                again[cell]++;
            }
            var value = Value(coefficient, again);
            if (!double.IsNaN(value)) values.Add(value);
        }
        if (values.Count == 0) return (double.NaN, double.NaN);
        values.Sort();
        return (values[(int)(Tail * values.Count)], values[Math.Min((int)((1 - Tail) * values.Count), values.Count - 1)]);
    }

    private static double Value(AgreementCoefficient coefficient, long[] counts)
    {
        var total = (double)counts.Sum();
        return new TableShares([.. counts.Select(count => count / total)], [0, 1]).Coefficient(coefficient, new double[counts.Length]);
    }

    private static JudgeEstimate Raw(AgreementCoefficient coefficient, long[] counts)
    {
        var table = TableOutcomes.Table(counts);
        return new AgreementEstimator { Coefficient = coefficient, Interval = AgreementInterval.RawDelta }.Estimate(in table, 0.95);
    }
}
