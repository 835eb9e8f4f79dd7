using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.PassRates;

/// <summary>Prediction-powered inference of a rate from counts: pass-rates.md 5.2 and 5.3.</summary>
internal readonly record struct PredictionPowered(double Rate, double Variance)
{
    private const double Edge = 1e-6;    // as in the code of the paper: log-odds are taken inside of it

    /// <remarks>
    /// <code>θ = Ȳ + λ (f̄_U − f̄_L),  V = s²(Y − λ f)_L/m + λ² s²(f)_U/n</code>
    /// λ = 1, or cov(Y, f)_L/((1 + m/n) s²(f)) over all items, or cov/(s²(f_L) + (m/n) s²(f_U)); 0 where the verdicts do not vary.
    /// </remarks>
    public static PredictionPowered Of(in LabelledSample sample, PredictionPoweredVariant variant)
    {
        var m = sample.PassVerdicts + sample.FailVerdicts;
        var n = sample.Passed + sample.Failed;
        var lost = variant == PredictionPoweredVariant.PpiPlusPlusPpiPy ? 0 : 1;
        var labelled = m * (m - lost);
        var test = n * (n - lost);
        var all = (n + m) * (n + m - 1);
        var covariance = ((sample.TruePositive * sample.TrueNegative) - (sample.FalseNegative * sample.FalsePositive)) / labelled;
        var pooled = (1 + (m / n)) * (sample.AllPassed * sample.AllFailed / all);
        var weight = variant switch
        {
            PredictionPoweredVariant.Ppi or PredictionPoweredVariant.PpiLogit => 1,
            PredictionPoweredVariant.PpiPlusPlus => Quotient(covariance, pooled),
            PredictionPoweredVariant.PpiPlusPlusChen =>
                Quotient(covariance, (sample.PassVerdicts * sample.FailVerdicts / labelled)
                    + (m / n * (sample.Passed * sample.Failed / test))),
            PredictionPoweredVariant.PpiPlusPlusPpiPy => Math.Clamp(Quotient(covariance, pooled), 0, 1),
        };
        // Sums over pairs of cells: no variance comes out below 0.
        var squares = (weight * weight * ((sample.TruePositive * sample.FalseNegative) + (sample.FalsePositive * sample.TrueNegative)))
            + ((1 - weight) * (1 - weight) * sample.TruePositive * sample.TrueNegative)
            + ((1 + weight) * (1 + weight) * sample.FalseNegative * sample.FalsePositive)
            + (sample.TruePositive * sample.FalsePositive) + (sample.FalseNegative * sample.TrueNegative);
        return new(
            ((sample.TruePositive + sample.FalseNegative) / m) + (weight * ((sample.Passed / n) - (sample.PassVerdicts / m))),
            (squares / labelled / m) + (weight * weight * (sample.Passed * sample.Failed / test) / n));
    }

    /// <summary>Wald.</summary>
    public Limits Wald(double z)
    {
        var half = z * Math.Sqrt(Variance);
        return new(Rate - half, Rate + half);
    }

    /// <summary>Wald in log-odds.</summary>
    public Limits Logit(double z)
    {
        var rate = Math.Clamp(Rate, Edge, 1 - Edge);
        var half = z * Math.Sqrt(Variance) / (rate * (1 - rate));
        var odds = Math.Log(rate / (1 - rate));
        return new(1 / (1 + Math.Exp(half - odds)), 1 / (1 + Math.Exp(-half - odds)));
    }

    private static double Quotient(double part, double whole) => whole > 0 ? part / whole : 0;
}
