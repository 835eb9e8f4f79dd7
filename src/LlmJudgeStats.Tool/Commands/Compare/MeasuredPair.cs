using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>Two systems of a file: the differences of their means, a result for each.</summary>
internal static class MeasuredPair
{
    /// <summary>The results of a pair: one, or one for each class.</summary>
    public static IEnumerable<MeasureResult> Of(MeasuredArguments arguments, MeasureTable table, MeasuredGroup a, MeasuredGroup b)
    {
        var pairs = arguments.IsPaired ? AnsweredItems.Of(a, b) : null;
        return arguments.Values.Kind is MeasureKind.Class
            ? ClassDifferences.Of(arguments, table, a, b, pairs)
            : [pairs is null ? Apart(arguments, a, b) : Together(arguments, a, b, pairs)];
    }

    /// <summary>What every result of a pair has.</summary>
    public static MeasuredComparison ComparisonOf(
        MeasuredGroup a, MeasuredGroup b, AnsweredItems? pairs, IntervalEstimate together) => new()
        {
            A = a.Key[^1].Value,
            B = b.Key[^1].Value,
            Pairs = pairs?.Items.Count,
            LabelsOnOneSide = pairs?.LabelsOnOneSide,
            Unpaired = pairs?.Unpaired,
            Together = together,
            IsTooNarrow = pairs is null && (a.HasRepeats || b.HasRepeats),
        };

    // Differences of the same items are values like any other: a mean in bands of what the judge sees between the two.
    private static MeasureResult Together(MeasuredArguments arguments, MeasuredGroup a, MeasuredGroup b, AnsweredItems pairs)
    {
        var width = arguments.Values.Reading!.Range.Width;
        var values = arguments.Values with
        {
            Kind = MeasureKind.Score,
            Reading = arguments.Values.Reading with { Kind = MeasureKind.Score, Range = new(-width, width) },
            // Of three values δ = r/2, as for pass rates of the same items: decisions.md 4.2.
            Interval = arguments.Values.Kind is MeasureKind.Preference
                ? StratifiedMeanInterval.CorrectedProfileStrict : StratifiedMeanInterval.CorrectedProfile,
        };
        var items = pairs.Differences(width);
        var evidence = MeasureEvidence.Of(values, items, []);
        var isClustered = a.HasRepeats && !values.IgnoresClusters;
        if (isClustered) evidence = evidence.InClusters(items, values.Design);
        var estimates = MeanEstimates.Of(values, evidence, evidence.Study, s_difference, values.Level);
        var estimator = MeanEstimates.Estimator(values);
        estimates[0] = estimates[0] with { PValueOf = 0, PValue = estimator.PValue(evidence.Study, 0) };
        var group = new MeasuredGroup(a.Key, items, items.Select(item => item.Cluster).Distinct().Count());
        var together = estimator.Estimate(evidence.Study, arguments.LevelTogether).Interval;
        return new()
        {
            Group = KeysOf(a),
            Measure = MeasureSyntax.IdOf(arguments.Values.Kind),
            Design = values.Design,
            Range = evidence.Study.Table.Range,
            StrataNames = evidence.Names,
            Strata = evidence.Counted,
            DesignEffect = evidence.DesignEffect,
            Estimates = [.. estimates, .. MeansOf(arguments, a), .. MeansOf(arguments, b)],
            Comparison = ComparisonOf(a, b, pairs, together) with { IsTooNarrow = isClustered && evidence.Clusters is null },
            Facts = [pairs.Words, .. MeasureFacts.Of(values with { File = null }, evidence, estimates, group)],
            Sentence = "",
            Diagnostics = [.. MeanDiagnostics.Of(evidence.Study), .. MeasureDiagnostics.Of(estimates)],
        };
    }

    // Of other items only the labels are read: two groups with weights of one half.
    private static MeasureResult Apart(MeasuredArguments arguments, MeasuredGroup a, MeasuredGroup b)
    {
        var values = arguments.Values;
        double[][] labels = [.. new[] { a, b }.Select(group => group.Items.Select(item => item.Label).OfType<double>().ToArray())];
        var groups = StrataTable.FromItems(values.Reading!.Range, 2, [.. labels.SelectMany((own, h) => own.Select(_ => h))],
            [.. labels.SelectMany(own => own)], [0, 0]);
        var study = MeanStudy.OfDifference(groups);
        var estimator = StratifiedMeanEstimator.Default;
        var asked = values with { IsLabelsOnly = false, Interval = estimator.Interval };
        var main = MeanEstimates.One(asked, study, s_difference, values.Level) with
        {
            Role = "labels only",
            PValueOf = 0,
            PValue = estimator.PValue(in study, 0),
        };
        var comparison = ComparisonOf(a, b, null, estimator.Estimate(in study, arguments.LevelTogether).Interval);
        return new()
        {
            Group = KeysOf(a),
            Measure = MeasureSyntax.IdOf(values.Kind),
            Design = values.Design,
            Range = study.Table.Range,
            StrataNames = [comparison.A, comparison.B],
            Strata = study.Table,
            Weights = study.Weights.ToArray(),
            Estimates = [main, .. MeansOf(arguments, a), .. MeansOf(arguments, b)],
            Comparison = comparison,
            Facts =
            [
                "Systems with items of their own: the difference is that of the labels alone; --pair COL, where both answered the same "
                    + "items, uses the judge, too",
                .. MeasureFacts.Tests([main]),
            ],
            Sentence = "",
            Diagnostics = [.. comparison.IsTooNarrow ? [Repeats(a, b)] : Array.Empty<Diagnostic>(), .. MeasureDiagnostics.Of([main])],
        };
    }

    // Each system by itself, as estimate has it.
    private static IEnumerable<MeasuredEstimate> MeansOf(MeasuredArguments arguments, MeasuredGroup group)
    {
        var values = arguments.Values;
        var evidence = MeasureEvidence.Of(values, group.Items, []);
        if (group.HasRepeats && !values.IgnoresClusters) evidence = evidence.InClusters(group.Items, values.Design);
        var name = group.Key[^1].Value;
        var mean = Quantity.MeanOf(values.Kind);
        var ofSystem = mean with { Name = $"{mean.Name} of {Phrases.Name(name)}", Of = name };
        return [MeanEstimates.One(values, evidence.Study, ofSystem, values.Level)];
    }

    private static readonly Quantity s_difference = new("group-difference", "difference");

    public static IReadOnlyList<GroupKey>? KeysOf(MeasuredGroup group) => group.Key.Count == 1 ? null : [.. group.Key.SkipLast(1)];

    public static Diagnostic Repeats(MeasuredGroup a, MeasuredGroup b) => new("LJS1056", DiagnosticSeverity.Warning,
        Invariant($"Items repeat ({a.Clusters + b.Clusters} ids or clusters, ")
            + Invariant($"{a.Items.Count + b.Items.Count} rows): rows of one are not independent, and ")
            + "the interval is too narrow.",
        "give each item one row of a system, its label the mean of its votes; --pair COL where both systems answered the same items");
}
