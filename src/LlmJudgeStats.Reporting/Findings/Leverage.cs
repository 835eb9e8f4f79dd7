namespace LlmJudgeStats.Reporting;

/// <summary>What more labels, or more test items, would do to the interval of an estimate, if the rates stay as they are.</summary>
/// <remarks>
/// Every width is that of the report's own interval on the study with its sizes multiplied: no formula of its own. Immutable, thread-safe.
/// </remarks>
internal sealed record Leverage
{
    private static readonly double[] s_factors = [0.05, 0.1, 0.2, 0.5, 1, 2, 4, 8];

    private const double MostItems = 1e15;    // sixteen times as many are still counted exactly

    /// <summary>Half-widths by number of labels, from few to many; the study's own is among them.</summary>
    public required IReadOnlyList<LabelWidth> Curve { get; init; }

    /// <summary>The labels of the study.</summary>
    public required long Labels { get; init; }

    /// <summary>The half-width of the interval as it is, 0 to 1/2.</summary>
    public required double HalfWidth { get; init; }

    /// <summary>The half-width with twice the labels; <see langword="null"/> where there are not so many items to label.</summary>
    public required double? TwiceTheLabels { get; init; }

    /// <summary>The half-width with twice the test items and the same labels.</summary>
    public required double TwiceTheItems { get; init; }

    /// <summary>The half-width if the error rates were known, which no number of labels goes below; <see langword="null"/> where labels are
    /// sampled from the judged items and stand for themselves.</summary>
    public required double? Floor { get; init; }

    /// <summary>What would change the interval; <see langword="null"/> where that cannot be said.</summary>
    /// <param name="estimator">What made the estimate.</param>
    /// <param name="study">The study behind it.</param>
    /// <param name="estimate">The estimate.</param>
    public static Leverage? Of(IJudgeEstimator estimator, in JudgeStudy study, in JudgeEstimate estimate)
    {
        if (!estimate.IsIdentified || !estimate.Method.UsesVerdicts || estimate.Method.IsUncorrected) return null;
        if (!IsOfMeasuredRates(in study) || estimate.Method.Target == Target.Items) return null;    // exactly these items cannot be more
        var sizes = new ScaledStudy(study);
        var level = estimate.Interval.Level;
        var curve = CurveOf(sizes, HalfWidth);
        if (HalfWidth(sizes.WithTwiceTheItems()) is not { } items) return null;
        if (curve.Find(point => point.Factor == 1) is not { } here) return null;
        return new()
        {
            Curve = curve,
            Labels = here.Labels,
            HalfWidth = here.HalfWidth,
            TwiceTheLabels = curve.Find(point => point.Factor == 2)?.HalfWidth,
            TwiceTheItems = items,
            Floor = sizes.WithKnownRates() is { } known ? HalfWidth(known) : null,
        };

        double? HalfWidth(JudgeStudy scaled)
        {
            var answer = estimator.Estimate(in scaled, level);
            return answer.IsIdentified ? answer.Interval.Width / 2 : null;
        }
    }

    // Clusters would grow with their items.
    private static bool IsOfMeasuredRates(in JudgeStudy study)
    {
        var calibration = study.Calibration;
        if (calibration.IsEmpty || calibration.Sensitivity.IsKnown || calibration.Specificity.IsKnown) return false;
        if (study.Test.IsKnown || study.Test.IsEmpty || study.Dependence is not null) return false;
        return study.Test.Size + calibration.Sensitivity.Size + calibration.Specificity.Size <= MostItems;
    }

    private static List<LabelWidth> CurveOf(ScaledStudy sizes, Func<JudgeStudy, double?> halfWidth)
    {
        var curve = new List<LabelWidth>();
        foreach (var factor in s_factors)
        {
            if (sizes.WithLabels(factor) is not { } scaled) continue;
            if (halfWidth(scaled) is not { } width) continue;
            var labels = ScaledStudy.LabelsOf(scaled);
            if (labels < 1) continue;
            // A tenth of few labels is as few as a fifth of them: one point for each number.
            if (curve.Count > 0 && curve[^1].Labels == labels) curve.RemoveAt(curve.Count - 1);
            curve.Add(new(labels, width, factor));
        }
        return curve;
    }
}

/// <summary>The half-width of an interval with so many labels.</summary>
/// <param name="Labels">The labels.</param>
/// <param name="HalfWidth">Half of the interval, 0 to 1/2.</param>
/// <param name="Factor">How many times the labels of the study.</param>
internal sealed record LabelWidth(long Labels, double HalfWidth, double Factor);
