using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>From arguments to a report of a judge.</summary>
internal static class JudgeRun
{
    public static JudgeReport Report(JudgeArguments arguments, Func<Stream> openInput, ProgressLine progress)
    {
        var shares = CategoryWeights.Of(arguments.Question);
        var table = MeasureFile.Read(arguments.File, arguments.Reading, openInput, progress);
        RefuseNothing(arguments, table);
        JudgeResult[] results = [.. table.Groups.Select(group => Result(arguments, group, shares))];
        return new()
        {
            Rows = table.Rows,
            Labels = table.Labels,
            Source = table.Source.Account,
            Provenance = arguments.File.ProvenanceOf(arguments.Target.CommandLine, table.Source),
            Results = results,
            Diagnostics =
            [
                .. table.Notes.Concat(results.SelectMany(result => result.Diagnostics)).DistinctBy(one => one.Code)
                    .OrderByDescending(one => one.Severity),
            ],
        };
    }

    /// <summary>A name inside a sentence: no sign of ours is in it.</summary>
    public static string Named(string name) => PlainText.Escape(name).Replace('`', '\'');

    private static void RefuseNothing(JudgeArguments arguments, MeasureTable table)
    {
        if (arguments.Question.Iteration is not null && table.Source.IdColumn is null)
            throw new UsageException("--iteration: no column is called like an item id; name it (--id COL)");
        if (arguments.Question.SecondLabel is not null && table.Source.LabelColumn is null)
            throw new UsageException("--second-label: there is no column of first labels; name it (--label COL)");
        if (arguments.Reading.OrderColumn is not null) return;
        if (table.Source.LabelColumn is null)
        {
            throw new UsageException("there is no column of labels, and without them nothing tells how good a judge is; name it "
                + "(--label COL)");
        }
        if (table.Groups.Any(group => group.Items.Any(item => item is { Verdict: not null, Label: not null }))) return;
        throw new UsageException("no row has both a verdict and a label: label some of the items that the judge judged");
    }

    private static JudgeResult Result(JudgeArguments arguments, MeasuredGroup group, StratumShares? shares)
    {
        var items = JudgedItems.Of(arguments, group);
        List<Diagnostic> diagnostics = [];
        List<JudgeSection> sections = [];
        var count = (long)items.All.Count;
        if (arguments.Question.Judges.Count > 1)
        {
            var panel = PanelSection.Of(arguments, items);
            sections.Add(panel.Section);
            diagnostics.AddRange(panel.Diagnostics);
            count = panel.Items;
        }
        else
        {
            sections.AddRange(OfOneJudge(arguments, group, items, shares));
        }
        var isRepeated = group.HasRepeats && arguments.Question.Iteration is null && !arguments.File.Options.RepeatsAreRuns;
        if (isRepeated) diagnostics.Add(Repeats(group));
        diagnostics.AddRange(Diagnostic.Of(sections.Where(section => section.Name != JudgeSections.Ceiling)
            .SelectMany(section => section.Estimates).Aggregate(EstimateWarnings.None, (all, one) => all | Said(one))));
        diagnostics.AddRange(sections.Where(section => section.Name == JudgeSections.Ceiling).SelectMany(CeilingSection.DiagnosticsOf));
        return new()
        {
            Group = group.Key.Count == 0 ? null : group.Key,
            Measure = MeasureSyntax.IdOf(arguments.Kind),
            Items = count,
            Sections = sections,
            Facts = [.. Facts(group)],
            Sentence = JudgeAnswer.Of(sections, count, isRepeated ? SentenceDoubt.ItemsRepeat : SentenceDoubt.None),
            Diagnostics = diagnostics,
        };
    }

    // A point without an interval says that, and nothing else.
    private static EstimateWarnings Said(MeasuredEstimate one) =>
        one.IsPointOnly ? one.Estimate.Warnings & EstimateWarnings.PointOnly : one.Estimate.Warnings;

    private static IEnumerable<JudgeSection> OfOneJudge(
        JudgeArguments arguments, MeasuredGroup group, JudgedItems items, StratumShares? shares)
    {
        var question = arguments.Question;
        var isLabelled = items.All.Count > 0 || arguments.Reading.OrderColumn is null;
        var weights = items.Weights(question, shares);
        var parts = JudgeSeries.Parts(arguments, items);
        if (question.Asks(JudgeSections.Accuracy) && arguments.Kind is not MeasureKind.Score && isLabelled)
            yield return AccuracySection.Of(arguments.Level, parts, weights);
        if (question.Asks(JudgeSections.Orders) && arguments.Reading.OrderColumn is not null)
            yield return OrdersSection.Of(arguments, group);
        if (question.Asks(JudgeSections.Confidence) && question.Confidence is { } column && isLabelled)
            yield return ConfidenceSection.Of(arguments, column, items);
        if (question.Asks(JudgeSections.Ceiling) && question.SecondLabel is not null && isLabelled)
            yield return CeilingSection.Of(arguments, group);
        if (question.Asks(JudgeSections.Change) && question.Against is not null)
            yield return ChangeSection.Of(arguments, JudgeSeries.Against(arguments, items), weights);
        if (question.Asks(JudgeSections.Change) && question.Iteration is not null)
            yield return ChangeSection.Of(arguments, JudgeSeries.Of(arguments, parts), weights);
        var hasBias = arguments.Kind is not MeasureKind.Class && question.Iteration is null && isLabelled;
        if (question.Asks(JudgeSections.Bias) && hasBias) yield return BiasSection.Of(arguments, items);
    }

    private static IEnumerable<string> Facts(MeasuredGroup group)
    {
        var labelled = group.Items.Count(item => item.Label is not null);
        var judged = group.Items.Count(item => item is { Label: not null, Verdict: not null });
        if (labelled > judged)
            yield return Invariant($"Left out: {labelled - judged} with a label and no verdict");
        if (labelled < group.Items.Count)
            yield return Invariant($"Not used: {group.Items.Count - labelled} without a label");
    }

    private static Diagnostic Repeats(MeasuredGroup group) => new("LJS1056", DiagnosticSeverity.Warning,
        Invariant($"Items repeat ({group.Clusters} ids, {group.Items.Count} rows): rows of one id ")
            + "are not independent, and the intervals are too narrow.",
        "--runs, where they are runs of the judge; --iteration COL, where they are iterations; --group COL, where several systems answered "
            + "the same question");
}
