
namespace LlmJudgeStats.PassRates;

/// <summary>What is to be said about items that belong together: dependence.md 11.</summary>
internal static class DependenceDiagnostics
{
    private const double FewFreedom = 10;
    private const double FewClusters = 10;      // N/m: clusters as large as the one that an item sits in
    private const double Uneven = 3;            // N/m beside the number of clusters, Kish's size beside that of items
    private const double Rounding = 1e-12;
    private const double TellingShare = 0.05;   // of the variance
    private const double SharedCost = 1.05;
    private const double FewWeighted = 30;      // Kish's size
    private const double FewInStratum = 20;     // effective items: dependence.md 8

    private static readonly Diagnostic s_clustered = new("LJS1050", DiagnosticSeverity.Info,
        "Items belong together in clusters: they are taken at the number of independent items that they are worth, and Student's t takes "
            + "the place of the normal quantile.",
        "Nothing to do; without clusters (`DuplicateIds.Independent`) the interval would be too narrow.");
    private static readonly Diagnostic s_few = new("LJS1051", DiagnosticSeverity.Warning,
        "Few clusters: the interval holds, but is wide.",
        "Collect items of more clusters; more items of the same ones hardly help.");
    private static readonly Diagnostic s_large = new("LJS1053", DiagnosticSeverity.Warning,
        "A few clusters hold most items of a part, and decide the width.",
        "Give a large cluster a result of its own (`GroupColumns`, `Where`).");
    private static readonly Diagnostic s_shared = new("LJS1054", DiagnosticSeverity.Info,
        "The judge's errors go together within clusters that several parts share, and the interval is wider for it.",
        "Label items of other clusters than those of the test items.");

    private static readonly Diagnostic s_unequal = new("LJS1055", DiagnosticSeverity.Warning,
        "Weights are unequal, and few items decide the rate: the interval can fall a little below its level.",
        "Cut the largest weights if the rule for it does not look at verdicts, or collect items where weights are large.");
    private static readonly Diagnostic s_smallStratum = new("LJS1058", DiagnosticSeverity.Info,
        "A stratum has fewer than 20 test items, or is worth fewer: what the strata gain is not claimed.",
        "Judge more items of it, or merge it with one that is like it.");

    public static IReadOnlyList<Diagnostic> Catalogue => [s_clustered, s_few, s_large, s_shared, s_unequal, s_smallStratum];

    public static IEnumerable<Diagnostic> Of(in JudgeStudy study)
    {
        var dependence = study.Dependence!;
        List<Diagnostic> found = [];
        if (!double.IsInfinity(dependence.DegreesOfFreedom)) found.Add(s_clustered with { Detail = Words(dependence) });
        if (IsFew(in study, dependence)) found.Add(s_few);
        if (Named(dependence).Any(one => IsUneven(one.Part))) found.Add(s_large);
        if (dependence.SharedEffect > SharedCost) found.Add(s_shared);
        if (Named(dependence).Any(one => IsUnequal(one.Part))) found.Add(s_unequal with { Detail = Weights(dependence) });
        if (dependence.SmallestStratum is < FewInStratum and var smallest)
            found.Add(s_smallStratum with { Detail = Invariant($"The smallest is worth {smallest:F1} independent items.") });
        return found;
    }

    // One cluster is said by the estimate itself.
    private static bool IsFew(in JudgeStudy study, Dependence dependence)
    {
        if (dependence.DegreesOfFreedom < 1) return false;
        if (dependence.DegreesOfFreedom < FewFreedom) return true;
        var shares = StudyFreedom.Shares(study.Test, study.Calibration.Sensitivity, study.Calibration.Specificity);
        return (shares.Test > TellingShare && HasFew(dependence.Test))
            || (shares.Passes > TellingShare && HasFew(dependence.PassLabels))
            || (shares.Fails > TellingShare && HasFew(dependence.FailLabels));
    }

    private static bool HasFew(DependentPart part) => part.MeanClusterSize > 1 && part.KishSize / part.MeanClusterSize < FewClusters;

    private static bool IsUneven(DependentPart part) =>
        part.MeanClusterSize > 1 && part.KishSize / part.MeanClusterSize < part.Clusters / Uneven;

    // Equal weights are none.
    private static bool IsUnequal(DependentPart part) =>
        part.KishSize < part.Items * (1 - Rounding) && (part.KishSize < part.Items / Uneven || part.KishSize < FewWeighted);

    private static string Weights(Dependence dependence) => string.Join(", ", Named(dependence).Where(one => IsUnequal(one.Part))
        .Select(one => Invariant($"{one.Part.Items:F0} {one.Name} have the weight of {one.Part.KishSize:F1} equal ones"))) + ".";

    private static (string Name, DependentPart Part)[] Named(Dependence dependence) =>
        [("test items", dependence.Test), ("labelled passes", dependence.PassLabels), ("labelled fails", dependence.FailLabels)];

    private static string Words(Dependence dependence)
    {
        var words = Named(dependence).Where(one => one.Part.Clusters > 0).Select(one =>
            Invariant($"{one.Part.Items:F0} {one.Name} in {one.Part.Clusters} clusters are worth {one.Part.EffectiveSize:F1}"));
        return string.Join(", ", words) + Invariant($"; {dependence.DegreesOfFreedom:F1} degrees of freedom.");
    }
}
