namespace LlmJudgeStats;

/// <summary>A study whose test items are mixed from strata with known shares: dependence.md 8.</summary>
internal static class MixedTest
{
    /// <param name="strata">Shares, and test items.</param>
    /// <param name="calibration">Error rates of all strata together.</param>
    /// <param name="labels">What clusters do to the labelled items; nothing where that is not known.</param>
    public static ClusteredParts Parts(
        ReadOnlySpan<StratumTally> strata, Calibration calibration, Dependence? labels)
    {
        var parts = new WeightedProportion[strata.Length];
        ClusteredTally all = default;
        var smallest = double.PositiveInfinity;
        for (var i = 0; i < strata.Length; i++)
        {
            var (share, items) = strata[i];
            var part = Proportion.FromClusters(in items);
            parts[i] = new(share, part);
            if (share == 0) continue;
            all += items;
            smallest = Math.Min(smallest, part.Size);
        }
        var mixed = Proportion.Mix(parts);
        var inverse = StudyFreedom.OfParts(mixed, calibration.Sensitivity, calibration.Specificity, calibration.Design);
        return new(mixed, calibration, new(new(
            PartOf(in all, mixed),
            labels?.PassLabels ?? ThreePartClusters.PartOf(calibration.Sensitivity),
            labels?.FailLabels ?? ThreePartClusters.PartOf(calibration.Specificity),
            SharedClusters: 0, SharedEffect: double.NaN, CommonEffect: null, 1 / inverse, Judged: mixed, LabelsAlone: default)
        {
            SmallestStratum = smallest,
        }));
    }

    private static DependentPart PartOf(in ClusteredTally all, Proportion mixed)
    {
        if (mixed.IsEmpty) return ThreePartClusters.PartOf(default);
        var meanSize = ClusteredRate.Of(in all).MeanSize.ToDouble();
        return new(all.Clusters, all.Count, meanSize, all.Count / mixed.Size, mixed.Size, mixed.DegreesOfFreedom);
    }
}
