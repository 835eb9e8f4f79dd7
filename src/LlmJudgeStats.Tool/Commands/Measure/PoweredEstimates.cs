using LlmJudgeStats.Scores;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>Prediction-powered means of scores: to reproduce what others publish, never by default.</summary>
internal static class PoweredEstimates
{
    // beyond 2: what is skewed, and what is few.
    private const double MostOfOneValue = 0.8;
    private const int FewestLabels = 50;

    private static readonly string s_method = PredictionPoweredScoreEstimator.Default.Method.Id;

    // Those that papers report, the default first.
    private static readonly PredictionPoweredVariant[] s_variants =
        [PredictionPoweredScoreEstimator.Default.Interval, PredictionPoweredVariant.Ppi];

    /// <summary>Every id, in words: <c>ppi-plus-plus and ppi</c>.</summary>
    public static string Ids => string.Join(" and ", s_variants.Select(variant => variant.Id));

    /// <summary>Whether an interval is one of these.</summary>
    public static bool IsInterval(string id) => VariantOf(id) is not null;

    /// <summary>The variant that was asked for; <see langword="null"/> where none was.</summary>
    public static PredictionPoweredVariant? Parse(string? method, string? interval, MeasureKind kind, CalibrationDesign design)
    {
        var isMethod = s_method.Equals(method, StringComparison.OrdinalIgnoreCase);
        var variant = interval is null ? isMethod ? s_variants[0] : null : VariantOf(interval);
        if (isMethod && variant is null)
            throw new UsageException($"--method {s_method} --interval {interval}: it goes with {Ids}");
        if (variant is null) return null;
        if (kind is not MeasureKind.Score || design is not CalibrationDesign.Random)
        {
            throw new UsageException($"--interval {variant.Value.Id}: of scores with labels at random only (--measure score --design "
                + "random); leave it out");
        }
        return method is null || isMethod || method.Equals("auto", StringComparison.OrdinalIgnoreCase) ? variant
            : throw new UsageException($"--method {method} --interval {interval}: that interval is of {s_method}");
    }

    /// <summary>The estimate of a group.</summary>
    public static MeasuredEstimate Of(PredictionPoweredVariant variant, IReadOnlyList<MeasuredItem> items, ValueRange range, double level)
    {
        var study = new JudgedScores(range, items).ToStudy();
        var estimate = new PredictionPoweredScoreEstimator { Interval = variant }.Estimate(in study, level);
        return new()
        {
            Quantity = "mean-score",
            Name = "mean score",
            Role = s_method,
            // Shown in the unit of the scores; its limits may lie beyond what anybody can give.
            Estimate = estimate with { Method = estimate.Method with { Support = new(range.Lower, range.Upper) } },
        };
    }

    /// <summary>Why it must not be quoted.</summary>
    public static IEnumerable<Diagnostic> Diagnostics(IReadOnlyList<MeasuredItem> items)
    {
        int[] labels = [.. items.Select(item => item.Label).OfType<double>().CountBy(label => label).Select(same => same.Value)];
        var all = labels.Sum();
        if (all >= FewestLabels && labels.Max() / (double)all <= MostOfOneValue) yield break;
        yield return new("LJS1101", DiagnosticSeverity.Warning,
            "Few labels, or nearly all alike: of such scores the coverage of prediction-powered intervals was measured down to 15 %.",
            "leave out --interval: the corrected profile holds its level");
    }

    private static PredictionPoweredVariant? VariantOf(string id) => ById.Find(s_variants, variant => variant.Id, id);
}
