using LlmJudgeStats.LabelQuality;

namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>What a judge reaches beside what people reach who are asked twice.</summary>
internal static class CeilingSection
{
    private const EstimateWarnings OfRatios = EstimateWarnings.Unidentified | EstimateWarnings.DesignMismatch;

    private static readonly Diagnostic s_nothingRepeats = new("LJS1117", DiagnosticSeverity.Warning,
        "There are no second labels, none of them agrees with the first one, or half of them or more differ: where people repeat nothing, "
            + "nothing tells what is true, and a figure is missing.",
        "Have more items labelled a second time, by the same people; look for swapped words in the second column.");

    public static JudgeSection Of(JudgeArguments arguments, MeasuredGroup group)
    {
        MeasuredItem[] items = [.. group.Items.Where(item => item.Label is not null)];
        var study = new ConsistencyStudy
        {
            Table = ConsistencyTable.FromAgreements(
                [.. items.Select(item => Agrees(item.Verdict, item.Label!.Value))],
                [.. items.Select(item => Agrees(item.FurtherVerdicts[0], item.Label!.Value))]),
            HasClusters = group.HasRepeats,
            HasManyKinds = arguments.Kind is not MeasureKind.Rate && Kinds(items) > 2,
        };
        var ceiling = HumanCeiling.Of(study, arguments.Level);
        return new()
        {
            Name = JudgeSections.Ceiling,
            Estimates =
            [
                Figure("normalized-accuracy", "normalised accuracy", ceiling.NormalizedAccuracy),
                Figure("accuracy", "accuracy", ceiling.Accuracy),
                Figure("self-consistency", "self-consistency", ceiling.SelfConsistency),
                .. study.HasManyKinds ? [] : OfErrors(ceiling),
            ],
            Facts = [.. Facts(study.Table, study.HasManyKinds)],
        };
    }

    /// <summary>What is to be said of the section: of ratios a figure is missing for reasons of their own.</summary>
    public static IReadOnlyList<Diagnostic> DiagnosticsOf(JudgeSection section)
    {
        var all = section.Estimates.Aggregate(EstimateWarnings.None, (all, one) => all | one.Estimate.Warnings);
        return
        [
            .. Diagnostic.Of(all & ~OfRatios),
            .. all.HasFlag(EstimateWarnings.Unidentified) ? [s_nothingRepeats] : Array.Empty<Diagnostic>(),
        ];
    }

    private static MeasuredEstimate[] OfErrors(HumanCeiling ceiling) =>
    [
        Figure("label-error", "label error", ceiling.LabelError),
        Figure("disattenuated-accuracy", "disattenuated accuracy", ceiling.DisattenuatedAccuracy),
    ];

    private static bool? Agrees(double? value, double label) => value is { } given ? given == label : null;

    private static int Kinds(MeasuredItem[] items) =>
        items.SelectMany(item => new[] { item.Label, item.Verdict, item.FurtherVerdicts[0] }).OfType<double>().Distinct().Count();

    private static MeasuredEstimate Figure(string quantity, string name, JudgeEstimate estimate) => new()
    {
        Quantity = quantity,
        Name = name,
        Role = "measured",
        Estimate = estimate,
        // What may be anything has no upper end to show.
        IsPointOnly = estimate.Warnings.HasFlag(EstimateWarnings.PointOnly) || double.IsInfinity(estimate.Interval.Upper),
    };

    private static IEnumerable<string> Facts(ConsistencyTable table, bool hasManyKinds)
    {
        yield return Invariant($"{table.Accuracy.Size:0} items with a verdict, {table.SelfConsistency.Size:0} with a second label");
        yield return "normalised accuracy: how often the judge agrees with a label, as a share of how often people agree with their own";
        yield return "accuracy: how often the judge agrees with the first label";
        yield return "self-consistency: how often people agree with their own first label, about what a perfect judge would reach";
        if (hasManyKinds)
        {
            yield return "Labels are of more than two kinds: how often one of them is wrong cannot be told from two of them";
            yield break;
        }
        yield return "label error: how often one label is wrong, if both of an item err alike and independently";
        yield return "disattenuated accuracy: how often the judge would agree with what is true, if so and if it errs independently of "
            + "them";
    }
}
