using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;
using MathNet.Numerics.Distributions;

namespace LlmJudgeStats.Benchmarks;

/// <summary>
/// The baselines: what one would write from the formula with MathNet at hand. Nothing is checked, flagged or guarded against cancellation.
/// </summary>
/// <remarks>
/// Symbols: p = k/n judged rate, se and sp the judge's rates, m1 and m0 labelled passes and fails, j = se + sp − 1, t = pass rate, z
/// critical value.
/// </remarks>
internal static class Obvious
{
    public static PlainEstimate Wilson(double k, double n, double level)
    {
        var z = Normal.InvCDF(0, 1, 1 - ((1 - level) / 2));
        var p = k / n;
        var centre = (k + (z * z / 2)) / (n + (z * z));
        var half = z * Math.Sqrt((n * p * (1 - p)) + (z * z / 4)) / (n + (z * z));
        return new(p, Math.Sqrt(p * (1 - p) / n), centre - half, centre + half);
    }

    public static PlainEstimate Jeffreys(double k, double n, double level)
    {
        var p = k / n;
        var tail = (1 - level) / 2;
        return new(p, Math.Sqrt(p * (1 - p) / n), Beta.InvCDF(k + 0.5, n - k + 0.5, tail), Beta.InvCDF(k + 0.5, n - k + 0.5, 1 - tail));
    }

    public static PlainEstimate ClopperPearson(double k, double n, double level)
    {
        var p = k / n;
        var tail = (1 - level) / 2;
        return new(p, Math.Sqrt(p * (1 - p) / n), Beta.InvCDF(k, n - k + 1, tail), Beta.InvCDF(k + 1, n - k, 1 - tail));
    }

    public static PlainEstimate RoganGladenKnown(double k, double n, double se, double sp, double level)
    {
        var j = se + sp - 1;
        var judged = Wilson(k, n, level);
        return new(
            (judged.Point + sp - 1) / j, judged.StandardError / j, Clip((judged.Lower + sp - 1) / j), Clip((judged.Upper + sp - 1) / j));
    }

    public static PlainEstimate RoganGladenDelta(double k, double n, ConfusionCounts c, double level)
    {
        var z = Normal.InvCDF(0, 1, 1 - ((1 - level) / 2));
        double m1 = c.TruePositive + c.FalseNegative, m0 = c.TrueNegative + c.FalsePositive;
        double p = k / n, se = c.TruePositive / m1, sp = c.TrueNegative / m0, j = se + sp - 1;
        var t = (p + sp - 1) / j;
        var error = Math.Sqrt((p * (1 - p) / n) + ((1 - t) * (1 - t) * sp * (1 - sp) / m0) + (t * t * se * (1 - se) / m1)) / j;
        return new(t, error, Clip(t - (z * error)), Clip(t + (z * error)));
    }

    public static PlainEstimate LangReiczigel(double k, double n, ConfusionCounts c, double level)
    {
        var z = Normal.InvCDF(0, 1, 1 - ((1 - level) / 2));
        var raw = RoganGladenPoint(k, n, c);
        double m1 = c.TruePositive + c.FalseNegative + 2, m0 = c.TrueNegative + c.FalsePositive + 2, size = n + (z * z);
        double p = (k + (z * z / 2)) / size, se = (c.TruePositive + 1) / m1, sp = (c.TrueNegative + 1) / m0, j = se + sp - 1;
        var t = (p + sp - 1) / j;
        double vse = se * (1 - se) / m1, vsp = sp * (1 - sp) / m0;
        var shift = 2 * z * z * ((t * vse) - ((1 - t) * vsp));
        var half = z * Math.Sqrt((p * (1 - p) / size) + ((1 - t) * (1 - t) * vsp) + (t * t * vse)) / j;
        return raw with { Lower = Clip(t + shift - half), Upper = Clip(t + shift + half) };
    }

    public static PlainEstimate Fieller(double k, double n, ConfusionCounts counts, double level)
    {
        var z = Normal.InvCDF(0, 1, 1 - ((1 - level) / 2));
        var raw = RoganGladenPoint(k, n, counts);
        double m1 = counts.TruePositive + counts.FalseNegative + 2, m0 = counts.TrueNegative + counts.FalsePositive + 2, size = n + (z * z);
        double p = (k + (z * z / 2)) / size, se = (counts.TruePositive + 1) / m1, sp = (counts.TrueNegative + 1) / m0, j = se + sp - 1;
        double vp = p * (1 - p) / size, vse = se * (1 - se) / m1, vsp = sp * (1 - sp) / m0, excess = p + sp - 1;
        var a = (j * j) - (z * z * (vse + vsp));
        var b = (excess * j) - (z * z * vsp);
        var c = (excess * excess) - (z * z * (vp + vsp));
        var root = Math.Sqrt((b * b) - (a * c));
        return raw with { Lower = Clip((b - root) / a), Upper = Clip((b + root) / a) };
    }

    /// <summary>
    /// The posterior of the rate under uniform priors on a midpoint grid of 200 rates, 60 sensitivities and 60 specificities, the judge
    /// better than chance.
    /// </summary>
    public static PlainEstimate GridPosterior(double k, double n, ConfusionCounts c, double level)
    {
        const int Rates = 200, Errors = 60;
        var logs = new double[Rates * Errors * Errors];
        var top = double.NegativeInfinity;
        for (var i = 0; i < Rates; i++)
        {
            var t = (i + 0.5) / Rates;
            for (var u = 0; u < Errors; u++)
            {
                var se = (u + 0.5) / Errors;
                for (var v = 0; v < Errors; v++)
                {
                    var sp = (v + 0.5) / Errors;
                    var p = (t * se) + ((1 - t) * (1 - sp));
                    var log = se + sp <= 1
                        ? double.NegativeInfinity
                        : (k * Math.Log(p)) + ((n - k) * Math.Log(1 - p))
                            + (c.TruePositive * Math.Log(se)) + (c.FalseNegative * Math.Log(1 - se))
                            + (c.TrueNegative * Math.Log(sp)) + (c.FalsePositive * Math.Log(1 - sp));
                    top = Math.Max(top, log);
                    logs[(((i * Errors) + u) * Errors) + v] = log;
                }
            }
        }

        var weights = new double[Rates];
        for (var i = 0; i < Rates; i++)
        {
            for (var j = 0; j < Errors * Errors; j++) weights[i] += Math.Exp(logs[(i * Errors * Errors) + j] - top);
        }

        double total = weights.Sum(), mean = 0, square = 0;
        for (var i = 0; i < Rates; i++)
        {
            var t = (i + 0.5) / Rates;
            mean += weights[i] / total * t;
            square += weights[i] / total * t * t;
        }
        return new(mean, Math.Sqrt(square - (mean * mean)), Quantile((1 - level) / 2), Quantile((1 + level) / 2));

        double Quantile(double probability)
        {
            var below = 0.0;
            for (var i = 0; i < Rates; i++)
            {
                var share = weights[i] / total;
                if (below + share >= probability) return (i + ((probability - below) / share)) / Rates;
                below += share;
            }
            return 1;
        }
    }

    public static (long Positives, long Negatives) Tally(bool[] verdicts)
    {
        long positives = 0, negatives = 0;
        foreach (var verdict in verdicts)
        {
            if (verdict) positives++;
            else negatives++;
        }
        return (positives, negatives);
    }

    public static (long TruePositive, long FalseNegative, long FalsePositive, long TrueNegative) Pairs(bool[] labels, bool[] verdicts)
    {
        long truePositive = 0, falseNegative = 0, falsePositive = 0, trueNegative = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i])
            {
                if (verdicts[i]) truePositive++;
                else falseNegative++;
            }
            else
            {
                if (verdicts[i]) falsePositive++;
                else trueNegative++;
            }
        }
        return (truePositive, falseNegative, falsePositive, trueNegative);
    }

    private static PlainEstimate RoganGladenPoint(double k, double n, ConfusionCounts c)
    {
        double m1 = c.TruePositive + c.FalseNegative, m0 = c.TrueNegative + c.FalsePositive;
        double p = k / n, se = c.TruePositive / m1, sp = c.TrueNegative / m0, j = se + sp - 1;
        var t = (p + sp - 1) / j;
        return new(t, Math.Sqrt((p * (1 - p) / n) + ((1 - t) * (1 - t) * sp * (1 - sp) / m0) + (t * t * se * (1 - se) / m1)) / j, 0, 1);
    }

    private static double Clip(double rate) => Math.Clamp(rate, 0, 1);
}
