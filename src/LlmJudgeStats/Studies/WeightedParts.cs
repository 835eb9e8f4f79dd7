namespace LlmJudgeStats;

/// <summary>A study of weighted items, alone or in clusters: dependence.md 6.</summary>
internal static class WeightedParts
{
    /// <summary>Three parts, each by itself.</summary>
    /// <param name="test">The verdicts on test items.</param>
    /// <param name="passes">Labelled passes: those that the judge passed.</param>
    /// <param name="fails">Labelled fails: those that the judge failed.</param>
    /// <param name="design">How the labelled items were chosen.</param>
    public static ClusteredParts Parts(in WeightedTally test, in WeightedTally passes, in WeightedTally fails, CalibrationDesign design)
    {
        var sensitivity = Proportion.FromWeights(in passes);
        var specificity = Proportion.FromWeights(in fails);
        var calibration = new Calibration { Sensitivity = sensitivity, Specificity = specificity, Design = design };
        return Parts(in test, calibration, PartOf(in passes, sensitivity), PartOf(in fails, specificity));
    }

    /// <summary>Weighted test items, and error rates from other items.</summary>
    public static ClusteredParts Parts(in WeightedTally test, Calibration calibration) => Parts(
        in test, calibration, ThreePartClusters.PartOf(calibration.Sensitivity), ThreePartClusters.PartOf(calibration.Specificity));

    private static ClusteredParts Parts(in WeightedTally test, Calibration calibration, DependentPart passes, DependentPart fails)
    {
        var judged = Proportion.FromWeights(in test);
        var inverse = StudyFreedom.OfParts(judged, calibration.Sensitivity, calibration.Specificity, calibration.Design);
        return new(judged, calibration, new(new(
            PartOf(in test, judged), passes, fails, SharedClusters: 0, SharedEffect: double.NaN, CommonEffect: null,
            1 / inverse, Judged: judged, LabelsAlone: default)
        {
            IsWeighted = true,
        }));
    }

    // D says what the items of the file are worth: what weights cost is in it.
    private static DependentPart PartOf(in WeightedTally tally, Proportion part)
    {
        if (tally.Count == 0) return ThreePartClusters.PartOf(default);
        var meanSize = ClusteredRate.Of(in tally).MeanSize.ToDouble();
        return new(tally.Clusters, tally.Count, meanSize, tally.Count / part.Size, part.Size, part.DegreesOfFreedom)
        {
            KishSize = tally.KishSize,
        };
    }
}
