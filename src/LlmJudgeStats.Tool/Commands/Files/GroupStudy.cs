namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>The study of one group of a file: of weights, of strata with known shares, of clusters, or of plain counts.</summary>
internal static class GroupStudy
{
    public static JudgeStudy Of(CalibrationDesign design, FileEvidence file, JudgmentGroup group)
    {
        var isStated = !file.Stated.IsEmpty;
        if (group.Weights is { } weights) return Weighted(design, file, weights);
        if (file.Shares is not null) return SharesRun.Study(design, file, group);
        if (group.Clusters is not { Counts: var clusters })
        {
            return new()
            {
                Test = group.Test,
                Calibration = isStated ? file.Stated : Calibration.FromCounts(group.Calibration, design),
            };
        }
        return isStated ? JudgeStudy.FromClusters(clusters.Test, file.Stated) : JudgeStudy.FromClusters(in clusters, design);
    }

    /// <summary>Its counts; labels beside stated error rates are not used.</summary>
    public static StudyCounts Counts(FileEvidence file, JudgmentGroup group) =>
        StudyCounts.Of(group.Test, file.Stated.IsEmpty ? group.Calibration : default);

    private static JudgeStudy Weighted(CalibrationDesign design, FileEvidence file, JudgmentWeights weights)
    {
        var test = weights.Test;
        var passes = weights.PassLabels;
        var fails = weights.FailLabels;
        return file.Stated.IsEmpty
            ? JudgeStudy.FromWeights(in test, in passes, in fails, design)
            : JudgeStudy.FromWeights(in test, file.Stated);
    }
}
