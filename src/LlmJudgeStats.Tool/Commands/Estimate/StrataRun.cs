using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary>
/// Estimates from labels that were sampled from more strata than two verdicts: items without one, and values of a column.
/// </summary>
internal static class StrataRun
{
    /// <summary>Whether a group is answered by strata.</summary>
    public static bool AppliesTo(EstimateArguments arguments, FileEvidence file, JudgmentGroup group)
    {
        if (!file.Stated.IsEmpty || !group.HasFurtherStrata) return false;
        return arguments.Design switch
        {
            CalibrationDesign.Random => HasLabels(group),
            // How often the judge says nothing is known, and what people think of it only where they labelled some of that.
            CalibrationDesign.ByVerdict => HasLabels(group) && (file.Options.StratumColumn is not null || group.Unjudged.Labels.Count > 0),
            _ => false,
        };
    }

    public static EstimateFindings Findings(
        EstimateArguments arguments, JudgmentGroup group, JudgeStudy study, StudyCounts counts, LeftOut leftOut)
    {
        var strata = new StrataFindings([.. group.Strata.Select(stratum => stratum.Name)], group.ToTable())
        {
            AreByColumn = arguments.File!.Options.StratumColumn is not null,
        };
        var isClustered = group.Clusters is { Table: not null } && !strata.AreByColumn;
        var labels = isClustered
            ? JudgeStudy.FromClusters(group.Clusters!.AllLabels, arguments.Design)
            : new() { Test = group.Test, Calibration = Calibration.FromCounts(AllLabels(group), arguments.Design) };
        var designEffect = 1.0;
        var mean = isClustered
            ? MeanStudy.FromClusters(group.Clusters!.Table!, arguments.Design, out designEffect)
            : new() { Table = strata.Table, Design = arguments.Design };
        var method = arguments.Method.ForStrata(strata, arguments.Design);
        return new()
        {
            Study = study,
            Gate = Gate(arguments, method, study, labels, mean),
            Dependence = isClustered ? Dependence(in study, group.Clusters!.Table!, mean, designEffect) : null,
            Counts = counts,
            Strata = strata,
            LabelStudy = labels,
            Estimates = Estimates(arguments, strata, study, labels, mean, leftOut),
        };
    }

    private static List<JudgeEstimate> Estimates(
        EstimateArguments arguments, StrataFindings strata, JudgeStudy study, JudgeStudy labels, MeanStudy mean, LeftOut leftOut)
    {
        var method = arguments.Method.ForStrata(strata, arguments.Design);
        List<JudgeEstimate> estimates = [];
        if (method.ByRate is { } rate) estimates.Add(rate.Estimate(method.NeedsVerdicts ? study : labels, arguments.Level));
        else estimates.Add(ByStrata(method.ByStrata!, strata, mean, arguments.Level));
        // Of nobody the judge says nothing.
        if (!study.Test.IsEmpty) Add(estimates, NaiveEstimator.Default.Estimate(study, arguments.Level));
        if (StrataMethod.LabelsAreASample(strata, arguments.Design))
            Add(estimates, LabelsOnlyEstimator.Default.Estimate(labels, arguments.Level));
        if (!arguments.All) return estimates;
        Add(estimates, StratifiedMeanEstimator.Default.Estimate(mean, arguments.Level));
        foreach (var other in arguments.Method.Catalogue.Where(other => estimates.TrueForAll(there => there.Method.Id != other.Method.Id)))
            leftOut.Note(other.Method.Id, $"knows two verdicts only, and {StrataMethod.Why(strata)}");
        return estimates;
    }

    // Of more strata than two verdicts no sizes are named that would decide it: decisions.md 8.3 is for these.
    private static GateFindings? Gate(
        EstimateArguments arguments, StrataMethod method, JudgeStudy study, JudgeStudy labels,
        MeanStudy mean) => arguments.Gate is not { } gate ? null
        : method.ByRate is { } rate ? gate.Of(rate, method.NeedsVerdicts ? study : labels)
        : gate.Of(method.ByStrata!, in mean);

    // Sampled within strata the labels are no sample of all items: together they say nothing of a stratum that has none.
    private static JudgeEstimate ByStrata(StratifiedMeanEstimator estimator, StrataFindings strata, MeanStudy mean, double level)
    {
        var estimate = estimator.Estimate(mean, level);
        return strata.AreByColumn && estimate.Warnings.HasFlag(EstimateWarnings.PartiallyIdentified)
            ? estimate with { Point = double.NaN, Unclamped = double.NaN, StandardError = double.PositiveInfinity }
            : estimate;
    }

    private static void Add(List<JudgeEstimate> estimates, JudgeEstimate estimate)
    {
        if (estimates.TrueForAll(there => there.Method.Id != estimate.Method.Id)) estimates.Add(estimate);
    }

    // Of all items, those without a verdict among them.
    private static DependenceFindings? Dependence(in JudgeStudy study, ClusteredTable table, MeanStudy mean, double designEffect) =>
        DependenceFindings.Of(in study) is not { } found ? null : found with
        {
            CommonEffect = designEffect,
            DegreesOfFreedom = mean.DegreesOfFreedom,
            TestSize = Enumerable.Range(0, table.Table.Strata).Sum(table.Table.Unlabelled) / designEffect,
        };

    private static bool HasLabels(JudgmentGroup group) => group.Calibration.Count + group.Unjudged.Labels.Count > 0;

    // For the labels alone it is the same whether an item has a verdict.
    private static ConfusionCounts AllLabels(JudgmentGroup group) => group.Calibration with
    {
        TruePositive = group.Calibration.TruePositive + group.Unjudged.Labels.Positives,
        FalsePositive = group.Calibration.FalsePositive + group.Unjudged.Labels.Negatives,
    };
}
