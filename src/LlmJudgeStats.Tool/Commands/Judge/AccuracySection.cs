using LlmJudgeStats.Accuracy;

namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>How often the judge is right.</summary>
internal static class AccuracySection
{
    /// <summary>The section of one judge, or of each of its iterations.</summary>
    /// <param name="level">The level of each interval.</param>
    /// <param name="parts">The items, by iteration; one part without a name where there are none.</param>
    /// <param name="weights">What each category counts for; <see langword="null"/>: every item alike.</param>
    public static JudgeSection Of(double level, IReadOnlyList<(string? Name, JudgedItems Items)> parts, double[]? weights) => new()
    {
        Name = JudgeSections.Accuracy,
        Estimates =
        [
            .. parts.Select(part => Figure("accuracy", "accuracy", part.Name)
                .Mean(TableOf(part.Items).ToStudy(CalibrationDesign.Random), level)),
            .. weights is null ? []
                : parts.Select(part => Figure("weighted-accuracy", "accuracy, categories weighted", part.Name)
                    .Mean(TableOf(part.Items).ToAverageStudy(weights), level)),
            .. parts.SelectMany(part => OfCategories(level, part.Name, part.Items)),
            .. parts.SelectMany(part => OfLabels(level, part.Name, part.Items)),
        ],
    };

    private static JudgeFigure Figure(string quantity, string name, string? of) =>
        new(quantity, of is null ? name : $"{name}, {of}") { Of = of };

    private static AccuracyTable TableOf(JudgedItems items) =>
        AccuracyTable.Of(Math.Max(1, items.Categories.Count), items.CategoryOf, items.Values);

    private static IEnumerable<MeasuredEstimate> OfCategories(double level, string? part, JudgedItems items)
    {
        if (items.Categories is [] or [""]) return [];
        var table = TableOf(items);
        return items.Categories.Select((name, category) =>
            Figure("accuracy", "accuracy", part is null ? name : $"{part}, {name}").Mean(table.ToCategoryStudy(category), level));
    }

    private static IEnumerable<MeasuredEstimate> OfLabels(double level, string? part, JudgedItems items)
    {
        if (items.Kind is not MeasureKind.Rate) return [];
        var passes = StrataTable.FromItems(ValueRange.Unit, 2, LabelsOf(items), [.. items.All.Select(item => item.Judged)], []);
        var youden = Figure("youden", "Youden's J", part).Mean(MeanStudy.OfDifference(passes), level);
        // Of iterations J alone: six of them would have 24 rows.
        if (part is not null) return [youden];
        var byLabel = StrataTable.FromItems(ValueRange.Unit, 2, LabelsOf(items), items.Values, []);
        return
        [
            Share(new("sensitivity", "sensitivity"), byLabel.Stratum(0), level),
            Share(new("specificity", "specificity"), byLabel.Stratum(1), level),
            youden,
            new JudgeFigure("balanced-accuracy", "balanced accuracy").Mean(MeanStudy.OfCategories(byLabel, []), level),
        ];
    }

    // Passes of people first.
    private static int[] LabelsOf(JudgedItems items) => [.. items.All.Select(item => item.Label == 1 ? 0 : 1)];

    private static MeasuredEstimate Share(JudgeFigure figure, StrataTable table, double level)
    {
        // Runs have values between.
        return table.Values.Length > 2
            ? figure.Mean(new() { Table = table, Design = CalibrationDesign.Random }, level)
            : figure.Share((long)table.Labelled(0, 1), (long)table.Labelled(0), level);
    }
}
