namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>From arguments to a report of values other than pass and fail.</summary>
internal static class MeasureRun
{
    /// <summary>How its report is made and written.</summary>
    public static ReportAnswer<MeasureArguments, MeasureReport> Answer { get; } = new()
    {
        Report = Report,
        InOptions = OptionNames.In,
        Json = JsonReport.Write,
        Csv = MeasureCsv.Write,
        Document = MeasureDocument.Of,
        Page = MeasurePage.Of,
        Methods = ReportMethods.Of,
    };

    public static MeasureReport Report(MeasureArguments arguments, Func<Stream> openInput, ProgressLine progress)
    {
        ElsewhereEstimates.Refuse(arguments);
        if (arguments.File is not { } file)
        {
            var counted = arguments.Matrix is { } matrix
                ? MeasureEvidence.Of(arguments, matrix) : MeasureEvidence.Of(arguments, arguments.Counted!);
            return MeasureReport.Of([Result(arguments, counted, null)], []) with { Provenance = arguments.Target.Provenance };
        }
        var table = MergedClasses.Of(MeasureFile.Read(file, arguments.Reading!, openInput, progress), arguments.Merges);
        var shares = SharesOf(arguments, table);
        return MeasureReport.Of([.. table.Groups.Select(group => OfGroup(arguments, table, shares, group))], table.Notes) with
        {
            Rows = table.Rows,
            Labels = table.Labels,
            Source = table.Source.Account,
            Provenance = file.ProvenanceOf(arguments.Target.CommandLine, table.Source),
        };
    }

    /// <summary>Classes that people gave, or that were declared; what only a judge says is a stratum.</summary>
    public static IReadOnlyList<int> SharesOf(MeasureArguments arguments, MeasureTable table)
    {
        if (arguments.Kind is not MeasureKind.Class) return [];
        var all = Enumerable.Range(0, table.Classes.Count);
        if (arguments.Reading!.Classes.Count > 0) return [.. all];
        var labels = table.Groups.SelectMany(group => group.Items).Select(item => item.Label ?? item.HiddenLabel).OfType<double>();
        var given = labels.Select(label => (int)label).ToHashSet();
        var others = all.Where(number => !given.Contains(number)).Select(number => $"'{Excerpt.Of(table.Classes[number])}'").ToArray();
        if (arguments.Design is CalibrationDesign.ByVerdict && others.Length > 0)
        {
            throw new UsageException($"--design by-verdict: the judge says {string.Join(", ", others)}, and no person does; write verdicts "
                + "and labels alike, or say that it is a class with --classes C[,C]");
        }
        return [.. all.Where(given.Contains)];
    }

    private static MeasureResult OfGroup(
        MeasureArguments arguments, MeasureTable table, IReadOnlyList<int> shares, MeasuredGroup group)
    {
        var items = arguments.DropsNone ? MeasuredItems.Of(group.Items.Where(item => item.Verdict is not null)) : group.Items;
        var evidence = MeasureEvidence.Of(arguments, items, table.Classes) with { Shares = shares };
        if (group.HasRepeats && !arguments.IgnoresClusters && evidence.Matrix is null)
            evidence = evidence.InClusters(items, arguments.Design);
        return Result(arguments, evidence, group) with { Group = group.Key.Count == 0 ? null : group.Key };
    }

    private static MeasureResult Result(MeasureArguments arguments, MeasureEvidence evidence, MeasuredGroup? group)
    {
        var estimates = evidence.Matrix is { } matrix ? ElsewhereEstimates.Of(arguments, matrix) : MeasureEstimates.Of(arguments, evidence);
        if (evidence.Clusters is not null) estimates = [.. estimates.Select(OfClusters)];
        if (arguments.Powered is { } variant)
        {
            estimates.Insert(0, PoweredEstimates.Of(variant, group!.Items, evidence.Study.Table.Range, arguments.Level));
        }
        var repeats = arguments.LosesClusters || (group is { HasRepeats: true } && evidence.Clusters is null);
        var doubt = repeats ? SentenceDoubt.ItemsRepeat : SentenceDoubt.None;
        var gate = GateOf(arguments, evidence);
        return new()
        {
            Measure = MeasureSyntax.NameOf(arguments.Kind),
            Design = arguments.Design,
            Range = evidence.Study.Table.Range,
            StrataNames = evidence.Names,
            Strata = evidence.Counted,
            Weights = evidence.Study.Weights.ToArray(),
            Merged = evidence.Merged,
            Estimates = estimates,
            DesignEffect = evidence.DesignEffect,
            Facts = [.. MeasureFacts.Of(arguments, evidence, estimates, group)],
            Gate = gate,
            Sentence = gate is null
                ? MeasureSentence.Of(estimates, evidence.Labels, evidence.Items, doubt)
                : MeasureSentence.Of(gate, estimates[0], doubt),
            Diagnostics =
            [
                .. repeats ? [Repeats(arguments, group!)] : Array.Empty<Diagnostic>(),
                .. arguments.Powered is null ? [] : PoweredEstimates.Diagnostics(group!.Items),
                .. MeanDiagnostics.Of(evidence.Study),
                .. gate?.Doubt is { } unpromised ? [unpromised.Diagnostic] : Array.Empty<Diagnostic>(),
                .. evidence.Matrix is { } confusion
                    ? ElsewhereEstimates.Diagnostics(arguments, confusion) : MeasureDiagnostics.Of(estimates),
            ],
        };
    }

    // A point without degrees of freedom, such as the judge's word, is of the same rows as the interval above it.
    private static MeasuredEstimate OfClusters(MeasuredEstimate one) =>
        one with { Method = one.Method with { Assumptions = one.Estimate.Method.Assumptions.WordsOfClusters } };

    private static MeasureGate? GateOf(MeasureArguments arguments, MeasureEvidence evidence)
    {
        if (arguments.Gate is not { } question) return null;
        if (arguments.Kind is MeasureKind.Class)
        {
            throw new UsageException("--measure class has a share for each class, and a gate is on one rate: make the class pass and all "
                + "others fail (--pass, --fail), and leave out --measure");
        }
        if (arguments.Powered is { } powered)
            throw new UsageException($"--interval {powered.Id}: no one-sided limit of it holds its level; leave it out");
        if (evidence.Matrix is { } matrix)
        {
            // beyond 2: the end of the two-sided interval of the same level; no p-value goes with it.
            var estimate = ElsewhereEstimates.Of(arguments with { Level = question.Level }, matrix)[0].Estimate;
            return question.Of(in estimate, evidence.Study.Table.Range);
        }
        return arguments.IsLabelsOnly
            ? question.Of(LabelledMeanEstimator.Default, evidence.LabelsOnly)
            : question.Of(MeanEstimates.Estimator(arguments), evidence.Study);
    }

    private static Diagnostic Repeats(MeasureArguments arguments, MeasuredGroup group) => arguments.LosesClusters
        ? new("LJS1056", DiagnosticSeverity.Warning,
            "Pairs were said to belong together, and what that does to items that were judged in both orders was not measured: each pair "
                + "is taken by itself, and the interval is too narrow.",
            "leave out --orders and half of the rows, or read the interval as a lower bound of the uncertainty")
        : Repeats(group);

    private static Diagnostic Repeats(MeasuredGroup group) => new("LJS1056", DiagnosticSeverity.Warning,
        Invariant($"Items repeat ({group.Clusters} ids or clusters, {group.Items.Count} rows): rows of ")
            + "one are not independent, and the interval is too narrow.",
        "give each item one row, its label the mean of its votes; --cluster none says that repeats have nothing in common");
}
