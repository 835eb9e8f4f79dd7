using LlmJudgeStats.Accuracy;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>What changed from one judge to another, or from iteration to iteration.</summary>
internal static class ChangeSection
{
    private const int Youden = 2;    // J has twice the range of a mean over two classes

    /// <summary>The section.</summary>
    /// <param name="arguments">What was asked.</param>
    /// <param name="series">The same items under each iteration.</param>
    /// <param name="weights">What each category counts for; <see langword="null"/>: every item alike.</param>
    public static JudgeSection Of(JudgeArguments arguments, JudgeSeries series, double[]? weights)
    {
        var table = IterationTable.Of(ValueRange.Unit, series.Names.Count, series.Values, series.Items.CategoryOf);
        var level = arguments.Level;
        var replaced = arguments.Question.Against is null ? null : ReplacedOf(arguments, series);
        // A level of one half or less makes no one-sided limit.
        var decision = replaced is null || level <= 0.5 ? (JudgeReplacement?)null
            : replaced.Value.Decide(level, arguments.Question.Margin);
        var monotone = arguments.Question.Iteration is null ? (Monotonicity?)null : Monotone(arguments, table);
        var weighted = weights is null ? (MeanStudy?)null : table.ToChangeStudy(0, series.Names.Count - 1, weights);
        return new()
        {
            Name = JudgeSections.Change,
            Estimates =
            [
                .. OfAccuracy(table, weighted, level),
                .. series.LabelsAreOne && arguments.Kind is MeasureKind.Rate
                    ? [Change("youden", "Youden's J").Difference(YoudenOf(series), level)] : Array.Empty<MeasuredEstimate>(),
                .. replaced is { } change ? OfRates(change, level) : [],
                .. series.Names.Count > 2 ? OfSteps(table, series.Names, level) : [],
            ],
            Monotone = monotone,
            Decision = decision,
            Facts = [.. Facts(arguments, series, monotone), .. decision is { } word ? [WordsOf(word, arguments.Question.Margin)] : NoFacts],
        };
    }

    private static IEnumerable<MeasuredEstimate> OfAccuracy(IterationTable table, MeanStudy? weighted, double level)
    {
        yield return Change("accuracy", "accuracy").Difference(table.ToStudy(CalibrationDesign.Random), level);
        if (weighted is { } study) yield return Change("weighted-accuracy", "accuracy, categories weighted").Difference(study, level);
    }

    private static IEnumerable<MeasuredEstimate> OfRates(JudgeChange change, double level) =>
    [
        Change("sensitivity", "sensitivity").Difference(change.ToSensitivityStudy(), level),
        Change("specificity", "specificity").Difference(change.ToSpecificityStudy(), level),
    ];

    private static IEnumerable<MeasuredEstimate> OfSteps(IterationTable table, IReadOnlyList<string> names, double level) =>
        [.. Steps(table, names, level), new JudgeFigure("trend", "gain an iteration").Difference(table.ToTrendStudy(), level)];

    private static string[] NoFacts => [];

    private static string WordsOf(JudgeReplacement decision, double margin)
    {
        var more = margin > 0 ? Invariant($" by more than {margin:0.####}") : "";
        return decision switch
        {
            JudgeReplacement.Go => $"Go: Youden's J does not fall{more}",
            JudgeReplacement.NoGo => $"No-go: Youden's J falls{more}",
            JudgeReplacement.Undecided => $"Undecided: these items do not show whether Youden's J falls{more}",
        };
    }

    // Runs, and verdicts of no kind, have no right and wrong of one item.
    private static JudgeChange? ReplacedOf(JudgeArguments arguments, JudgeSeries series)
    {
        if (arguments.Kind is not MeasureKind.Rate || series.Values.Any(value => value is not (0 or 1))) return null;
        var items = series.Items.All;
        bool[] labels = [.. items.Select(item => item.Label == 1)];
        bool[] before = [.. labels.Select((label, i) => label == (series.Value(i, 0) == 1))];
        bool[] after = [.. labels.Select((label, i) => label == (series.Value(i, 1) == 1))];
        return JudgeChange.Of(labels, before, after);
    }

    private static JudgeFigure Change(string of, string name) => new("change", $"change of {name}") { Of = of };

    // A level of one half or less makes no one-sided limit.
    private static Monotonicity Monotone(JudgeArguments arguments, IterationTable table) =>
        arguments.Level > 0.5 ? table.Monotone(arguments.Level, arguments.Question.Margin) : Monotonicity.Undecided;

    private static IEnumerable<MeasuredEstimate> Steps(IterationTable table, IReadOnlyList<string> names, double level)
    {
        MeasuredEstimate[] steps =
        [
            .. Enumerable.Range(1, names.Count - 1).Select(to => new JudgeFigure("change", $"from {names[to - 1]} to {names[to]}")
            {
                Of = $"{names[to - 1]} to {names[to]}",
            }.Difference(table.ToChangeStudy(to - 1, to), level)),
        ];
        var adjusted = Multiplicity.Holm([.. steps.Select(step => step.PValue!.Value)]);
        return steps.Select((step, i) => step with { AdjustedPValue = adjusted[i], Adjustment = "holm" });
    }

    private static MeanStudy YoudenOf(JudgeSeries series)
    {
        var items = series.Items.All;
        var last = series.Names.Count - 1;
        double[] changes = [.. items.Select((_, i) => Youden * (series.Value(i, last) - series.Value(i, 0)))];
        int[] labels = [.. items.Select(item => item.Label == 1 ? 0 : 1)];
        return MeanStudy.OfCategories(StrataTable.FromItems(new(-Youden, Youden), 2, labels, changes, []), []);
    }

    private static IEnumerable<string> Facts(JudgeArguments arguments, JudgeSeries series, Monotonicity? monotone)
    {
        if (series.Incomplete > 0)
        {
            yield return arguments.Question.Iteration is null
                ? Invariant($"Left out: {series.Incomplete} without a verdict of the other judge")
                : Invariant($"Left out: {series.Incomplete} that are not in every iteration");
        }
        if (monotone is not { } word) yield break;
        var margin = arguments.Question.Margin;
        var less = margin > 0
            ? Invariant($"by more than {100 * margin:0.####} points") : "at all";
        yield return word switch
        {
            Monotonicity.DoesNotDecrease => $"Monotone: no step lowers the accuracy {less}",
            Monotonicity.Decreases => "Monotone: no, at least one step lowers the accuracy",
            Monotonicity.Undecided => "Monotone: cannot be told from these items",
        };
    }
}
