using System.Collections.Concurrent;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Peers;

/// <summary>
/// The bootstrap that many tutorials copy: labelled pairs are drawn again, the judged rate of the test items is kept as if it were known,
/// draws of a judge at or below chance are dropped, and a judge at or below chance has no answer (pass-rates.md 3.12). 500 draws; seed 1, a
/// stream of its own for each calibration table.
/// </summary>
internal static class JudgyScheme
{
    private const int Draws = 500;

    public static IntervalRule Rule(double level)
    {
        var tables = new ConcurrentDictionary<(int, int, int, int), (double[] Sp, double[] Youden)>();
        return (in study, out lower, out upper) =>
        {
            var (se, sp) = (study.Calibration.Sensitivity, study.Calibration.Specificity);
            (lower, upper) = (double.NaN, double.NaN);
            if (!(study.Calibration.Youden > 0)) return;
            var (specificities, youdens) = tables.GetOrAdd(
                ((int)se.Successes, (int)se.Failures, (int)sp.Successes, (int)sp.Failures), Draw);
            if (youdens.Length == 0) return;
            var p = study.Test.Rate;
            var rates = new double[youdens.Length];
            for (var i = 0; i < rates.Length; i++) rates[i] = Math.Clamp((p + specificities[i] - 1) / youdens[i], 0, 1);
            Array.Sort(rates);
            (lower, upper) = (Quantile(rates, (1 - level) / 2), Quantile(rates, (1 + level) / 2));
        };
    }

    private static (double[] Sp, double[] Youden) Draw((int Tp, int Fn, int Tn, int Fp) table)
    {
        var (tp, fn, tn, fp) = table;
        var labels = tp + fn + tn + fp;
        var random = new Philox(1, ((((((ulong)tp << 16) + (ulong)fn) << 16) + (ulong)tn) << 16) + (ulong)fp);
        var (sps, youdens) = (new List<double>(), new List<double>());
        for (var draw = 0; draw < Draws; draw++)
        {
            var (a, b, c, d) = (0, 0, 0, 0);
            for (var i = 0; i < labels; i++)
            {
                var item = random.NextDouble() * labels;
                if (item < tp) a++;
                else if (item < tp + fn) b++;
                else if (item < tp + fn + tn) c++;
                else d++;
            }
            if (a + b == 0 || c + d == 0) continue;
            var (se, sp) = ((double)a / (a + b), (double)c / (c + d));
            if (!(se + sp > 1)) continue;
            sps.Add(sp);
            youdens.Add(se + sp - 1);
        }
        return ([.. sps], [.. youdens]);
    }

    // Linear between order statistics, as numpy's percentile.
    private static double Quantile(double[] sorted, double q)
    {
        var at = q * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
