namespace LlmJudgeStats.Scores;

/// <summary>
/// The mean label of a population, from few labels and many scores of a judge: prediction-powered inference as published.
/// </summary>
/// <remarks>
/// <code>θ = Ȳ + λ (f̄_U − f̄_L),  V = s²(Y − λ f)_L/m + λ² s²(f)_U/n</code>
/// Ȳ and f̄_L are the means of labels and scores of the m labelled items, f̄_U that of the scores of the n others; λ = 1 for PPI, or cov(Y,
/// f)/((1 + m/n) s²(f) over all items) for PPI++, and 0 where the scores do not vary. The interval is Wald's. It is sound with hundreds of
/// labels whose distribution has no long tail: on skewed scores with few labels, coverage as low as 12 % was measured at 95 %. Labels and
/// scores may have any unit; no limit is clipped. Fewer than two labelled or two other items give no answer. Source: pass-rates.md 5.2, 5.3
/// and 5.11; Angelopoulos 2023.
/// </remarks>
public sealed record PredictionPoweredScoreEstimator : IEstimator<ScoreStudy, JudgeEstimate>
{
    private const double FewLabels = 10;

    private static readonly EstimationMethod s_method =
        new("prediction-powered", "prediction-powered",
            Assumptions.IndependentItems | Assumptions.RandomCalibration, Citations.Angelopoulos2023)
        {
            Support = new(double.NegativeInfinity, double.PositiveInfinity),
        };

    private static readonly EstimationMethod[] s_methods = EstimationMethods.ForEach<PredictionPoweredVariant>(
        s_method, variant => variant.Traits with { Name = NameOf(variant) });

    /// <summary>What an estimate of it can name: one method for each form, without those in log-odds.</summary>
    internal static IReadOnlyList<EstimationMethod> Methods { get; } =
        [.. Enum.GetValues<PredictionPoweredVariant>().Where(variant => !variant.IsLogit).Select(variant => s_methods[(int)variant])];

    /// <summary>The estimator with its default interval, PPI++.</summary>
    public static PredictionPoweredScoreEstimator Default { get; } = new();

    /// <summary>Which published form; those in log-odds are for rates.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum, or a form in log-odds.</exception>
    public PredictionPoweredVariant Interval
    {
        get;
        init => field = value.IsLogit
            ? throw new ArgumentOutOfRangeException(
                nameof(Interval), value, "log-odds are for rates; use PpiPlusPlus, Ppi or PpiPlusPlusPpiPy")
            : Check.Defined(value);
    } = PredictionPoweredVariant.PpiPlusPlus;

    /// <inheritdoc/>
    public EstimationMethod Method => s_methods[(int)Interval];

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in ScoreStudy study, double level)
    {
        Check.Level(level, nameof(level));
        var m = (double)study.Labelled.Count;
        var n = (double)study.Unlabelled.Count;
        var warnings = m < FewLabels ? EstimateWarnings.SmallCalibration : EstimateWarnings.None;
        if (m < 2 || n < 2) return JudgeEstimate.Unanswered(Method, level, EstimateWarnings.Unidentified | warnings);
        var weight = Weight(in study);
        var lost = Interval == PredictionPoweredVariant.PpiPlusPlusPpiPy ? 0 : 1;
        var labels = study.Labelled.Labels;
        var scores = study.Labelled.Scores;
        var variance = (SumOfSquares(study.Labelled, weight) / (m - lost) / m)
            + (weight * weight * study.Unlabelled.SquaredDeviations / (n - lost) / n);
        var point = labels.Mean + (weight * (study.Unlabelled.Mean - scores.Mean));
        var error = Math.Sqrt(variance);
        var half = Confidence.TwoSided(level).Quantile * error;
        // Scores of a millionth of a millionth beside labels of millions of millions: their ratio need not be a number.
        if (!double.IsFinite(point + half)) return JudgeEstimate.Unanswered(Method, level, EstimateWarnings.Unidentified | warnings);
        if (half == 0) warnings |= EstimateWarnings.DegenerateInterval;
        return new()
        {
            Point = point,
            Unclamped = point,
            StandardError = error,
            Interval = new(point - half, point + half, level),
            Method = Method,
            Warnings = warnings,
        };
    }

    private double Weight(in ScoreStudy study)
    {
        if (Interval == PredictionPoweredVariant.Ppi) return 1;
        var m = (double)study.Labelled.Count;
        var n = (double)study.Unlabelled.Count;
        var pooled = (1 + (m / n)) * (study.Labelled.Scores + study.Unlabelled).Variance;
        if (!(pooled > 0)) return 0;
        return Interval == PredictionPoweredVariant.PpiPlusPlusPpiPy
            ? Math.Clamp(study.Labelled.CrossDeviations / m / pooled, 0, 1)
            : study.Labelled.CrossDeviations / (m - 1) / pooled;
    }

    // Σ (y − ȳ − λ (f − f̄))²: what the best line leaves, and what λ misses of its slope. No difference of large squares comes out below 0.
    private static double SumOfSquares(in PairedMoments labelled, double weight)
    {
        var labels = labelled.Labels.SquaredDeviations;
        var scores = labelled.Scores.SquaredDeviations;
        if (scores == 0) return labels;
        var slope = labelled.CrossDeviations / scores;
        return Math.Max(0, labels - (slope * labelled.CrossDeviations)) + ((weight - slope) * (weight - slope) * scores);
    }

    private static string NameOf(PredictionPoweredVariant variant) => variant switch
    {
        PredictionPoweredVariant.PpiPlusPlus => "PPI++ of a mean score, as in glide (coverage measured down to 12% on skewed scores)",
        PredictionPoweredVariant.PpiPlusPlusPpiPy => "PPI++ of a mean score, as in ppi_py (coverage measured down to 12% on skewed scores)",
        PredictionPoweredVariant.Ppi or PredictionPoweredVariant.PpiLogit or PredictionPoweredVariant.PpiPlusPlusChen =>
            "PPI of a mean score",
    };
}
