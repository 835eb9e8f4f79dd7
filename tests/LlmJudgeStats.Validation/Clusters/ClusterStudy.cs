using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Validation.Clusters;

/// <summary>One drawn study, cluster by cluster, and what methods make of it.</summary>
internal sealed class ClusterStudy
{
    private readonly CalibrationDesign _design;
    private readonly ClusterDraw[] _clusters;
    private ClusteredCounts _sum;

    public ClusterStudy(CalibrationDesign design, ClusterDraw[] clusters)
    {
        _design = design;
        _clusters = clusters;
        foreach (var cluster in clusters) _sum += ClusteredCounts.OfCluster(cluster.Labelled, cluster.Test);
        Ours = JudgeStudy.FromClusters(in _sum, design);
        Ignored = new()
        {
            Test = JudgeTally.Of(_sum.Test.Positives, _sum.Test.Count),
            Calibration = Calibration.FromCounts(_sum.Labelled, design),
        };
        Cr1 = IsFromTestItems ? OneEffect() : ThreeEffects();
    }

    public bool IsFromTestItems => _design.IsFromTestItems;

    public JudgeStudy Ours { get; }

    public JudgeStudy Ignored { get; }

    /// <summary>
    /// Effective sizes of the usual clustered standard error with its factor G/(G − 1), and the smallest number of clusters behind a rate.
    /// Clusters are never credited with more than their items.
    /// </summary>
    public (JudgeStudy Study, long Clusters) Cr1 { get; }

    private (JudgeStudy Study, long Clusters) ThreeEffects()
    {
        var clusters = Math.Min(_sum.Test.Clusters, Math.Min(_sum.PassLabels.Clusters, _sum.FailLabels.Clusters));
        return (new()
        {
            Test = Rate(_sum.Test, Effect(_sum.Test)),
            Calibration = new()
            {
                Sensitivity = Rate(_sum.PassLabels, Effect(_sum.PassLabels)),
                Specificity = Rate(_sum.FailLabels, Effect(_sum.FailLabels)),
                Design = _design,
            },
        }, clusters);
    }

    private (JudgeStudy Study, long Clusters) OneEffect()
    {
        var effect = EffectFromTestItems();
        return (new()
        {
            Test = Rate(_sum.Test, effect),
            Calibration = new()
            {
                Sensitivity = Rate(_sum.PassLabels, effect),
                Specificity = Rate(_sum.FailLabels, effect),
                Design = _design,
            },
        }, _sum.Labels.Clusters);
    }

    private static double Effect(ClusteredTally tally)
    {
        var rate = (double)tally.Positives / tally.Count;
        var squaredDeviations = (double)tally.SumOfSquaredPositives - (2 * rate * (double)tally.SumOfProducts)
            + (rate * rate * (double)tally.SumOfSquares);
        var independent = tally.Count * rate * (1 - rate);
        var effect = squaredDeviations / independent * tally.Clusters / (tally.Clusters - 1.0);
        return effect is > 1 and < double.PositiveInfinity ? effect : 1;
    }

    // The residual of dependence.md 4, whose squares are added over clusters.
    private double EffectFromTestItems()
    {
        var all = _sum.Labelled;
        double f1 = all.TruePositive + all.FalsePositive;
        double f0 = all.FalseNegative + all.TrueNegative;
        double items = _sum.Count;
        var w = (f1 + _sum.Test.Positives) / items;
        var isWhole = f1 > 0 && f0 > 0;
        var a = f1 > 0 ? all.TruePositive / f1 : 0;
        var b = f0 > 0 ? all.FalseNegative / f0 : 0;
        var difference = isWhole ? a - b : 0;
        var sum = 0.0;
        foreach (var (labelled, test) in _clusters)
        {
            double pass = labelled.TruePositive + labelled.FalsePositive;
            double fail = labelled.FalseNegative + labelled.TrueNegative;
            var u = (f1 > 0 ? w / f1 * (labelled.TruePositive - (a * pass)) : 0)
                + (f0 > 0 ? (1 - w) / f0 * (labelled.FalseNegative - (b * fail)) : 0)
                + (difference / items * (pass + test.Positives - (w * (pass + fail + test.Count))));
            sum += u * u;
        }
        var independent = (f1 > 0 ? w * w * a * (1 - a) / f1 : 0) + (f0 > 0 ? (1 - w) * (1 - w) * b * (1 - b) / f0 : 0)
            + (difference * difference * w * (1 - w) / items);
        var effect = sum / independent * _sum.Labels.Clusters / (_sum.Labels.Clusters - 1.0);
        return effect is > 1 and < double.PositiveInfinity ? effect : 1;
    }

    private static Proportion Rate(ClusteredTally tally, double effect) =>
        tally.Count == 0 ? default : Proportion.FromCounts(tally.Positives / effect, tally.Count / effect);
}
